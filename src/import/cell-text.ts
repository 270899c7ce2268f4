import { LIMITS } from '@/import/limits';

const REPLACEMENT = '�';

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
    const stop = Math.min(end, start + LIMITS.textCharacters);
    const text = this.#decoder.decode(buffer.subarray(start, stop));
    if (text.includes(REPLACEMENT) && stop === end) this.undecodable += 1;
    if (!text.includes('\0')) return text;
    this.withNul += 1;
    return text.replaceAll('\0', '');
  }
}
