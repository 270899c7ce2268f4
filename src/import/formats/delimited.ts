import type { ByteStream } from '@/import/byte-stream';
import { ByteStream as Stream } from '@/import/byte-stream';
import { type DelimitedLayout, findLayout } from '@/import/delimited-layout';
import { DelimitedScanner } from '@/import/delimited-scanner';
import { ENCODINGS, toUtf8 } from '@/import/encoding';
import type { EncodingNotes } from '@/import/encoding';
import type { CellText } from '@/import/cell-text';
import { ImportFailure } from '@/import/import-error';
import type { ImportSession } from '@/import/import-session';
import { LIMITS } from '@/import/limits';
import { DelimitedView } from '@/import/delimited-view';
import { PlainRows } from '@/import/plain-rows';
import type { ReadPlan } from '@/import/read-plan';
import { RowBuilder } from '@/import/row-builder';
import { planTable } from '@/import/table-plan';
import type { DatasetId } from '@/import/datasets';

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

const noteEncoding = (
  notes: EncodingNotes,
  { undecodable, withNul }: CellText,
  session: ImportSession,
): void => {
  session.encoding = notes.encoding;
  if (withNul > 0) session.noticeOnce('nul-bytes-removed', String(withNul));
  if (undecodable > 0) session.tally.warnings['undecodable-text'] = undecodable;
  if (notes.isGuess) session.noticeOnce('encoding-guessed', notes.encoding);
  if (!notes.isGuess && undecodable === 0) return;
  session.remedies.push({
    for: notes.isGuess ? 'encoding-guessed' : 'undecodable-text',
    remedy: { kind: 'choose-encoding', current: notes.encoding, options: ENCODINGS },
  });
};

/** Reads the records that the scanner has found. */
class RecordTaker {
  readonly #layout: DelimitedLayout;
  readonly #session: ImportSession;
  readonly #builder: RowBuilder;
  readonly #scanner: DelimitedScanner;
  readonly #view: DelimitedView;
  readonly #plain: PlainRows;
  #position = 0;
  #record = 0;

  constructor(layout: DelimitedLayout, plan: ReadPlan, session: ImportSession) {
    this.#layout = layout;
    this.#session = session;
    this.#builder = new RowBuilder(plan, session);
    this.#scanner = new DelimitedScanner(layout.delimiter, () => {
      this.#takeAll();
    });
    const { columns, dataset } = layout;
    this.#view = new DelimitedView(this.#scanner, session.labels, columns.length, dataset === 'watchpost');
    const isRowByRow = session.options.isRowByRow === true;
    this.#plain = new PlainRows(plan, this.#scanner, this.#view, session, isRowByRow);
  }

  push(chunk: Uint8Array): void {
    this.#scanner.push(chunk);
  }

  /** @returns what was wrong with the texts */
  end(): CellText {
    this.#scanner.end();
    this.#builder.end();
    return this.#view.texts;
  }

  #takeAll(): void {
    const scanner = this.#scanner;
    this.#plain.read();
    for (let record = 0; record < scanner.recordCount; record += 1) {
      this.#position += 1;
      if (this.#position <= this.#layout.skipped) continue;
      scanner.select(record);
      this.#view.record = this.#record + 1;
      if (this.#takePlain(record)) continue;
      this.#plain.flush();
      scanner.select(record);
      this.#takeAlone(scanner, this.#view);
    }
    this.#plain.flush();
  }

  #takePlain(record: number): boolean {
    if (!this.#plain.isPlain(record)) return false;
    this.#builder.release();
    if (!this.#plain.take(record)) return false;
    this.#record += 1;
    return true;
  }

  #takeAlone(scanner: DelimitedScanner, view: DelimitedView): void {
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
    const end = scanner.firstField + scanner.fieldCount;
    for (let field = scanner.firstField; field < end; field += 1) {
      if ((scanner.ends[field] as number) > (scanner.starts[field] as number)) return false;
    }
    return true;
  }

  #hasExtra(scanner: DelimitedScanner, width: number): boolean {
    const end = scanner.firstField + scanner.fieldCount;
    for (let field = scanner.firstField + width; field < end; field += 1) {
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
  const taker = new RecordTaker(layout, plan, session);
  stream.reuseBuffer(); // whatever was looked at ahead is read by now
  for await (const chunk of text.chunks()) taker.push(chunk);
  noteEncoding(notes, taker.end(), session);
  if (session.tally.records === before)
    throw new ImportFailure('no-rows', { columns: layout.columns.length });
};
