import type { Utf8Span } from '@/domain/utf8-span';
import type { ByteStream } from '@/import/byte-stream';
import { ByteStream as Stream } from '@/import/byte-stream';
import { decimalFromBytes, isoDayFromBytes } from '@/import/byte-numbers';
import { CellText } from '@/import/cell-text';
import { utf8MakeOf } from '@/import/clean-utf8';
import { type DelimitedLayout, findLayout } from '@/import/delimited-layout';
import { DelimitedScanner } from '@/import/delimited-scanner';
import { ENCODINGS, toUtf8 } from '@/import/encoding';
import type { EncodingNotes } from '@/import/encoding';
import { ImportFailure } from '@/import/import-error';
import type { ImportSession } from '@/import/import-session';
import { LIMITS } from '@/import/limits';
import type { RecordView } from '@/import/record-view';
import { RowBuilder } from '@/import/row-builder';
import { planTable } from '@/import/table-plan';
import type { DatasetId } from '@/import/datasets';

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
class DelimitedView implements RecordView {
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

  plainInteger(column: number): number {
    const scanner = this.#scanner;
    if (column < 0 || column >= scanner.fieldCount) return -1;
    const start = scanner.starts[column] as number;
    const length = (scanner.ends[column] as number) - start;
    const first = scanner.buffer[start] as number;
    // Nine digits at most, and no sign, blank or leading zero, so that the number says all that the text does.
    if (length < 1 || length > 9 || first < 49 || first > 57) return -1;
    const value = this.decimal(column);
    return value >= 10 ** (length - 1) && Number.isInteger(value) ? value : -1;
  }

  #clean(text: string, column: number): string {
    const plain = this.#scanner.doubled[column] === 1 ? text.replaceAll('""', '"') : text;
    return this.#isGuarded && /^'+[=+\-@\t\r\n＝＋－＠]/u.test(plain) ? plain.slice(1) : plain;
  }
}

const FORMATS: Readonly<Record<DatasetId, string>> = {
  'ucdp-ged': 'UCDP GED CSV',
  acled: 'ACLED CSV',
  watchpost: 'Watchpost CSV',
};

const noteLayout = (layout: DelimitedLayout, session: ImportSession): void => {
  const delimiter = String.fromCharCode(layout.delimiter);
  session.noteFormat(layout.dataset ? FORMATS[layout.dataset] : delimiter === '\t' ? 'TSV' : 'CSV');
  session.delimiter ??= delimiter;
  session.headerLine ??= layout.headerLine;
  if (layout.preambleRows > 0) session.noticeOnce('preamble-rows', String(layout.preambleRows));
  if (layout.tagRows > 0) session.noticeOnce('tag-rows', String(layout.tagRows));
};

const noteEncoding = (notes: EncodingNotes, view: DelimitedView, session: ImportSession): void => {
  session.encoding = notes.encoding;
  const { undecodable, withNul } = view.texts;
  if (withNul > 0) session.noticeOnce('nul-bytes-removed', String(withNul));
  if (undecodable > 0) session.tally.warnings['undecodable-text'] = undecodable;
  if (notes.isGuess) session.noticeOnce('encoding-guessed', notes.encoding);
  if (!notes.isGuess && undecodable === 0) return;
  session.remedies.push({
    for: notes.isGuess ? 'encoding-guessed' : 'undecodable-text',
    remedy: { kind: 'choose-encoding', current: notes.encoding, options: ENCODINGS },
  });
};

/** Reads one record that the scanner has found. */
class RecordTaker {
  readonly #layout: DelimitedLayout;
  readonly #session: ImportSession;
  readonly #builder: RowBuilder;
  #view: DelimitedView | null = null;
  #position = 0;
  #record = 0;

  constructor(layout: DelimitedLayout, session: ImportSession, builder: RowBuilder) {
    this.#layout = layout;
    this.#session = session;
    this.#builder = builder;
  }

  bind(view: DelimitedView): void {
    this.#view = view;
  }

  take(scanner: DelimitedScanner): void {
    const position = this.#position;
    this.#position += 1;
    const view = this.#view;
    if (position < this.#layout.skipped || !view) return;
    if (this.#isEmpty(scanner)) {
      this.#session.tally.notice('blank-records', this.#record, '');
      return;
    }
    this.#record += 1;
    view.record = this.#record;
    if (scanner.isUnclosed) this.#rejectUnclosed(scanner, view);
    else this.#takeWhole(scanner, view);
  }

  #takeWhole(scanner: DelimitedScanner, view: DelimitedView): void {
    const { tally } = this.#session;
    const width = this.#layout.columns.length;
    if (scanner.isTruncated) tally.warn('cell-truncated', view.record, `line ${scanner.line}`);
    if (scanner.fieldCount < width) tally.warn('too-few-fields', view.record, String(scanner.fieldCount));
    else if (scanner.fieldCount > width && this.#hasExtra(scanner, width)) {
      tally.warn('too-many-fields', view.record, String(scanner.fieldCount));
    }
    this.#builder.take(view);
  }

  /** The quote swallowed everything after it: what it holds is not this record's and is not guessed at. */
  #rejectUnclosed(scanner: DelimitedScanner, view: DelimitedView): void {
    this.#session.tally.records += 1;
    const field = scanner.fieldCount - 1;
    const column = this.#layout.columns[field] ?? `column ${field + 1}`;
    const fault = {
      column,
      value: view.text(field),
      reason: 'unclosed quote',
      detail: 'swallowed-rest',
    } as const;
    this.#builder.reject(view, fault);
  }

  #isEmpty(scanner: DelimitedScanner): boolean {
    for (let field = 0; field < scanner.fieldCount; field += 1) {
      if ((scanner.ends[field] as number) > (scanner.starts[field] as number)) return false;
    }
    return true;
  }

  #hasExtra(scanner: DelimitedScanner, width: number): boolean {
    for (let field = width; field < scanner.fieldCount; field += 1) {
      if ((scanner.ends[field] as number) > (scanner.starts[field] as number)) return true;
    }
    return false;
  }
}

/** Looks further ahead where the first record alone is longer than the usual look. */
const readLayout = async (text: Stream, headBytes: number): Promise<DelimitedLayout> => {
  const head = await text.peek(headBytes);
  const isWhole = head.length < headBytes;
  const layout = findLayout(head, isWhole);
  if (layout.samples.length > 0 || isWhole || headBytes >= LIMITS.recordBytes) return layout;
  return readLayout(text, headBytes * 8);
};

/**
 * Reads comma, semicolon, tab or pipe separated text of any known or unknown make, record by record, never as one string.
 *
 * @throws ImportFailure `empty`, `no-rows`, `too-many-columns`, `too-large`, `bad-mapping`
 */
export const readDelimited = async (stream: ByteStream, session: ImportSession): Promise<void> => {
  const raw = await stream.peek(LIMITS.headBytes);
  if (raw.length === 0) throw new ImportFailure('empty');
  const { notes, chunks } = toUtf8(raw, stream.chunks(), session.options.encoding);
  const text = new Stream(chunks);
  const layout = await readLayout(text, LIMITS.headBytes);
  noteLayout(layout, session);
  if (layout.samples.length === 0) throw new ImportFailure('no-rows', { columns: layout.columns.length });
  const plan = planTable(
    { ...layout, samples: layout.samples.map(({ cells }) => cells), placeFrom: 'columns', undated: 'reject' },
    session,
  );
  if (!plan) return;
  const before = session.tally.records;
  const builder = new RowBuilder(plan, session);
  const taker = new RecordTaker(layout, session, builder);
  const scanner = new DelimitedScanner(layout.delimiter, (record) => taker.take(record));
  const view = new DelimitedView(scanner, layout.columns.length, layout.dataset === 'watchpost');
  taker.bind(view);
  for await (const chunk of text.chunks()) scanner.push(chunk);
  scanner.end();
  builder.end();
  noteEncoding(notes, view, session);
  if (session.tally.records === before)
    throw new ImportFailure('no-rows', { columns: layout.columns.length });
};
