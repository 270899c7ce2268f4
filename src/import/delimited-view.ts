import type { PackedTexts } from '@/domain/row-batch';
import type { Utf8Span } from '@/domain/utf8-span';
import { decimalFromBytes, isoDayFromBytes } from '@/import/byte-numbers';
import { CellText } from '@/import/cell-text';
import { utf8MakeOf } from '@/import/clean-utf8';
import type { DelimitedScanner } from '@/import/delimited-scanner';
import { type LabelBook, NO_TEXT } from '@/import/label-book';
import { LIMITS } from '@/import/limits';
import type { BatchTexts } from '@/import/plain-batch';
import { QuoteHalver } from '@/import/quote-halver';
import type { RecordView } from '@/import/record-view';

/** Labels of a column that are new before judging whether they repeat. */
const TRIAL_LABELS = 1 << 14;
const QUOTE = 34;
const SPACE = 32;
const APOSTROPHE = 39;
const ZERO = 48;
const NINE = 57;
/** `~`, the last character of ASCII that shows. */
const LAST_PLAIN = 126;
/** Longer numbers are rather texts of digits. */
const MOST_DIGITS = 15;
const LONGEST_PREFIX = 24;

/**
 * Where the number begins that an id ends with (`SYR12345`), if it is written plainly and stands behind plain characters.
 *
 * @returns `end` for all other ids
 */
const numberStart = (bytes: Uint8Array, start: number, end: number): number => {
  let from = end;
  while (from > start && (bytes[from - 1] as number) >= ZERO && (bytes[from - 1] as number) <= NINE)
    from -= 1;
  const digits = end - from;
  if (digits > MOST_DIGITS || from - start > LONGEST_PREFIX) return end;
  if (digits > 1 && bytes[from] === ZERO) return end;
  for (let at = start; at < from; at += 1) {
    const byte = bytes[at] as number;
    if (byte <= SPACE || byte > LAST_PLAIN || byte === QUOTE) return end;
  }
  return from;
};

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };
const NO_BYTES = new Uint8Array(0);
const createSpan = (): Mutable<Utf8Span> => ({
  bytes: NO_BYTES,
  words: new DataView(NO_BYTES.buffer),
  from: 0,
  to: 0,
  isAscii: true,
});

/** A record of a delimited text: cells become numbers or strings straight from the bytes, when asked for. */
export class DelimitedView implements RecordView {
  record = 0;
  labelNumber = -1;
  readonly texts = new CellText();
  readonly #scanner: DelimitedScanner;
  readonly #labels: LabelBook;
  readonly #missed: Float64Array;
  readonly #halver = new QuoteHalver(LIMITS.textCharacters);
  readonly #span = createSpan();
  readonly #key = createSpan();
  #rows = 0;
  /** In Watchpost's own export a leading apostrophe guards against spreadsheet formulas and is taken off again. */
  readonly #isGuarded: boolean;

  constructor(scanner: DelimitedScanner, labels: LabelBook, columns: number, isGuarded: boolean) {
    this.#scanner = scanner;
    this.#labels = labels;
    this.#missed = new Float64Array(columns);
    this.#isGuarded = isGuarded;
  }

  /** The texts of records that the scanner has reported, by their place in its bytes. */
  readonly batchTexts: BatchTexts = {
    labelText: (number) => this.#labels.text(number),
    selectRows: (positions, rows) => {
      this.#rows = rows;
      this.#scanner.kernel.positions.set(positions.subarray(0, rows));
    },
    packed: (from, id, notes) => this.#packed(from, id, notes),
    ascii: (from, to) => this.#asciiSpan(from, to),
    span: (from, to, isAscii, isHalved) => this.#spanOf(from, to, isAscii, isHalved),
  };

  get line(): number {
    return this.#scanner.line;
  }

  text(column: number): string {
    const scanner = this.#scanner;
    if (column < 0 || column >= scanner.fieldCount) return '';
    const field = scanner.firstField + column;
    const text = this.texts.decode(
      scanner.buffer,
      scanner.starts[field] as number,
      scanner.ends[field] as number,
    );
    return this.#clean(text, field);
  }

  utf8(column: number): Utf8Span | null {
    const scanner = this.#scanner;
    if (this.#isGuarded || column < 0 || column >= scanner.fieldCount) return null;
    const { buffer, words } = scanner;
    const field = scanner.firstField + column;
    const from = scanner.starts[field] as number;
    const to = scanner.ends[field] as number;
    if (to - from > LIMITS.textCharacters) return null;
    const make = utf8MakeOf(buffer, words, from, to);
    if (make === 'needs-decoding') return null;
    return this.#spanOf(from, to, make === 'ascii', scanner.doubled[field] === 1);
  }

  #spanOf(from: number, to: number, isAscii: boolean, isHalved: boolean): Utf8Span {
    const { buffer, words } = this.#scanner;
    const span = this.#span;
    span.isAscii = isAscii;
    if (isHalved) {
      const halver = this.#halver;
      span.bytes = halver.bytes;
      span.words = halver.words;
      span.from = 0;
      span.to = halver.halve(words, from, to);
    } else {
      span.bytes = buffer;
      span.words = words;
      span.from = from;
      span.to = to;
    }
    return span;
  }

  #packed(from: number, id: number, notes: number): PackedTexts {
    const { kernel } = this.#scanner;
    const length = kernel.packTexts(from, this.#rows, id, notes);
    const offsets = kernel.labels;
    return { length, bytes: kernel.packed.subarray(0, offsets[length]), offsets };
  }

  label(column: number): string {
    const scanner = this.#scanner;
    this.labelNumber = NO_TEXT;
    if (column < 0 || column >= scanner.fieldCount) return '';
    this.labelNumber = -1;
    const field = scanner.firstField + column;
    const start = scanner.starts[field] as number;
    const end = scanner.ends[field] as number;
    // The same bytes mean another text where quotes are doubled or a guard is taken off.
    if (scanner.doubled[field] === 1 || (this.#isGuarded && scanner.buffer[start] === APOSTROPHE))
      return this.text(column);
    const found = this.#labels.find(scanner.words, start, end);
    if (found < 0) return this.#newLabel(column, start, end);
    this.labelNumber = found;
    return this.#labels.text(found);
  }

  /**
   * The numbers of a column's texts that are known, for many records.
   *
   * @param positions among the reported records, `rows` of them; each has the column
   * @param into −1: ask {@link label}
   */
  findLabels(column: number, positions: Int32Array, rows: number, into: Int32Array): void {
    const { kernel, firsts, starts, ends, doubled, words, buffer } = this.#scanner;
    const labels = this.#labels;
    kernel.positions.set(positions.subarray(0, rows));
    kernel.findLabels(rows, column, this.#isGuarded);
    into.set(kernel.labels.subarray(0, rows));
    for (let row = 0; row < rows; row += 1) {
      if (into[row] !== -1) continue;
      const field = (firsts[positions[row] as number] as number) + column;
      const start = starts[field] as number;
      if (doubled[field] === 1 || (this.#isGuarded && buffer[start] === APOSTROPHE)) continue;
      const end = ends[field] as number;
      const found = labels.find(words, start, end);
      into[row] = found;
      if (found >= 0) kernel.keepLabel(start, end, found);
    }
  }

  #newLabel(column: number, start: number, end: number): string {
    const { buffer } = this.#scanner;
    const text = this.texts.decode(buffer, start, end);
    const missed = (this.#missed[column] ?? 0) + 1;
    this.#missed[column] = missed;
    // A column whose texts hardly ever repeat (links, times) would only take the room of the others.
    const isRepeating = missed <= TRIAL_LABELS || missed * 2 <= this.record;
    if (isRepeating) this.labelNumber = this.#labels.keep(buffer, start, end, text);
    return text;
  }

  decimal(column: number): number {
    const scanner = this.#scanner;
    if (column < 0 || column >= scanner.fieldCount) return Number.NaN;
    const field = scanner.firstField + column;
    return decimalFromBytes(scanner.buffer, scanner.starts[field] as number, scanner.ends[field] as number);
  }

  isoDay(column: number): number {
    const scanner = this.#scanner;
    if (column < 0 || column >= scanner.fieldCount) return Number.NaN;
    const field = scanner.firstField + column;
    return isoDayFromBytes(scanner.buffer, scanner.starts[field] as number, scanner.ends[field] as number);
  }

  key(column: number): string | Utf8Span {
    const scanner = this.#scanner;
    if (column < 0 || column >= scanner.fieldCount) return '';
    const { buffer } = scanner;
    const field = scanner.firstField + column;
    const start = scanner.starts[field] as number;
    const end = scanner.ends[field] as number;
    if (this.#isGuarded || numberStart(buffer, start, end) === end) return this.text(column).trim();
    return this.#asciiSpan(start, end);
  }

  /** Not the span of notes: a row has both at once. */
  #asciiSpan(from: number, to: number): Utf8Span {
    const key = this.#key;
    key.bytes = this.#scanner.buffer;
    key.words = this.#scanner.words;
    key.from = from;
    key.to = to;
    return key;
  }

  #clean(text: string, field: number): string {
    const plain = this.#scanner.doubled[field] === 1 ? text.replaceAll('""', '"') : text;
    return this.#isGuarded && /^'+[=+\-@\t\r\n＝＋－＠]/u.test(plain) ? plain.slice(1) : plain;
  }
}
