import { foldText, queryWords } from '@/domain/search-text';
import { DICTIONARY_NAMES, type EventTable } from './event-table';
import { type RowBits, rowsWhere } from './row-bits';
import { TextCursor } from './text-column';

const SKIPPED = 255;
const SPACE = 0x20;

/** What `foldText` makes of every ASCII byte: itself, its lower case, a space, or nothing. */
const ASCII_FOLD = Uint8Array.from({ length: 128 }, (_, byte) => {
  const folded = foldText(`a${String.fromCodePoint(byte)}a`);
  if (folded === 'aa') return SKIPPED;
  return folded === 'a a' ? SPACE : (folded.codePointAt(1) ?? SKIPPED);
});

/** Does the word occur in the bytes as they are? */
const includesBytes = (bytes: Uint8Array, from: number, to: number, word: Uint8Array): boolean => {
  const first = word[0] as number;
  for (let at = from; at <= to - word.length; at += 1) {
    if (bytes[at] !== first) continue;
    let matched = 1;
    while (matched < word.length && bytes[at + matched] === word[matched]) matched += 1;
    if (matched === word.length) return true;
  }
  return false;
};

/** Does the word occur in the folded form of ASCII bytes? Folds while it compares. */
const includesFolded = (bytes: Uint8Array, from: number, to: number, word: Uint8Array): boolean => {
  const first = word[0] as number;
  for (let at = from; at < to; at += 1) {
    if (ASCII_FOLD[bytes[at] as number] !== first) continue;
    let matched = 1;
    for (let next = at + 1; next < to && matched < word.length; next += 1) {
      const folded = ASCII_FOLD[bytes[next] as number] as number;
      if (folded === SKIPPED) continue;
      if (folded !== word[matched]) break;
      matched += 1;
    }
    if (matched === word.length) return true;
  }
  return false;
};

/** For every row: does one of its dictionary texts hold the word? Looks at each distinct text once. */
const dictionaryTest = (table: EventTable, word: string): ((row: number) => boolean) => {
  const flags = (texts: readonly string[]): Uint8Array =>
    Uint8Array.from(texts, (text) => (foldText(text).includes(word) ? 1 : 0));
  const columns = DICTIONARY_NAMES.map((name) => ({
    codes: table.codes[name],
    hits: flags(table.dictionaries[name]),
  }));
  const { offsets, members, names } = table.actors;
  const actorHits = flags(names);
  const groupHits = Uint8Array.from({ length: offsets.length - 1 }, (_, group) =>
    members.subarray(offsets[group], offsets[group + 1]).some((actor) => actorHits[actor] === 1) ? 1 : 0,
  );
  columns.push({ codes: table.actorsA, hits: groupHits }, { codes: table.actorsB, hits: groupHits });
  const useful = columns.filter(({ hits }) => hits.includes(1));
  return (row) => useful.some(({ codes, hits }) => hits[codes[row] as number] === 1);
};

/**
 * Rows in whose text every word of the query occurs, by the folding of `domain/search-text`. The text of a row is its
 * own search text where the table has such; otherwise its id, notes, dictionary texts and actors. null for a blank query.
 *
 * Cost: O(bytes of text). Decodes nothing: folded words are looked up in the bytes.
 */
export const rowsMatching = (table: EventTable, query: string): RowBits | null => {
  const words = queryWords(query);
  if (words.length === 0) return null;
  const encoder = new TextEncoder();
  const isInDictionaries = table.hasOwnSearchText
    ? words.map(() => () => false)
    : words.map((word) => dictionaryTest(table, word));
  const encoded = words.map((word) => encoder.encode(word));
  const id = new TextCursor(table.text.chunks);
  const notes = new TextCursor(table.text.chunks);
  const folded = new TextCursor(table.text.chunks);
  return rowsWhere(table.length, (row) => {
    const offset = table.text.offsets[row] as number;
    let isRead = false;
    return encoded.every((word, index) => {
      if (isInDictionaries[index]?.(row) === true) return true;
      if (!isRead) {
        readEntry(offset, id, notes, folded);
        isRead = true;
      }
      if (folded.to > folded.from || table.hasOwnSearchText)
        return includesBytes(folded.bytes, folded.from, folded.to, word);
      return (
        includesFolded(id.bytes, id.from, id.to, word) ||
        includesFolded(notes.bytes, notes.from, notes.to, word)
      );
    });
  });
};

const readEntry = (offset: number, id: TextCursor, notes: TextCursor, folded: TextCursor): void => {
  id.seek(offset);
  notes.seekBehind(id);
  folded.seekBehind(notes);
};
