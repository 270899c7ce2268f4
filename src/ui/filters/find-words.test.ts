import { expect, test } from 'vitest';
import { findWords } from './find-words';

const WORDS = [
  { word: 'Battles', count: 9 },
  { word: 'Explosions/Remote violence', count: 5 },
  { word: 'Protests', count: 2 },
  { word: 'حلب', count: 1 },
];
const names = (found: ReturnType<typeof findWords>): readonly string[] =>
  found.listed.map(({ word }) => word);

test('all words are listed as they come while nothing is typed', () => {
  expect(names(findWords(WORDS, new Set(), ' ', 10))).toEqual(WORDS.map(({ word }) => word));
});

test('typing finds words by any part, whatever the case and the vowel signs', () => {
  expect(names(findWords(WORDS, new Set(), 'VIOL', 10))).toEqual(['Explosions/Remote violence']);
  expect(names(findWords(WORDS, new Set(), 'حَلَب', 10))).toEqual(['حلب']);
});

test('chosen words stand first and stay, whatever is typed', () => {
  expect(names(findWords(WORDS, new Set(['Protests']), 'batt', 10))).toEqual(['Protests', 'Battles']);
});

test('a chosen word that the file does not have can be let go', () => {
  expect(findWords(WORDS, new Set(['Elsewhere']), 'zzz', 10)).toEqual({
    listed: [{ word: 'Elsewhere', count: 0 }],
    rest: 0,
  });
});

test('of many, the first are listed and the rest are counted', () => {
  const found = findWords(WORDS, new Set(), '', 3);
  expect([found.listed.length, found.rest]).toEqual([3, 1]);
});
