import { findStops } from '@/import/find-stops';
import { ImportFailure } from '@/import/import-error';
import { LIMITS } from '@/import/limits';

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** Words are read past the last byte; what stands there is ignored. */
const SPARE = 4;
/** Bytes whose stops are looked up at once: few enough to stay in the processor's cache until their fields are taken. */
const BLOCK_BYTES = 1 << 15;

const PLAIN = 0;
const QUOTED = 1;
/** The last stop was a quote inside a quoted field: half of a doubled quote, the field's end, or text goes on behind it. */
const QUOTE_SEEN = 2;
type State = typeof PLAIN | typeof QUOTED | typeof QUOTE_SEEN;

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
  /** The same bytes, for reading four at once from anywhere; up to {@link SPARE} bytes past the last may be read. */
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
  readonly #stops = new Int32Array(BLOCK_BYTES + 2 * SPARE);
  #alignedWords = new Int32Array(this.buffer.buffer);
  #limit = 0;
  #recordStart = 0;
  #fieldStart = 0;
  #quoteAt = 0;
  #state: State = PLAIN;
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
    const from = this.#limit;
    const limit = from + chunk.length;
    this.buffer.set(chunk, from);
    this.#limit = limit;
    for (let at = from; at < limit; at += BLOCK_BYTES) this.#scan(at, Math.min(limit, at + BLOCK_BYTES));
  }

  /** No more bytes. Reports the last record, if one is left. */
  end(): void {
    this.isUnclosed = this.#state === QUOTED;
    this.#judgeQuote();
    const hasBytes = this.#state !== PLAIN || this.#fieldStart < this.#limit;
    if (!hasBytes && this.fieldCount === 0) return;
    this.#endField(this.#state === QUOTE_SEEN ? this.#quoteAt : this.#limit);
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
      const wanted = Math.max(this.buffer.length * 2, kept + incoming + SPARE);
      const larger = new Uint8Array(Math.ceil(wanted / 4) * 4);
      larger.set(this.buffer.subarray(from, this.#limit));
      this.buffer = larger;
      this.words = new DataView(larger.buffer);
      this.#alignedWords = new Int32Array(larger.buffer);
    } else if (from > 0) {
      this.buffer.copyWithin(0, from, this.#limit);
    }
    if (from === 0) return;
    for (let field = 0; field < this.fieldCount; field += 1) {
      this.starts[field] = (this.starts[field] as number) - from;
      this.ends[field] = (this.ends[field] as number) - from;
    }
    this.#fieldStart -= from;
    this.#quoteAt -= from;
    this.#limit -= from;
    this.#recordStart = 0;
  }

  /** A field without end (an open quote, a hostile file) keeps its beginning only; scanning goes on after it. */
  #dropMiddle(): void {
    this.#judgeQuote();
    const keepTo = this.#fieldStart + LIMITS.textCharacters;
    if (keepTo - this.#recordStart > LIMITS.recordBytes) {
      throw new ImportFailure('too-large', { limitBytes: LIMITS.recordBytes }, this.line);
    }
    if (keepTo >= this.#limit) return;
    this.#limit = keepTo;
    this.#quoteAt = keepTo - 1;
    this.isTruncated = true;
  }

  /** `"a" b`: no rule covers text behind a closing quote, so the field stays as it stands, quotes included. */
  #judgeQuote(): void {
    if (this.#state !== QUOTE_SEEN || this.#quoteAt === this.#limit - 1) return;
    this.#state = PLAIN;
    this.#fieldStart -= 1;
    this.#hasDoubled = 0;
  }

  /**
   * The hot loop: from stop to stop, never byte by byte. Everything it touches is a local, and what would be small
   * functions elsewhere is written out: calls and property writes at every field doubled its cost.
   */
  #scan(from: number, limit: number): void {
    const { buffer } = this;
    const delimiter = this.#delimiter;
    const stops = this.#stops;
    const stopCount = findStops(this.#alignedWords, from, limit, delimiter, stops);
    let { starts, ends, doubled, fieldCount } = this;
    let state = this.#state;
    let fieldStart = this.#fieldStart;
    let quoteAt = this.#quoteAt;
    let hasDoubled = this.#hasDoubled;
    let nextLine = this.#nextLine;
    let stop = 0;
    if (this.#skipsLineFeed) {
      this.#skipsLineFeed = false;
      if (buffer[from] === LF) {
        stop = 1;
        fieldStart = from + 1;
        this.#recordStart = fieldStart;
      }
    }
    while (stop < stopCount) {
      const at = stops[stop] as number;
      const byte = buffer[at] as number;
      let fieldEnd = at;
      stop += 1;
      if (state === QUOTED) {
        if (byte === QUOTE) {
          state = QUOTE_SEEN;
          quoteAt = at;
        } else if (byte === LF) {
          nextLine += 1;
        }
        continue;
      }
      if (state === QUOTE_SEEN) {
        const isBehind = at === quoteAt + 1;
        if (isBehind && byte === QUOTE) {
          hasDoubled = 1;
          state = QUOTED;
          continue;
        }
        state = PLAIN;
        if (isBehind && (byte === delimiter || byte === LF || byte === CR)) {
          fieldEnd = quoteAt;
        } else {
          fieldStart -= 1; // see #judgeQuote
          hasDoubled = 0;
        }
      }
      if (byte === QUOTE && at === fieldStart) {
        state = QUOTED;
        fieldStart = at + 1;
        continue;
      }
      if (byte !== delimiter && byte !== LF && byte !== CR) continue;
      if (fieldCount === starts.length) {
        this.#growFields();
        ({ starts, ends, doubled } = this);
      }
      starts[fieldCount] = fieldStart;
      ends[fieldCount] = fieldEnd;
      doubled[fieldCount] = hasDoubled;
      fieldCount += 1;
      hasDoubled = 0;
      fieldStart = at + 1;
      if (byte === delimiter) continue;
      nextLine += 1;
      this.fieldCount = fieldCount;
      this.#nextLine = nextLine;
      this.#endRecord();
      fieldCount = 0;
      if (byte === CR) {
        if (fieldStart === limit) {
          this.#skipsLineFeed = true;
        } else if (buffer[fieldStart] === LF) {
          fieldStart += 1;
          stop += 1;
        }
      }
      this.#recordStart = fieldStart;
    }
    this.fieldCount = fieldCount;
    this.#state = state;
    this.#fieldStart = fieldStart;
    this.#quoteAt = quoteAt;
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
