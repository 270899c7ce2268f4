const ONES = 0x01010101;
const HIGH_BITS = 0x80808080 | 0;
/** The last two bytes of U+FFFD, which begins with EF: the mark of what could not be decoded somewhere before. */
const REPLACEMENT_TAIL = 0xbfbd;

/** What the bytes of a cell are: fit to be passed on as they are, or not. */
export type Utf8Make = 'ascii' | 'utf-8' | 'needs-decoding';

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/**
 * Bytes that a sequence takes, by the table of well-formed UTF-8 (Unicode 17.0, table 3-7).
 *
 * @returns 0 where it is none
 */
const sequenceLength = (bytes: Uint8Array, at: number, to: number): number => {
  const lead = bytes[at] as number;
  const next = bytes[at + 1] as number;
  if (lead < 0xc2 || at + 1 >= to || !isContinuation(next)) return 0;
  if (lead < 0xe0) return 2;
  if (at + 2 >= to || !isContinuation(bytes[at + 2])) return 0;
  if (lead < 0xf0) {
    if ((lead === 0xe0 && next < 0xa0) || (lead === 0xed && next > 0x9f)) return 0;
    const isReplacement = lead === 0xef && ((next << 8) | (bytes[at + 2] as number)) === REPLACEMENT_TAIL;
    return isReplacement ? 0 : 3;
  }
  if (at + 3 >= to || !isContinuation(bytes[at + 3]) || lead > 0xf4) return 0;
  return (lead === 0xf0 && next < 0x90) || (lead === 0xf4 && next > 0x8f) ? 0 : 4;
};

/**
 * Can the bytes be passed on as UTF-8? Malformed sequences, NULs and U+FFFD need a decoder, which replaces, removes and
 * counts them.
 *
 * @param words the same bytes, for reading four at once
 */
export const utf8MakeOf = (bytes: Uint8Array, words: DataView, from: number, to: number): Utf8Make => {
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const word = words.getInt32(at, true);
    // A high bit, or a byte that borrows because it is 0; a false alarm costs one look at each byte.
    if (((word | (word - ONES)) & HIGH_BITS) !== 0) break;
  }
  let isAscii = true;
  while (at < to) {
    const byte = bytes[at] as number;
    if (byte === 0) return 'needs-decoding';
    if (byte < 0x80) {
      at += 1;
      continue;
    }
    const length = sequenceLength(bytes, at, to);
    if (length === 0) return 'needs-decoding';
    isAscii = false;
    at += length;
  }
  return isAscii ? 'ascii' : 'utf-8';
};
