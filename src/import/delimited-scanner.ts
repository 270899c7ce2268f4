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
/** Bytes whose records are reported at once. */
const SLICE_BYTES = 1 << 17;

const PLAIN = 0;
const QUOTED = 1;
/** The last stop was a quote inside a quoted field: half of a doubled quote, the field's end, or text goes on behind it. */
const QUOTE_SEEN = 2;
type State = typeof PLAIN | typeof QUOTED | typeof QUOTE_SEEN;

const FIRST_RECORDS = 1 << 10;

const withRoom = (old: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(Math.max(old.length * 2, length));
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
  /** UTF-8. Valid while records are reported. */
  buffer = new Uint8Array(SLICE_BYTES * 2);
  /** The same bytes, for reading four at once from anywhere; up to {@link SPARE} bytes past the last may be read. */
  words = new DataView(this.buffer.buffer);
  /** Field `i` is `buffer[starts[i]..ends[i])`, without its quotes; the fields of all reported records. */
  starts = new Int32Array(2 * BLOCK_BYTES);
  ends = new Int32Array(2 * BLOCK_BYTES);
  /** 1 where a field was quoted and holds doubled quotes. */
  doubled = new Uint8Array(2 * BLOCK_BYTES);
  /** Records that are reported. */
  recordCount = 0;
  /** First field of each record, and then that of the record that is still open. */
  firsts = new Int32Array(FIRST_RECORDS);
  /** Did the first record lose the middle of a field that was too long? */
  isCut = false;
  /** The selected record has the fields from `firstField` on. */
  firstField = 0;
  fieldCount = 0;
  /** Line on which the selected record starts, from 1. */
  line = 1;
  /** Did the selected record lose the middle of a field that was too long? */
  isTruncated = false;
  /** Did the bytes end inside an open quote? Only ever true for the last record. */
  isUnclosed = false;

  readonly #delimiter: number;
  readonly #onRecords: (scanner: DelimitedScanner) => void;
  readonly #stops = new Int32Array(BLOCK_BYTES + 2 * SPARE);
  #alignedWords = new Int32Array(this.buffer.buffer);
  #lines = new Int32Array(FIRST_RECORDS);
  #fields = 0;
  #limit = 0;
  #recordStart = 0;
  #fieldStart = 0;
  #quoteAt = 0;
  #state: State = PLAIN;
  #hasDoubled = 0;
  #recordLine = 1;
  #nextLine = 1;
  #skipsLineFeed = false;

  /**
   * @param delimiter one ASCII byte
   * @param onRecords called when records have ended: `recordCount` of them, each with at least one field that is not the
   *   empty line. Many at once, because a call within the loop over the bytes cost as much as the loop.
   */
  constructor(delimiter: number, onRecords: (scanner: DelimitedScanner) => void) {
    this.#delimiter = delimiter;
    this.#onRecords = onRecords;
  }

  /**
   * Takes more bytes. Records that end in them are reported before it returns.
   *
   * @throws ImportFailure `too-many-columns`, or `too-large` for a record whose separate fields exceed the limit
   */
  push(chunk: Uint8Array): void {
    if (chunk.length <= SLICE_BYTES) {
      this.#pushSlice(chunk);
      return;
    }
    for (let at = 0; at < chunk.length; at += SLICE_BYTES)
      this.#pushSlice(chunk.subarray(at, at + SLICE_BYTES));
  }

  /** No more bytes. Reports the last record, if one is left. */
  end(): void {
    this.isUnclosed = this.#state === QUOTED;
    this.#forgetReported();
    this.#judgeQuote();
    const hasBytes = this.#state !== PLAIN || this.#fieldStart < this.#limit;
    if (!hasBytes && this.#fields === 0) return;
    this.starts[this.#fields] = this.#fieldStart;
    this.ends[this.#fields] = this.#state === QUOTE_SEEN ? this.#quoteAt : this.#limit;
    this.doubled[this.#fields] = this.#hasDoubled;
    this.#fields += 1;
    if (this.#fields > LIMITS.columns) this.#refuse();
    if (this.#fields === 1 && this.starts[0] === this.ends[0]) return;
    this.#lines[0] = this.#recordLine;
    this.firsts[1] = this.#fields;
    this.recordCount = 1;
    this.#onRecords(this);
  }

  /** Makes `firstField`, `fieldCount`, `line` and the flags those of a reported record. */
  select(record: number): void {
    const first = this.firsts[record] as number;
    this.firstField = first;
    this.fieldCount = (this.firsts[record + 1] as number) - first;
    this.line = this.#lines[record] as number;
    this.isTruncated = this.isCut && record === 0;
  }

  #pushSlice(bytes: Uint8Array): void {
    this.#forgetReported();
    this.#makeRoom(bytes.length);
    const from = this.#limit;
    const limit = from + bytes.length;
    this.buffer.set(bytes, from);
    this.#limit = limit;
    for (let at = from; at < limit; at += BLOCK_BYTES) {
      const to = Math.min(limit, at + BLOCK_BYTES);
      this.#reserve(to - at);
      if (this.#scan(at, to) > LIMITS.columns) this.#refuse();
    }
    if (this.recordCount === 0) return;
    this.#onRecords(this);
    this.isCut = false;
  }

  /** Keeps of the fields those of the record that is still open. */
  #forgetReported(): void {
    const open = this.firsts[this.recordCount] as number;
    this.recordCount = 0;
    if (open === 0) return;
    this.starts.copyWithin(0, open, this.#fields);
    this.ends.copyWithin(0, open, this.#fields);
    this.doubled.copyWithin(0, open, this.#fields);
    this.#fields -= open;
    this.firsts[0] = 0;
  }

  /** Room for every field and every record that so many bytes can end. */
  #reserve(bytes: number): void {
    const fields = this.#fields + bytes + 1;
    if (fields > this.starts.length) {
      this.starts = withRoom(this.starts, fields);
      this.ends = withRoom(this.ends, fields);
      const doubled = new Uint8Array(this.starts.length);
      doubled.set(this.doubled);
      this.doubled = doubled;
    }
    const records = this.recordCount + bytes + 2;
    if (records <= this.firsts.length) return;
    this.firsts = withRoom(this.firsts, records);
    this.#lines = withRoom(this.#lines, records);
  }

  /** Reports what stands before the record with too many columns. */
  #refuse(): never {
    const limit = LIMITS.columns;
    let line = this.#recordLine;
    for (let record = 0; record < this.recordCount; record += 1) {
      if ((this.firsts[record + 1] as number) - (this.firsts[record] as number) <= limit) continue;
      line = this.#lines[record] as number;
      this.recordCount = record;
    }
    if (this.recordCount > 0) this.#onRecords(this);
    throw new ImportFailure('too-many-columns', { limit }, line);
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
    for (let field = 0; field < this.#fields; field += 1) {
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
      throw new ImportFailure('too-large', { limitBytes: LIMITS.recordBytes }, this.#recordLine);
    }
    if (keepTo >= this.#limit) return;
    this.#limit = keepTo;
    this.#quoteAt = keepTo - 1;
    this.isCut = true;
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
   *
   * @returns fields of the record with most of them
   */
  #scan(from: number, limit: number): number {
    const { buffer } = this;
    const delimiter = this.#delimiter;
    const stops = this.#stops;
    const stopCount = findStops(this.#alignedWords, from, limit, delimiter, stops);
    const { starts, ends, doubled } = this;
    const firsts = this.firsts;
    const lines = this.#lines;
    let fields = this.#fields;
    let recordCount = this.recordCount;
    let first = firsts[recordCount] as number;
    let recordLine = this.#recordLine;
    let recordStart = this.#recordStart;
    let mostFields = 0;
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
        recordStart = fieldStart;
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
      starts[fields] = fieldStart;
      ends[fields] = fieldEnd;
      doubled[fields] = hasDoubled;
      fields += 1;
      hasDoubled = 0;
      fieldStart = at + 1;
      if (byte === delimiter) continue;
      nextLine += 1;
      if (byte === CR) {
        if (fieldStart === limit) {
          this.#skipsLineFeed = true;
        } else if (buffer[fieldStart] === LF) {
          fieldStart += 1;
          stop += 1;
        }
      }
      recordStart = fieldStart;
      if (fields - first === 1 && starts[first] === ends[first]) {
        fields = first; // an empty line is no record
      } else {
        if (fields - first > mostFields) mostFields = fields - first;
        lines[recordCount] = recordLine;
        recordCount += 1;
        first = fields;
        firsts[recordCount] = first;
      }
      recordLine = nextLine;
    }
    this.#fields = fields;
    this.recordCount = recordCount;
    this.#state = state;
    this.#fieldStart = fieldStart;
    this.#quoteAt = quoteAt;
    this.#hasDoubled = hasDoubled;
    this.#nextLine = nextLine;
    this.#recordLine = recordLine;
    this.#recordStart = recordStart;
    return Math.max(mostFields, fields - first);
  }
}
