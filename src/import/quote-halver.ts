const QUOTE = 34;
const ONES = 0x01010101;
const LOW_BITS = 0x7f7f7f7f;
const HIGH_BITS = 0x80808080 | 0;
const QUOTES = QUOTE * ONES;
/** Words are written past the last byte of the text, and a quote may be left over at its end. */
const SPARE = 8;

/** Copies quoted text with every doubled quote as one. The room is used again for every text. */
export class QuoteHalver {
  /** The last text, from 0 on. */
  readonly bytes: Uint8Array;
  /** The same bytes. */
  readonly words: DataView;

  /** @param mostBytes of a text */
  constructor(mostBytes: number) {
    this.bytes = new Uint8Array(mostBytes + SPARE);
    this.words = new DataView(this.bytes.buffer);
  }

  /**
   * Copies `source[from..to)`; up to three bytes behind `to` are read and do not matter.
   *
   * @returns bytes written to {@link bytes}
   */
  halve(source: DataView, from: number, to: number): number {
    const { words } = this;
    let length = 0;
    let at = from;
    while (at < to) {
      const word = source.getInt32(at, true);
      const other = (word & LOW_BITS) ^ QUOTES;
      // Four bytes at a time while none of them is a quote; find-stops says how that is told.
      if ((~((other + LOW_BITS) | word) & HIGH_BITS) === 0) {
        words.setInt32(length, word, true);
        at += 4;
        length += 4;
        continue;
      }
      for (const end = Math.min(to, at + 4); at < end; at += 1) {
        const byte = source.getUint8(at);
        words.setUint8(length, byte);
        length += 1;
        if (byte === QUOTE && at + 1 < to && source.getUint8(at + 1) === QUOTE) at += 1;
      }
    }
    return length - Math.max(0, at - to);
  }
}
