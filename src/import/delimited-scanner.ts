import { ImportFailure } from '@/import/import-error';
import { type Kernel, borrowKernel, returnKernel } from '@/import/kernel';
import { MOST_SPLIT_BYTES } from '@/import/kernel/memory-plan';
import { LIMITS } from '@/import/limits';

/** The states of kernel/split-fields that matter here. */
const PLAIN = 0;
const QUOTED = 1;
/** The last quote may end its field, be half of a doubled one, or have text behind it. */
const QUOTE_SEEN = 2;

/**
 * Splits delimited text (CSV, TSV, …) into fields as byte ranges, chunk by chunk, without making strings: RFC 4180 with
 * any delimiter and line end, line breaks inside quotes, text after a closing quote kept as it stands, and a missing
 * closing quote noticed. Our own because the fastest library tokeniser (uDSV, on strings) misses the budget of 4.3 times
 * the cost of reading, and because none says on which line a quote was left open.
 */
export class DelimitedScanner {
  /** Where the bytes and fields are. */
  readonly kernel: Kernel = borrowKernel();
  /** UTF-8. Valid while records are reported. */
  buffer = this.kernel.text;
  /** The same bytes, for reading four at once from anywhere; some bytes past the last may be read. */
  words = this.kernel.words;
  /** Field `i` is `buffer[starts[i]..ends[i])`, without its quotes; the fields of all reported records. */
  starts = this.kernel.starts;
  ends = this.kernel.ends;
  /** 1 where a field was quoted and holds doubled quotes. */
  doubled = this.kernel.doubled;
  /** First field of each record, and then that of the record that is still open. */
  firsts = this.kernel.firsts;
  /** Records that are reported. */
  recordCount = 0;
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
  #limit = 0;

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
    if (chunk.length <= MOST_SPLIT_BYTES) {
      this.#pushSlice(chunk);
      return;
    }
    for (let at = 0; at < chunk.length; at += MOST_SPLIT_BYTES)
      this.#pushSlice(chunk.subarray(at, at + MOST_SPLIT_BYTES));
  }

  /** No more bytes. Reports the last record, if one is left; then nothing that was reported may be read any more. */
  end(): void {
    const { cells } = this.kernel;
    this.isUnclosed = cells.state.value === QUOTED;
    this.#forgetReported();
    this.#judgeQuote();
    const hasBytes = cells.state.value !== PLAIN || cells.fieldStart.value < this.#limit;
    if (hasBytes || cells.fields.value > 0) this.#endRecord();
    this.close();
  }

  /** Lets go of what was reported, where the rest of the bytes is of no interest. */
  close(): void {
    returnKernel(this.kernel);
  }

  /** Makes `firstField`, `fieldCount`, `line` and the flags those of a reported record. */
  select(record: number): void {
    const first = this.firsts[record] as number;
    this.firstField = first;
    this.fieldCount = (this.firsts[record + 1] as number) - first;
    this.line = this.kernel.lines[record] as number;
    this.isTruncated = this.isCut && record === 0;
  }

  #endRecord(): void {
    const { cells, lines } = this.kernel;
    const field = cells.fields.value;
    this.starts[field] = cells.fieldStart.value;
    this.ends[field] = cells.state.value === QUOTE_SEEN ? cells.quoteAt.value : this.#limit;
    this.doubled[field] = cells.hasDoubled.value;
    if (field >= LIMITS.columns) this.#refuse();
    if (field === 0 && this.starts[0] === this.ends[0]) return;
    lines[0] = cells.recordLine.value;
    this.firsts[1] = field + 1;
    this.recordCount = 1;
    this.#onRecords(this);
  }

  #pushSlice(bytes: Uint8Array): void {
    this.#forgetReported();
    this.#makeRoom(bytes.length);
    const from = this.#limit;
    this.#limit = from + bytes.length;
    this.buffer.set(bytes, from);
    const mostFields = this.kernel.split(from, this.#limit, this.#delimiter);
    this.recordCount = this.kernel.cells.recordCount.value;
    if (mostFields > LIMITS.columns) this.#refuse();
    if (this.recordCount === 0) return;
    this.#onRecords(this);
    this.isCut = false;
  }

  /** Keeps of the fields those of the record that is still open. */
  #forgetReported(): void {
    const { cells } = this.kernel;
    const fields = cells.fields.value;
    const open = this.firsts[this.recordCount] as number;
    this.recordCount = 0;
    cells.recordCount.value = 0;
    if (open === 0) return;
    this.starts.copyWithin(0, open, fields);
    this.ends.copyWithin(0, open, fields);
    this.doubled.copyWithin(0, open, fields);
    cells.fields.value = fields - open;
    this.firsts[0] = 0;
  }

  /** Reports what stands before the record with too many columns. */
  #refuse(): never {
    const { cells, lines } = this.kernel;
    const limit = LIMITS.columns;
    let line = cells.recordLine.value;
    for (let record = 0; record < this.recordCount; record += 1) {
      if ((this.firsts[record + 1] as number) - (this.firsts[record] as number) <= limit) continue;
      line = lines[record] as number;
      this.recordCount = record;
    }
    if (this.recordCount > 0) this.#onRecords(this);
    throw new ImportFailure('too-many-columns', { limit }, line);
  }

  /** Moves what is still open to the front, and makes room behind it. */
  #makeRoom(incoming: number): void {
    const { cells } = this.kernel;
    if (this.#limit - cells.recordStart.value > LIMITS.recordBytes) this.#dropMiddle();
    const from = cells.recordStart.value;
    if (from > 0) {
      this.buffer.copyWithin(0, from, this.#limit);
      const fields = cells.fields.value;
      for (let field = 0; field < fields; field += 1) {
        this.starts[field] = (this.starts[field] as number) - from;
        this.ends[field] = (this.ends[field] as number) - from;
      }
      this.#limit -= from;
      cells.fieldStart.value -= from;
      cells.quoteAt.value -= from;
      cells.lineFeedToSkip.value -= from;
      cells.recordStart.value = 0;
    }
    if (this.#limit + incoming <= this.kernel.roomBytes) return;
    this.kernel.reserve(Math.max(this.kernel.roomBytes * 2, this.#limit + incoming));
    this.#takeViews();
  }

  /** A field without end (an open quote, a hostile file) keeps its beginning only; scanning goes on after it. */
  #dropMiddle(): void {
    const { cells } = this.kernel;
    this.#judgeQuote();
    const keepTo = cells.fieldStart.value + LIMITS.textCharacters;
    if (keepTo - cells.recordStart.value > LIMITS.recordBytes) {
      throw new ImportFailure('too-large', { limitBytes: LIMITS.recordBytes }, cells.recordLine.value);
    }
    if (keepTo >= this.#limit) return;
    this.#limit = keepTo;
    cells.quoteAt.value = keepTo - 1;
    this.isCut = true;
  }

  /** `"a" b`: no rule covers text behind a closing quote, so the field stays as it stands, quotes included. */
  #judgeQuote(): void {
    const { cells } = this.kernel;
    if (cells.state.value !== QUOTE_SEEN || cells.quoteAt.value === this.#limit - 1) return;
    cells.state.value = PLAIN;
    cells.fieldStart.value -= 1;
    cells.hasDoubled.value = 0;
  }

  #takeViews(): void {
    const { text, words, starts, ends, doubled, firsts } = this.kernel;
    this.buffer = text;
    this.words = words;
    this.starts = starts;
    this.ends = ends;
    this.doubled = doubled;
    this.firsts = firsts;
  }
}
