import type { ByteStream } from '@/import/byte-stream';
import { ByteStream as Stream } from '@/import/byte-stream';
import { type DelimitedLayout, findLayout } from '@/import/delimited-layout';
import { DelimitedScanner } from '@/import/delimited-scanner';
import { ENCODINGS, toUtf8 } from '@/import/encoding';
import type { EncodingNotes } from '@/import/encoding';
import { ImportFailure } from '@/import/import-error';
import type { ImportSession } from '@/import/import-session';
import { LIMITS } from '@/import/limits';
import { DelimitedView } from '@/import/delimited-view';
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

/** Reads the records that the scanner has found. */
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

  takeAll(scanner: DelimitedScanner): void {
    for (let record = 0; record < scanner.recordCount; record += 1) {
      scanner.select(record);
      this.#take(scanner);
    }
  }

  #take(scanner: DelimitedScanner): void {
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
  const builder = new RowBuilder(plan, session);
  const taker = new RecordTaker(layout, session, builder);
  const scanner = new DelimitedScanner(layout.delimiter, (found) => taker.takeAll(found));
  const view = new DelimitedView(scanner, session.labels, layout.columns.length, layout.dataset === 'watchpost');
  taker.bind(view);
  for await (const chunk of text.chunks()) scanner.push(chunk);
  scanner.end();
  builder.end();
  noteEncoding(notes, view, session);
  if (session.tally.records === before)
    throw new ImportFailure('no-rows', { columns: layout.columns.length });
};
