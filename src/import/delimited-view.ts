import type { Utf8Span } from '@/domain/utf8-span';
import { decimalFromBytes, isoDayFromBytes } from '@/import/byte-numbers';
import { CellText } from '@/import/cell-text';
import { utf8MakeOf } from '@/import/clean-utf8';
import type { DelimitedScanner } from '@/import/delimited-scanner';
import { LIMITS } from '@/import/limits';
import type { RecordView } from '@/import/record-view';

/** Labels of a column that are new before judging whether they repeat. */
const TRIAL_LABELS = 2048;
const QUOTE = 34;
const SPACE = 32;
const ZERO = 48;
const NINE = 57;
/** `~`, the last character of ASCII that shows. */
const LAST_PLAIN = 126;
/** Larger numbers are not written as they are read. */
const MOST_DIGITS = 15;
const LONGEST_PREFIX = 24;

/** Copies text, every doubled quote as one. @returns bytes written to `into` */
const withoutDoubledQuotes = (bytes: Uint8Array, from: number, to: number, into: Uint8Array): number => {
  let length = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    into[length] = byte;
    length += 1;
    if (byte === QUOTE && at + 1 < to && bytes[at + 1] === QUOTE) at += 1;
  }
  return length;
};

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

/** A record of a delimited text: cells become numbers or strings straight from the bytes, when asked for. */
export class DelimitedView implements RecordView {
  record = 0;
  readonly texts = new CellText();
  readonly #scanner: DelimitedScanner;
  readonly #missed: Float64Array;
  readonly #span = { bytes: new Uint8Array(0), from: 0, to: 0, isAscii: true };
  readonly #unquoted = new Uint8Array(LIMITS.textCharacters);
  /** In Watchpost's own export a leading apostrophe guards against spreadsheet formulas and is taken off again. */
  readonly #isGuarded: boolean;

  constructor(scanner: DelimitedScanner, columns: number, isGuarded: boolean) {
    this.#scanner = scanner;
    this.#missed = new Float64Array(columns);
    this.#isGuarded = isGuarded;
  }

  get line(): number {
    return this.#scanner.line;
  }

  text(column: number): string {
    const scanner = this.#scanner;
    if (column < 0 || column >= scanner.fieldCount) return '';
    const text = this.texts.decode(
      scanner.buffer,
      scanner.starts[column] as number,
      scanner.ends[column] as number,
    );
    return this.#clean(text, column);
  }

  utf8(column: number): Utf8Span | null {
    const scanner = this.#scanner;
    if (this.#isGuarded || column < 0 || column >= scanner.fieldCount) return null;
    const { buffer, words } = scanner;
    const from = scanner.starts[column] as number;
    const to = scanner.ends[column] as number;
    if (to - from > LIMITS.textCharacters) return null;
    const make = utf8MakeOf(buffer, words, from, to);
    if (make === 'needs-decoding') return null;
    const span = this.#span;
    span.isAscii = make === 'ascii';
    if (scanner.doubled[column] === 1) {
      span.bytes = this.#unquoted;
      span.from = 0;
      span.to = withoutDoubledQuotes(buffer, from, to, this.#unquoted);
    } else {
      span.bytes = buffer;
      span.from = from;
      span.to = to;
    }
    return span;
  }

  label(column: number): string {
    const scanner = this.#scanner;
    if (column < 0 || column >= scanner.fieldCount) return '';
    const start = scanner.starts[column] as number;
    const end = scanner.ends[column] as number;
    return this.#clean(this.#remembered(column, start, end), column);
  }

  /** Finds the text again, or makes and keeps it. */
  #remembered(column: number, start: number, end: number): string {
    const { buffer, words } = this.#scanner;
    const found = this.texts.find(buffer, words, start, end);
    if (found !== undefined) return found;
    // A column whose texts hardly ever repeat (links, times) would only push the others out of the store.
    const missed = (this.#missed[column] ?? 0) + 1;
    this.#missed[column] = missed;
    if (missed > TRIAL_LABELS && missed * 2 > this.record) return this.texts.decode(buffer, start, end);
    return this.texts.keep(buffer, start, end);
  }

  decimal(column: number): number {
    const scanner = this.#scanner;
    if (column < 0 || column >= scanner.fieldCount) return Number.NaN;
    return decimalFromBytes(scanner.buffer, scanner.starts[column] as number, scanner.ends[column] as number);
  }

  isoDay(column: number): number {
    const scanner = this.#scanner;
    if (column < 0 || column >= scanner.fieldCount) return Number.NaN;
    return isoDayFromBytes(scanner.buffer, scanner.starts[column] as number, scanner.ends[column] as number);
  }

  key(column: number): string {
    const scanner = this.#scanner;
    if (column < 0 || column >= scanner.fieldCount) return '';
    const start = scanner.starts[column] as number;
    const end = scanner.ends[column] as number;
    const digits = this.#isGuarded ? end : numberStart(scanner.buffer, start, end);
    if (digits === end) return this.text(column).trim();
    // Two strings that are at hand (a country's letters, a number) are joined in a tenth of the time that one is decoded in.
    const number = decimalFromBytes(scanner.buffer, digits, end);
    return digits === start ? String(number) : this.#remembered(column, start, digits) + String(number);
  }

  #clean(text: string, column: number): string {
    const plain = this.#scanner.doubled[column] === 1 ? text.replaceAll('""', '"') : text;
    return this.#isGuarded && /^'+[=+\-@\t\r\n＝＋－＠]/u.test(plain) ? plain.slice(1) : plain;
  }
}
