import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONTEXT_LAYER_IDS } from '@/domain/dossier';
import {
  ATTRIBUTION_CLASSES,
  EVENT_KINDS,
  type EventPlace,
  type EventTime,
  type OutsideVerdict,
  RELATION_TYPES,
} from '@/domain/event';
import { BORDER_SIDES } from '@/domain/borders';
import type { FilterClause } from '@/domain/filter';
import { messageArguments } from './message-arguments.test-helper';
import ar from './messages/ar.json';
import en from './messages/en.json';
import he from './messages/he.json';
import ru from './messages/ru.json';
import type { MessageLocale } from './translate';

const CATALOGUES: Record<MessageLocale, Readonly<Record<string, string>>> = { en, ar, he, ru };
const OTHERS = ['ar', 'he', 'ru'] as const;
const ENGLISH = new Map(Object.entries(CATALOGUES.en));

/** Every value of a union: a missing or an unknown one does not compile. */
const every = <Value extends string>(values: Record<Value, true>): readonly string[] => Object.keys(values);

/** What the interface puts between the quotes of a key that it builds, by the key's fixed parts. */
const BUILT_KEYS: readonly (readonly [prefix: string, values: readonly string[], suffix: string])[] = [
  ['kind.', EVENT_KINDS, ''],
  ['kindOne.', EVENT_KINDS, ''],
  ['attribution.', ATTRIBUTION_CLASSES, ''],
  ['layer.', CONTEXT_LAYER_IDS, ''],
  ['layer.', CONTEXT_LAYER_IDS, '.note'],
  [
    'relation.',
    ['from', 'to'].flatMap((direction) => RELATION_TYPES.map((type) => `${direction}.${type}`)),
    '',
  ],
  [
    'verdict.',
    every<OutsideVerdict>({
      corroborated: true,
      partly: true,
      differs: true,
      disputed: true,
      'not-found': true,
      'not-checked': true,
    }),
    '',
  ],
  ['whenBasis.', every<EventTime['basis']>({ article: true, outside: true }), ''],
  ['whenPrecision.', ['1', '2', '3', '4', '5'], ''],
  ['wherePrecision.', ['1', '2', '3', '4', '5', '6', '7'], ''],
  [
    'whereKind.',
    every<Exclude<EventPlace['kind'], 'point' | 'area'>>({ link: true, parts: true, none: true }),
    '',
  ],
  ['theme.', ['system', 'light', 'dark'], ''],
  ['measure.side.', BORDER_SIDES, ''],
  [
    'clause.',
    every<FilterClause>({
      window: true,
      kinds: true,
      attribution: true,
      actors: true,
      query: true,
      bounds: true,
      area: true,
      known: true,
      sources: true,
      types: true,
      countries: true,
      datasets: true,
    }),
    '',
  ],
];

const SOURCE = new URL('../', import.meta.url);
const sourceFiles = (readdirSync(SOURCE, { recursive: true }) as string[]).filter(
  (path) => /\.tsx?$/.test(path) && !/\.test(-helper)?\.tsx?$/.test(path),
);
const code = sourceFiles.map((path) => readFileSync(new URL(path, SOURCE), 'utf8')).join('\n');

const quoted = new Set(Array.from(code.matchAll(/'([\w.-]+)'/g), ([, text = '']) => text));
const templates = [...new Set(Array.from(code.matchAll(/`([\w.-]*\$\{[^`]*)`/g), ([, text = '']) => text))];
const prefixes = new Set([...ENGLISH.keys()].map((key) => key.split('.')[0]));

/** What a template literal can become: `kind.${kind}` as a pattern. */
const patterns = templates
  .filter((text) => prefixes.has(text.split('.')[0]))
  .map((text) => new RegExp(`^${text.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '([\\w-]+)')}$`));

/** A built key is used where each value that is put into it is a word of the code, a number or null. */
const isBuilt = (key: string): boolean =>
  patterns.some((pattern) => {
    const values = pattern.exec(key)?.slice(1);
    return values?.every((value) => quoted.has(value) || /^(\d|null)$/.test(value)) === true;
  });

describe('the English catalogue', () => {
  it('has words for every key that the code writes out', () => {
    const keyLike = [...quoted].filter((text) => text.includes('.') && prefixes.has(text.split('.')[0]));
    const notKeys = keyLike.filter((text) => !ENGLISH.has(text));
    expect(notKeys).toEqual([]);
  });

  it.each(BUILT_KEYS)(
    'has words for every key that begins with %s and ends with one of %j%s',
    (prefix, values, suffix) => {
      const missing = values.map((value) => `${prefix}${value}${suffix}`).filter((key) => !ENGLISH.has(key));
      expect(missing).toEqual([]);
    },
  );

  it('has no words that nobody says', () => {
    const unused = [...ENGLISH.keys()].filter((key) => !quoted.has(key) && !isBuilt(key));
    expect(unused).toEqual([]);
  });

  it('says something for every key', () => {
    expect([...ENGLISH].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('has its keys in groups, none twice', () => {
    const text = readFileSync(new URL('messages/en.json', import.meta.url), 'utf8');
    const keys = Array.from(text.matchAll(/^\s*"([^"]+)":/gm), ([, key]) => key);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});

const argumentNames = (message: string): readonly string[] =>
  [...new Set(messageArguments(message).map(({ name, type }) => `${name} ${type}`))].toSorted((a, b) =>
    a.localeCompare(b),
  );
/** Plural categories that whole numbers take in a language; exact matches such as =0 come on top. */
const categoriesOf = (locale: MessageLocale): ReadonlySet<string> => {
  const rules = new Intl.PluralRules(locale);
  return new Set(['other', ...Array.from({ length: 1000 }, (_, count) => rules.select(count))]);
};

describe.each(['en', ...OTHERS] as const)('the plurals of %s', (locale) => {
  const plurals = Object.entries(CATALOGUES[locale]).flatMap(([key, message]) =>
    messageArguments(message).flatMap(({ type, branches }) => (type === 'plural' ? [{ key, branches }] : [])),
  );

  it('have a form for every category of the language', () => {
    const lacking = plurals.flatMap(({ key, branches }) =>
      [...categoriesOf(locale)]
        .filter((category) => !branches.includes(category))
        .map((form) => `${key}: ${form}`),
    );
    expect(lacking).toEqual([]);
  });

  it('have no form that the language does not know', () => {
    const known = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const strange = plurals.flatMap(({ key, branches }) =>
      branches
        .filter((branch) => !branch.startsWith('=') && !known.some((category) => category === branch))
        .map((branch) => `${key}: ${branch}`),
    );
    expect(strange).toEqual([]);
  });
});

describe.each(OTHERS)('the catalogue of %s', (locale) => {
  const messages = Object.entries(CATALOGUES[locale]);

  it('has no key that English lacks', () => {
    expect(messages.map(([key]) => key).filter((key) => !ENGLISH.has(key))).toEqual([]);
  });

  it('takes the arguments that English takes', () => {
    const differing = messages.filter(
      ([key, message]) => argumentNames(message).join() !== argumentNames(ENGLISH.get(key) ?? message).join(),
    );
    expect(differing).toEqual([]);
  });

  it('says something for every key that it has', () => {
    expect(messages.filter(([, message]) => message.trim() === '')).toEqual([]);
  });
});

describe('reading the arguments of a message', () => {
  it('finds plain ones, plurals with their forms, and what is nested in them', () => {
    const found = messageArguments('{a} and {n, plural, =0 {none} one {# of {b}} other {# of {b}}}');
    expect(found.map(({ name, type, branches }) => [name, type, branches.join(' ')])).toEqual([
      ['a', 'plain', ''],
      ['n', 'plural', '=0 one other'],
      ['b', 'plain', ''],
      ['b', 'plain', ''],
    ]);
  });

  it.each(['{', '}', '{a b}', '{n, number}', '{n, plural, one {x}'])('refuses "%s"', (message) => {
    expect(() => messageArguments(message)).toThrow(SyntaxError);
  });
});
