/**
 * Text as well-formed UTF-8 within a larger array, so that a text that is only passed on is never made a string. A view
 * on a buffer that its maker uses again: copy or decode before asking for the next.
 */
export interface Utf8Span {
  readonly bytes: Uint8Array;
  /** The same bytes, for reading four at once. */
  readonly words: DataView;
  /** Half-open range in `bytes`. */
  readonly from: number;
  readonly to: number;
  readonly isAscii: boolean;
}

/** From here on the call of the platform's own copy pays. */
const LONG = 512;

/**
 * Copies the bytes of a span to `into` from `at` on: word by word, because the platform's copy costs as much as reading
 * three hundred bytes.
 */
export const copyBytes = (
  { bytes, words, from, to }: Utf8Span,
  into: Pick<Utf8Span, 'bytes' | 'words'>,
  at: number,
): void => {
  if (to - from > LONG) {
    into.bytes.set(bytes.subarray(from, to), at);
    return;
  }
  const target = into.words;
  let source = from;
  let there = at;
  for (; source + 4 <= to; source += 4, there += 4)
    target.setInt32(there, words.getInt32(source, true), true);
  for (; source < to; source += 1, there += 1) target.setUint8(there, words.getUint8(source));
};

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text itself. */
export const decodeSpan = (text: string | Utf8Span): string =>
  typeof text === 'string' ? text : decoder.decode(text.bytes.subarray(text.from, text.to));
