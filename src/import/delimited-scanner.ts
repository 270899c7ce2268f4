import { ImportFailure } from '@/import/import-error';
import { LIMITS } from '@/import/limits';

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** A word of four bytes holds a zero byte where subtracting 1 from each borrows; XOR turns "is it X" into "is it 0". */
const ONES = 0x01010101;
const HIGH_BITS = 0x80808080 | 0;
const QUOTES = QUOTE * ONES;
const LINE_FEEDS = LF * ONES;
/** Bytes below 14, line ends among them: one test for both, and other control bytes are passed over one by one. */
const BELOW_SO = 14 * ONES;
/** Words are read past the last byte; what stands there is ignored. */
const SPARE = 4;

/** Which byte of a word holds the lowest set bit. */
const lowestByte = (bits: number): number => (31 - Math.clz32(bits & -bits)) >> 3;

const FIELD_START = 0;
const PLAIN = 1;
const QUOTED = 2;
/** After a quote inside a quoted field: a doubled quote, or the field's end. */
const QUOTE_SEEN = 3;
type State = typeof FIELD_START | typeof PLAIN | typeof QUOTED | typeof QUOTE_SEEN;

const grow = (old: Int32Array): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(old.length * 2);
  larger.set(old);
  return larger;
};

/**
 * Splits delimited text (CSV, TSV, …) into fields as byte ranges, chunk by chunk, without making strings: RFC 4180 with
 * any delimiter and line end, line breaks inside quotes, text after a closing quote kept as it stands, and a missing
 * closing quote noticed. Our own because the fastest library tokeniser (uDSV, on strings) misses the budget of 4.3 times
 * the cost of reading, and because none says on which line a quote was left open.
 */
export class DelimitedScanner {
  /** UTF-8. Valid during `onRecord` only. */
  buffer = new Uint8Array(1 << 16);
  /** The same bytes, for reading four at once; up to {@link SPARE} bytes past the last may be read. */
  words = new DataView(this.buffer.buffer);
  /** Field `i` is `buffer[starts[i]..ends[i])`, without its quotes. */
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  /** 1 where a field was quoted and holds doubled quotes. */
  doubled = new Uint8Array(64);
  fieldCount = 0;
  /** Line on which the record starts, from 1. */
  line = 1;
  /** Did this record lose the middle of a field that was too long? */
  isTruncated = false;
  /** Did the bytes end inside an open quote? Only ever true for the last record. */
  isUnclosed = false;

  readonly #delimiter: number;
  readonly #onRecord: (scanner: DelimitedScanner) => void;
  #limit = 0;
  #at = 0;
  #recordStart = 0;
  #fieldStart = 0;
  #state: State = FIELD_START;
  #hasDoubled = 0;
  #nextLine = 1;
  #skipsLineFeed = false;

  /**
   * @param delimiter one ASCII byte
   * @param onRecord called for each record with at least one field that is not the empty line
   */
  constructor(delimiter: number, onRecord: (scanner: DelimitedScanner) => void) {
    this.#delimiter = delimiter;
    this.#onRecord = onRecord;
  }

  /**
   * Takes more bytes. Records that end in them are reported before it returns.
   *
   * @throws ImportFailure `too-many-columns`, or `too-large` for a record whose separate fields exceed the limit
   */
  push(chunk: Uint8Array): void {
    this.#makeRoom(chunk.length);
    this.buffer.set(chunk, this.#limit);
    this.#limit += chunk.length;
    this.#scan();
  }

  /** No more bytes. Reports the last record, if one is left. */
  end(): void {
    this.isUnclosed = this.#state === QUOTED;
    if (this.#state === FIELD_START && this.fieldCount === 0) return;
    if (this.#state === FIELD_START) this.#fieldStart = this.#at;
    this.#endField(this.#state === QUOTE_SEEN ? this.#at - 1 : this.#at);
    this.#endRecord();
  }

  #makeRoom(incoming: number): void {
    let kept = this.#limit - this.#recordStart;
    if (kept > LIMITS.recordBytes) {
      this.#dropMiddle();
      kept = this.#limit - this.#recordStart;
    }
    const from = this.#recordStart;
    if (kept + incoming + SPARE > this.buffer.length) {
      const larger = new Uint8Array(Math.max(this.buffer.length * 2, kept + incoming + SPARE));
      larger.set(this.buffer.subarray(from, this.#limit));
      this.buffer = larger;
      this.words = new DataView(larger.buffer);
    } else if (from > 0) {
      this.buffer.copyWithin(0, from, this.#limit);
    }
    if (from === 0) return;
    for (let field = 0; field < this.fieldCount; field += 1) {
      this.starts[field] = (this.starts[field] as number) - from;
      this.ends[field] = (this.ends[field] as number) - from;
    }
    this.#fieldStart -= from;
    this.#at -= from;
    this.#limit -= from;
    this.#recordStart = 0;
  }

  /** A field without end (an open quote, a hostile file) keeps its beginning only; scanning goes on after it. */
  #dropMiddle(): void {
    const keepTo = this.#fieldStart + LIMITS.textCharacters;
    if (keepTo - this.#recordStart > LIMITS.recordBytes) {
      throw new ImportFailure('too-large', { limitBytes: LIMITS.recordBytes }, this.line);
    }
    if (keepTo >= this.#limit) return;
    this.#limit = keepTo;
    this.#at = keepTo;
    this.isTruncated = true;
  }

  /**
   * The hot loop. It looks at four bytes at a time, because a loop over single bytes costs more than everything that is
   * done with the fields. Everything it touches is a local, and what would be small functions elsewhere is written out:
   * calls and property writes at every field doubled its cost.
   */
  #scan(): void {
    const { buffer } = this;
    const limit = this.#limit;
    const delimiter = this.#delimiter;
    const words = this.words;
    const delimiters = Math.imul(delimiter, ONES);
    let { starts, ends, doubled, fieldCount } = this;
    let state = this.#state;
    let at = this.#at;
    let fieldStart = this.#fieldStart;
    let hasDoubled = this.#hasDoubled;
    let nextLine = this.#nextLine;
    if (this.#skipsLineFeed && at < limit) {
      this.#skipsLineFeed = false;
      if (buffer[at] === LF) at += 1;
      this.#recordStart = at;
    }
    while (at < limit) {
      let fieldEnd = at;
      if (state === FIELD_START) {
        hasDoubled = 0;
        state = PLAIN;
        if (buffer[at] === QUOTE) {
          at += 1;
          state = QUOTED;
        }
        fieldStart = at;
      }
      if (state !== PLAIN) {
        if (state === QUOTED) {
          while (at < limit) {
            const word = words.getInt32(at, true);
            const quotes = word ^ QUOTES;
            const feeds = word ^ LINE_FEEDS;
            const hits = (((quotes - ONES) & ~quotes) | ((feeds - ONES) & ~feeds)) & HIGH_BITS;
            if (hits === 0) {
              at += 4;
              continue;
            }
            at += lowestByte(hits);
            if (at >= limit || buffer[at] === QUOTE) break;
            nextLine += 1;
            at += 1;
          }
          if (at >= limit) {
            at = limit;
            break;
          }
          at += 1;
          state = QUOTE_SEEN;
          if (at === limit) break;
        }
        if (state === QUOTE_SEEN) {
          const byte = buffer[at] as number;
          if (byte === QUOTE) {
            hasDoubled = 1;
            state = QUOTED;
            at += 1;
            continue;
          }
          fieldEnd = at - 1;
          if (byte !== delimiter && byte !== LF && byte !== CR) {
            // `"a" b`: no rule covers it, so the text stays as it stands, quotes included.
            fieldStart -= 1;
            hasDoubled = 0;
            state = PLAIN;
          }
        }
      }
      if (state === PLAIN) {
        while (at < limit) {
          const word = words.getInt32(at, true);
          const stops = word ^ delimiters;
          const hits = (((stops - ONES) & ~stops) | ((word - BELOW_SO) & ~word)) & HIGH_BITS;
          if (hits === 0) {
            at += 4;
            continue;
          }
          at += lowestByte(hits);
          const byte = buffer[at];
          if (byte === delimiter || byte === LF || byte === CR || at >= limit) break;
          at += 1;
        }
        if (at >= limit) {
          at = limit;
          break;
        }
        fieldEnd = at;
      }
      if (fieldCount === starts.length) {
        this.#growFields();
        ({ starts, ends, doubled } = this);
      }
      starts[fieldCount] = fieldStart;
      ends[fieldCount] = fieldEnd;
      doubled[fieldCount] = hasDoubled;
      fieldCount += 1;
      state = FIELD_START;
      const stop = buffer[at];
      at += 1;
      if (stop === delimiter) continue;
      nextLine += 1;
      this.fieldCount = fieldCount;
      this.#nextLine = nextLine;
      this.#endRecord();
      fieldCount = 0;
      if (stop === CR) {
        if (at === limit) this.#skipsLineFeed = true;
        else if (buffer[at] === LF) at += 1;
      }
      this.#recordStart = at;
    }
    this.fieldCount = fieldCount;
    this.#at = at;
    this.#state = state;
    this.#fieldStart = fieldStart;
    this.#hasDoubled = hasDoubled;
    this.#nextLine = nextLine;
  }

  #endField(end: number): void {
    const field = this.fieldCount;
    if (field === this.starts.length) this.#growFields();
    this.starts[field] = this.#fieldStart;
    this.ends[field] = end;
    this.doubled[field] = this.#hasDoubled;
    this.fieldCount = field + 1;
  }

  #endRecord(): void {
    const isBlankLine = this.fieldCount === 1 && this.starts[0] === this.ends[0];
    if (!isBlankLine) this.#onRecord(this);
    this.fieldCount = 0;
    this.isTruncated = false;
    this.line = this.#nextLine;
  }

  #growFields(): void {
    const limit = LIMITS.columns;
    if (this.starts.length >= limit) throw new ImportFailure('too-many-columns', { limit }, this.line);
    this.starts = grow(this.starts);
    this.ends = grow(this.ends);
    const doubled = new Uint8Array(this.doubled.length * 2);
    doubled.set(this.doubled);
    this.doubled = doubled;
  }
}
