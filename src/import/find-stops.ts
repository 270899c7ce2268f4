const QUOTE = 34;
const ONES = 0x01010101;
const LOW_BITS = 0x7f7f7f7f;
const HIGH_BITS = 0x80808080 | 0;
const QUOTES = QUOTE * ONES;
/** Adding it to seven bits reaches the eighth from 14 on: LF and CR are below. */
const TO_14 = (128 - 14) * ONES;

/** Takes off what the first and the last word hold beyond the bounds. */
const withinBounds = (stops: Int32Array, count: number, from: number, to: number): number => {
  let begin = 0;
  while (begin < count && (stops[begin] as number) < from) begin += 1;
  let end = count;
  while (end > begin && (stops[end - 1] as number) >= to) end -= 1;
  if (begin > 0) stops.copyWithin(0, begin, end);
  return end - begin;
};

/**
 * Positions of all bytes that can end a field or a line: the delimiter, quotes, and everything below 14 (line ends;
 * other control bytes are rare, and whoever reads the positions looks at the byte anyway).
 *
 * Four bytes at a time: XOR turns "is it X" into "is it 0", and a sum of seven bits and 127 reaches the eighth unless
 * they are 0. No carry leaves its byte, so that every hit is one. A loop over single bytes takes three times as long.
 *
 * @param words the bytes, four to a word, little-endian (every platform that has typed arrays in a browser)
 * @param from first byte looked at
 * @param to first byte not looked at; the word that holds it must exist
 * @param delimiter one ASCII byte
 * @param into room for `to - from` positions and eight more
 * @returns how many there are, ascending in `into`
 */
export const findStops = (
  words: Int32Array,
  from: number,
  to: number,
  delimiter: number,
  into: Int32Array,
): number => {
  const delimiters = Math.imul(delimiter, ONES);
  const lastWord = (to - 1) >> 2;
  let count = 0;
  for (let at = from >> 2; at <= lastWord; at += 1) {
    const word = words[at] as number;
    const low = word & LOW_BITS;
    const hits =
      ~((((low ^ delimiters) + LOW_BITS) & ((low ^ QUOTES) + LOW_BITS) & (low + TO_14)) | word) & HIGH_BITS;
    if (hits === 0) continue;
    // All four are written and only those that hit are counted: which byte it is cannot be guessed by a processor.
    const first = at << 2;
    into[count] = first;
    count += (hits >>> 7) & 1;
    into[count] = first + 1;
    count += (hits >>> 15) & 1;
    into[count] = first + 2;
    count += (hits >>> 23) & 1;
    into[count] = first + 3;
    count += hits >>> 31;
  }
  return withinBounds(into, count, from, to);
};
