/**
 * Text as well-formed UTF-8 within a larger array, so that a text that is only passed on is never made a string. A view
 * on a buffer that its maker uses again: copy or decode before asking for the next.
 */
export interface Utf8Span {
  readonly bytes: Uint8Array;
  /** Half-open range in `bytes`. */
  readonly from: number;
  readonly to: number;
  readonly isAscii: boolean;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text itself. */
export const decodeSpan = (text: string | Utf8Span): string =>
  typeof text === 'string' ? text : decoder.decode(text.bytes.subarray(text.from, text.to));
