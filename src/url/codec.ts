import { SUPPORTS } from '@/domain/attribution';
import type { Camera } from '@/domain/camera';
import { CLOCKS } from '@/domain/clock';
import { CONTEXT_LAYER_IDS, type ContextLayerId } from '@/domain/dossier';
import { ATTRIBUTION_CLASSES, type ActorId, EVENT_KINDS, type EventId } from '@/domain/event';
import type { WordClause } from '@/domain/filter';
import { ALL_TIME, type TimeSpan, sameSpan, formatIsoInterval, parseIsoInterval } from '@/domain/time';
import { readArea, writeArea } from './area-text';
import { KNOWN_TO } from '@/domain/precision';
import {
  type AppState,
  DEFAULT_LAYERS,
  LOCALES,
  type Notice,
  PANEL_VIEWS,
  SOURCE_PARTS,
  THEMES,
  UNITS,
} from '@/state/app-state';
import { ARTICLE_ALONE } from '@/state/datasets';
import { isArticleAmong, readDatasets, writeDatasets } from './link-datasets';
import {
  escapeValue,
  oneOf,
  readBox,
  readCamera,
  readSet,
  readSlug,
  readStep,
  unescapeValue,
  writeBox,
  writeCamera,
  writeSet,
} from './link-values';
import { MAX_TEXT_LENGTH, MAX_VALUE_LENGTH, isText, readWords, writeWords } from './link-words';

/** The part of the state that a link carries. */
export type LinkState = Pick<
  AppState,
  | 'camera'
  | 'window'
  | 'selection'
  | 'kinds'
  | 'attribution'
  | 'actors'
  | 'query'
  | 'layers'
  | 'theme'
  | 'locale'
  | 'bounds'
  | 'area'
  | 'known'
  | 'view'
  | 'step'
  | 'comparedWindow'
  | 'speaker'
  | 'relay'
  | 'about'
  | 'support'
  | 'sourcePart'
  | 'clock'
  | 'units'
  | 'types'
  | 'countries'
  | 'datasets'
>;

type Place = Pick<LinkState, 'camera' | 'window'>;

/** What a link without a value means; the camera and the window come from the dossier, or from the story's step. */
export interface LinkDefaults extends Place {
  readonly story?: readonly Place[];
}

/**
 * Inside the story a link that names no camera and no window means those of its step; one that does says where the
 * reader looked instead. A step beyond the last is the last. A file opens on all of its time.
 */
const placeDefaults = (
  defaults: LinkDefaults,
  { view, step, datasets }: Pick<LinkState, 'view' | 'step' | 'datasets'>,
): Place => {
  const { story = [] } = defaults;
  if (!isArticleAmong(datasets)) return { camera: defaults.camera, window: ALL_TIME };
  const isInStory = view === 'story';
  return (isInStory ? story[Math.min(step, story.length) - 1] : undefined) ?? defaults;
};

/** Every format ever published stays readable; a change of meaning raises this and adds a migration. */
const VERSION = '1';

/** What need not be written. The camera that a file opens with is not known here, so a file's is always written. */
interface Usual {
  readonly camera: Camera | null;
  readonly window: TimeSpan;
}

interface Param<Key extends keyof LinkState> {
  readonly name: string;
  readonly fallback: (defaults: Place) => LinkState[Key];
  /** null: the value is the usual one and is left out. */
  readonly write: (value: LinkState[Key], usual: Usual) => string | null;
  /** null: the text means nothing and is reported. */
  readonly read: (text: string) => LinkState[Key] | null;
}

/** Words of a file's column, or names of actors. */
const wordsParam = <Key extends WordClause>(name: string): Param<Key> => ({
  name,
  fallback: () => null,
  write: (words) => words && writeWords(words),
  read: readWords,
});

/** One of a few words; the usual one is left out. */
const oneOfParam = <Key extends keyof LinkState>(
  name: string,
  known: readonly (LinkState[Key] & string)[],
  usual: LinkState[Key],
): Param<Key> => ({
  name,
  fallback: () => usual,
  write: (value) => (value === usual ? null : (known.find((word) => word === value) ?? null)),
  read: (text) => oneOf(text, known),
});

/** A voice by its id, or by its name where it has none: any text. */
const voiceParam = <Key extends 'speaker' | 'relay'>(name: Key): Param<Key> => ({
  name,
  fallback: () => null,
  write: (voice) => voice?.slice(0, MAX_VALUE_LENGTH) ?? null,
  read: (text) => (text.trim() === '' ? null : text),
});

const DEFAULT_LAYER_SET: ReadonlySet<ContextLayerId> = new Set(DEFAULT_LAYERS);

/** The link format, in the order in which links are written. */
const PARAMS: { readonly [Key in keyof LinkState]: Param<Key> } = {
  camera: {
    name: 'map',
    fallback: (defaults) => defaults.camera,
    write: (camera, usual) =>
      usual.camera !== null && writeCamera(camera) === writeCamera(usual.camera) ? null : writeCamera(camera),
    read: readCamera,
  },
  window: {
    name: 'time',
    fallback: (defaults) => defaults.window,
    write: (window, usual) => (sameSpan(window, usual.window) ? null : formatIsoInterval(window)),
    read: parseIsoInterval,
  },
  selection: {
    name: 'event',
    fallback: () => null,
    // The stand-in for a row whose id is not known yet begins with a control character: it is no address.
    write: (selection) => (selection !== null && isText(selection) ? selection : null),
    read: (text) => (isText(text) ? (text as EventId) : null),
  },
  kinds: {
    name: 'kind',
    fallback: () => null,
    write: (kinds) => (kinds === null ? null : writeSet(kinds, EVENT_KINDS)),
    read: (text) => readSet(text, EVENT_KINDS),
  },
  attribution: {
    name: 'source',
    fallback: () => null,
    write: (classes) => (classes === null ? null : writeSet(classes, ATTRIBUTION_CLASSES)),
    read: (text) => readSet(text, ATTRIBUTION_CLASSES),
  },
  actors: {
    name: 'actor',
    fallback: () => null,
    write: (actors) => actors && writeWords(actors),
    read: (text) => readWords(text) as ReadonlySet<ActorId> | null,
  },
  query: {
    name: 'q',
    fallback: () => '',
    write: (query) => (query === '' ? null : query.slice(0, MAX_TEXT_LENGTH)),
    read: (text) => (text.length > MAX_TEXT_LENGTH ? null : text),
  },
  layers: {
    name: 'layers',
    fallback: () => DEFAULT_LAYER_SET,
    write: (layers) =>
      writeSet(layers, CONTEXT_LAYER_IDS) === writeSet(DEFAULT_LAYER_SET, CONTEXT_LAYER_IDS)
        ? null
        : writeSet(layers, CONTEXT_LAYER_IDS),
    read: (text) => readSet(text, CONTEXT_LAYER_IDS),
  },
  theme: {
    name: 'theme',
    fallback: () => 'system',
    write: (theme) => (theme === 'system' ? null : theme),
    read: (text) => oneOf(text, THEMES),
  },
  locale: {
    name: 'lang',
    fallback: () => 'en',
    write: (locale) => (locale === 'en' ? null : locale),
    read: (text) => oneOf(text, LOCALES),
  },
  bounds: {
    name: 'box',
    fallback: () => null,
    write: (bounds) => bounds && writeBox(bounds),
    read: readBox,
  },
  area: {
    name: 'area',
    fallback: () => null,
    write: (area) => area && writeArea(area),
    read: readArea,
  },
  known: oneOfParam('known', KNOWN_TO, null),
  view: oneOfParam('view', PANEL_VIEWS, 'events'),
  step: {
    name: 'step',
    fallback: () => 1,
    write: (step) => (step === 1 ? null : String(step)),
    read: readStep,
  },
  comparedWindow: {
    name: 'with',
    fallback: () => null,
    write: (window) => window && formatIsoInterval(window),
    read: parseIsoInterval,
  },
  speaker: voiceParam('speaker'),
  relay: voiceParam('relay'),
  about: {
    name: 'about',
    fallback: () => null,
    write: (about) => about,
    read: readSlug,
  },
  support: oneOfParam('rests', SUPPORTS, null),
  sourcePart: oneOfParam('part', SOURCE_PARTS, 'claims'),
  clock: oneOfParam('clock', CLOCKS, 'happened'),
  units: oneOfParam('units', UNITS, 'km'),
  types: wordsParam('type'),
  countries: wordsParam('country'),
  datasets: {
    name: 'data',
    fallback: () => ARTICLE_ALONE,
    write: writeDatasets,
    read: readDatasets,
  },
};

const KEYS = Object.keys(PARAMS) as readonly (keyof LinkState)[];

const writeParam = <Key extends keyof LinkState>(
  key: Key,
  value: LinkState[Key],
  usual: Usual,
): readonly string[] => {
  const { name, write }: Param<Key> = PARAMS[key];
  const text = write(value, usual);
  return text === null ? [] : [`${name}=${escapeValue(text)}`];
};

/** Did anything change that a link carries? */
export const linkChanged = (a: LinkState, b: LinkState): boolean => KEYS.some((key) => a[key] !== b[key]);

/** The fragment of a link, without `#`; empty for the first view. */
export const encodeLink = (state: LinkState, defaults: LinkDefaults): string => {
  const place = placeDefaults(defaults, state);
  const usual = isArticleAmong(state.datasets) ? place : { ...place, camera: null };
  const written = KEYS.flatMap((key) => writeParam(key, state[key], usual));
  return written.length === 0 ? '' : [...written, `v=${VERSION}`].join('&');
};

/**
 * Reads a fragment, with or without `#`. Never throws: a value that means nothing falls back to its default and is
 * reported, and so is a name that is unknown. The first of repeated names counts. Without a camera the state has the very
 * object of the defaults.
 */
export const decodeLink = (
  fragment: string,
  defaults: LinkDefaults,
): { readonly state: LinkState; readonly notices: readonly Notice[] } => {
  const given = new Map<string, string>();
  const notices: Notice[] = [];
  const ignore = (name: string, value: string): void => {
    notices.push({ kind: 'link-value-ignored', param: name.slice(0, 40), value: value.slice(0, 80) });
  };
  for (const pair of fragment.replace(/^#/, '').split('&').slice(0, 100)) {
    if (pair === '') continue;
    const cut = pair.indexOf('=');
    const name = cut < 0 ? pair : pair.slice(0, cut);
    const raw = cut < 0 ? '' : pair.slice(cut + 1);
    const value = unescapeValue(raw);
    if (value === null || given.has(name)) ignore(name, raw);
    else given.set(name, value);
  }
  /** Looked at before the rest, because defaults depend on it; reported when its turn comes. */
  const peek = <Key extends keyof LinkState>(key: Key): LinkState[Key] => {
    const { name, fallback, read: parse }: Param<Key> = PARAMS[key];
    const text = given.get(name);
    return (text === undefined ? null : parse(text)) ?? fallback(defaults);
  };
  const place = placeDefaults(defaults, {
    view: peek('view'),
    step: peek('step'),
    datasets: peek('datasets'),
  });
  const read = <Key extends keyof LinkState>(key: Key): LinkState[Key] => {
    const { name, fallback, read: parse }: Param<Key> = PARAMS[key];
    const text = given.get(name);
    given.delete(name);
    if (text === undefined) return fallback(place);
    const value = parse(text);
    if (value === null) ignore(name, text);
    return value ?? fallback(place);
  };
  const state = Object.fromEntries(KEYS.map((key) => [key, read(key)])) as unknown as LinkState;
  given.delete('v'); // every version so far reads alike
  for (const [name, value] of given) ignore(name, value);
  return { state, notices };
};
