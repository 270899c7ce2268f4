import { LIMITS } from '@/import/limits';

const REPLACEMENT = '�';

/** Up to here a call for each character beats the platform's decoder, whose own call costs several microseconds. */
const SHORT = 48;

/** The text of short plain ASCII without NULs; null for anything else. */
const shortAscii = (buffer: Uint8Array, start: number, end: number): string | null => {
  if (end - start > SHORT) return null;
  let text = '';
  for (let at = start; at < end; at += 1) {
    const byte = buffer[at] as number;
    if (byte === 0 || byte > 127) return null;
    text += String.fromCodePoint(byte);
  }
  return text;
};

/** Makes strings of UTF-8 byte ranges, and counts what was wrong with them. */
export class CellText {
  /** Texts that held bytes which are no UTF-8. */
  undecodable = 0;
  /** Texts that held NULs, which are taken out: no text needs them, and many tools stop at one. */
  withNul = 0;

  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  /** The text of `buffer[start..end)`, cut at the limit for texts. */
  decode(buffer: Uint8Array, start: number, end: number): string {
    if (start >= end) return '';
    const short = shortAscii(buffer, start, end);
    if (short !== null) return short;
    const stop = Math.min(end, start + LIMITS.textCharacters);
    const text = this.#decoder.decode(buffer.subarray(start, stop));
    if (text.includes(REPLACEMENT) && stop === end) this.undecodable += 1;
    if (!text.includes('\0')) return text;
    this.withNul += 1;
    return text.replaceAll('\0', '');
  }
}
