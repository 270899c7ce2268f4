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

/** The ASCII bytes that fold to `folded`: a letter in both cases; the same byte twice for all others. */
const bytesFoldingTo = (folded: number): readonly [number, number] => {
  const bytes = [...ASCII_FOLD.keys()].filter((byte) => ASCII_FOLD[byte] === folded);
  return [bytes[0] ?? -1, bytes.at(-1) ?? -1];
};

/** A word as bytes, and what its first byte looks like before folding. */
interface FoldedWord {
  readonly bytes: Uint8Array;
  readonly first: number;
  readonly otherFirst: number;
}

const foldedWord = (word: string): FoldedWord => {
  const bytes = new TextEncoder().encode(word);
  const [first, otherFirst] = bytesFoldingTo(bytes[0] as number);
  return { bytes, first, otherFirst };
};

/** Does the word occur in the folded form of ASCII bytes? Folds while it compares. */
const includesFolded = (bytes: Uint8Array, from: number, to: number, word: FoldedWord): boolean => {
  const { bytes: wanted, first, otherFirst } = word;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if (byte !== first && byte !== otherFirst) continue;
    let matched = 1;
    for (let next = at + 1; next < to && matched < wanted.length; next += 1) {
      const folded = ASCII_FOLD[bytes[next] as number] as number;
      if (folded === SKIPPED) continue;
      if (folded !== wanted[matched]) break;
      matched += 1;
    }
    if (matched === wanted.length) return true;
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
 * own search text where the table has such; otherwise its id, title, notes, dictionary texts and actors. null for a blank query.
 *
 * Cost: O(bytes of text). Decodes nothing: folded words are looked up in the bytes.
 */
export const rowsMatching = (table: EventTable, query: string): RowBits | null => {
  const words = queryWords(query).toSorted((a, b) => b.length - a.length); // the rarest first, most likely
  if (words.length === 0) return null;
  const { datasets, hasOwnSearchText } = table;
  const isInDictionaries = hasOwnSearchText.every(Boolean)
    ? words.map(() => () => false)
    : words.map((word) => dictionaryTest(table, word));
  const encoded = words.map(foldedWord);
  const id = new TextCursor(table.text.chunks);
  const title = new TextCursor(table.text.chunks);
  const notes = new TextCursor(table.text.chunks);
  const folded = new TextCursor(table.text.chunks);
  return rowsWhere(table.length, (row) => {
    const offset = table.text.offsets[row] as number;
    const hasOwn = hasOwnSearchText[datasets === null ? 0 : (datasets[row] as number)] === true;
    let isRead = false;
    return encoded.every((word, index) => {
      if (!hasOwn && isInDictionaries[index]?.(row) === true) return true;
      if (!isRead) {
        id.seek(offset);
        title.seekBehind(id);
        notes.seekBehind(title);
        folded.seekBehind(notes);
        isRead = true;
      }
      if (folded.to > folded.from || hasOwn)
        return includesBytes(folded.bytes, folded.from, folded.to, word.bytes);
      return (
        includesFolded(id.bytes, id.from, id.to, word) ||
        includesFolded(title.bytes, title.from, title.to, word) ||
        includesFolded(notes.bytes, notes.from, notes.to, word)
      );
    });
  });
};
