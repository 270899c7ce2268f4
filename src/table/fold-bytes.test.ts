import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from '@/domain/search-text';
import { ByteFolder } from './fold-bytes';

const folder = new ByteFolder();

/** null where the folder leaves it to `foldText`. */
const foldBytes = (...texts: readonly string[]): string | null => {
  folder.reset();
  for (const text of texts) {
    const bytes = new TextEncoder().encode(`x${text}x`);
    if (!folder.add(bytes, 1, bytes.length - 1)) return null;
  }
  return new TextDecoder().decode(folder.bytes.subarray(0, folder.length));
};

/** Every alphabet, compatibility forms, letters of mathematics, emoji; of Chinese and Korean, which fold to themselves, none. */
const CHARACTERS = [
  [0, 0x3400],
  [0xa000, 0xac00],
  [0xf900, 0x10000],
  [0x1d400, 0x1d800],
  [0x1f000, 0x1f700],
].flatMap(([from = 0, to = 0]) =>
  Array.from({ length: to - from }, (_, offset) => String.fromCodePoint(from + offset)),
);

test('only a capital sigma is left to foldText', () => {
  const left = CHARACTERS.filter((character) => foldBytes(character) === null);
  expect(left.filter((character) => !character.normalize('NFKD').includes('Σ'))).toEqual([]);
  expect(left).toContain('Σ');
});

test('every other character folds as in text, at either end of a word, within, and alone', () => {
  const block = 512;
  for (let from = 0; from < CHARACTERS.length; from += block) {
    const text = CHARACTERS.slice(from, from + block)
      .filter((character) => !character.normalize('NFKD').includes('Σ'))
      .map((it) => `b${it}b ${it} b${it} ${it}b`)
      .join(' ');
    expect(foldBytes(text)).toBe(foldText(text));
  }
});

test('texts of any characters fold as foldText folds them, one after the other', () => {
  const parts = [
    'a',
    'Z',
    ' ',
    '0',
    '-',
    '’',
    'ʿ',
    '.',
    'é',
    'e\u0301',
    'ß',
    'ي',
    'ى',
    'ة',
    'أ',
    'ـ',
    '\u064b',
  ];
  const others = ['\u05b0', '״', 'י', 'Ё', 'ё', 'Α', 'σ', '½', 'ﷺ', '㈠', 'ﬁ', '🛢', '한', '\uFEFF'];
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc
      .array(fc.constantFrom(...parts, ...others), { maxLength: 40 })
      .map((characters) => characters.join('')),
  );
  fc.assert(
    fc.property(text, text, (one, other) => {
      const slow = foldText(`${one} ${other}`);
      expect(foldBytes(one, other) ?? slow).toBe(slow);
    }),
    { numRuns: 500 },
  );
});

test('a long text folds whole', () => {
  const text = 'Ёлка, '.repeat(5000);
  expect(foldBytes(text)).toBe(foldText(text));
});
