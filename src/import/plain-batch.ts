import { EVENT_KINDS, FATALITIES_BASES } from '@/domain/event';
import type { AcledPrecision, WhenPrecision, WherePrecision } from '@/domain/precision';
import type { PackedTexts, RowBatch } from '@/domain/row-batch';
import { LABEL } from '@/domain/row-labels';
import type { Utf8Span } from '@/domain/utf8-span';
import type { ReadPlan } from '@/import/read-plan';
import { type ImportedRow, type RowSink, createImportedRow } from '@/import/row-sink';

const FIELDS = Object.keys(LABEL);

/** Where the texts of a batch come from. */
export interface BatchTexts {
  readonly labelText: (number: number) => string;
  /** The columns of ids and notes (−1: none) are packed for rows at these positions, from any of them on. */
  readonly selectRows: (positions: Int32Array, rows: number) => void;
  readonly packed: (from: number, id: number, notes: number) => PackedTexts;
  /** Bytes that are all ASCII; a view that stays until the next of these. */
  readonly ascii: (from: number, to: number) => Utf8Span;
  /** The text between two places of the file's bytes; `isHalved`: its quotes are doubled there. */
  readonly span: (from: number, to: number, isAscii: boolean, isHalved: boolean) => Utf8Span;
}

const emptyColumns = (room: number) => ({
  start: new Float64Array(room),
  end: new Float64Array(room),
  lng: new Float64Array(room),
  lat: new Float64Array(room),
  low: new Int32Array(room),
  best: new Int32Array(room),
  high: new Int32Array(room),
  kind: new Uint8Array(room),
  fatalitiesBasis: new Uint8Array(room),
  whenPrecision: new Uint8Array(room),
  wherePrecision: new Uint8Array(room),
  acledTimePrecision: new Uint8Array(room),
  acledGeoPrecision: new Uint8Array(room),
  /** Position among the records that the scanner reported. */
  position: new Int32Array(room),
  record: new Uint32Array(room),
  line: new Uint32Array(room),
  labels: FIELDS.map(() => new Int32Array(room)),
  /** Texts of labels without a number. */
  texts: FIELDS.map(() => Array.from({ length: room }, () => '')),
  idFrom: new Int32Array(room),
  idTo: new Int32Array(room),
  notesFrom: new Int32Array(room),
  notesTo: new Int32Array(room),
  notesAscii: new Uint8Array(room).fill(1),
  notesDoubled: new Uint8Array(room),
});

const orNull = (count: number): number | null => (count < 0 ? null : count);

/** Rows on their way to a sink, filled column by column. */
export class PlainBatch {
  length = 0;
  columns = emptyColumns(1);
  /** What a sink gets: one object as long as the columns are the same, because making it costs as much as a row. */
  #handedOver: RowBatch & { length: number };
  readonly #texts: BatchTexts;
  readonly #file: string;
  readonly #idColumn: number;
  readonly #notesColumn: number;
  readonly #row: ImportedRow = createImportedRow();

  constructor(texts: BatchTexts, { file, fields }: Pick<ReadPlan, 'file' | 'fields'>) {
    this.#texts = texts;
    this.#file = file;
    this.#idColumn = fields.id ?? -1;
    this.#notesColumn = fields.notes ?? -1;
    this.#handedOver = this.#asRowBatch();
  }

  /** Room for so many rows. Only while it is empty. */
  reserve(rows: number): void {
    if (rows <= this.columns.start.length) return;
    this.columns = emptyColumns(rows * 2);
    this.#handedOver = this.#asRowBatch();
  }

  /** Hands all rows over, in order, and is empty again. */
  flush(sink: RowSink): void {
    if (this.length === 0) return;
    if (sink.pushBatch) {
      this.#handedOver.length = this.length;
      this.#texts.selectRows(this.columns.position, this.length);
      sink.pushBatch(this.#handedOver);
    } else {
      for (let row = 0; row < this.length; row += 1) sink.push(this.#rowAt(row));
    }
    this.length = 0;
  }

  /** The text of a field of LABEL. */
  labelText(field: number, row: number): string {
    const { labels, texts } = this.columns;
    const number = labels[field]?.[row] ?? -1;
    return number < 0 ? (texts[field]?.[row] ?? '') : this.#texts.labelText(number);
  }

  #id(row: number): Utf8Span {
    const { idFrom, idTo } = this.columns;
    return this.#texts.ascii(idFrom[row] as number, idTo[row] as number);
  }

  #notes(row: number): Utf8Span {
    const { notesFrom, notesTo, notesAscii, notesDoubled } = this.columns;
    const isAscii = notesAscii[row] === 1;
    return this.#texts.span(
      notesFrom[row] as number,
      notesTo[row] as number,
      isAscii,
      notesDoubled[row] === 1,
    );
  }

  #asRowBatch(): RowBatch & { length: number } {
    return {
      ...this.columns,
      length: 0,
      file: this.#file,
      labelText: (field, row) => this.labelText(field, row),
      packedTexts: (from) => this.#texts.packed(from, this.#idColumn, this.#notesColumn),
      id: (row) => this.#id(row),
      notes: (row) => this.#notes(row),
    };
  }

  #rowAt(at: number): ImportedRow {
    const { columns } = this;
    const row = this.#row;
    row.id = { ...this.#id(at) };
    row.notes = this.#notes(at);
    row.kind = EVENT_KINDS[columns.kind[at] as number] ?? 'background';
    row.eventType = this.labelText(LABEL.eventType, at);
    row.subEventType = this.labelText(LABEL.subEventType, at);
    row.place = this.labelText(LABEL.place, at);
    row.admin1 = this.labelText(LABEL.admin1, at);
    row.country = this.labelText(LABEL.country, at);
    row.source = this.labelText(LABEL.source, at);
    row.sideA = this.labelText(LABEL.sideA, at);
    row.sideB = this.labelText(LABEL.sideB, at);
    row.start = columns.start[at] as number;
    row.end = columns.end[at] as number;
    row.hasPlace = true;
    row.lng = columns.lng[at] as number;
    row.lat = columns.lat[at] as number;
    row.low = orNull(columns.low[at] as number);
    row.best = orNull(columns.best[at] as number);
    row.high = orNull(columns.high[at] as number);
    row.fatalitiesBasis = FATALITIES_BASES[columns.fatalitiesBasis[at] as number] ?? 'as-given';
    row.whenPrecision = (columns.whenPrecision[at] || null) as WhenPrecision | null;
    row.wherePrecision = (columns.wherePrecision[at] || null) as WherePrecision | null;
    row.acledTimePrecision = (columns.acledTimePrecision[at] || null) as AcledPrecision | null;
    row.acledGeoPrecision = (columns.acledGeoPrecision[at] || null) as AcledPrecision | null;
    row.record = columns.record[at] as number;
    row.line = columns.line[at] as number;
    row.file = this.#file;
    for (let field = 0; field < FIELDS.length; field += 1)
      row.labels[field] = columns.labels[field]?.[at] ?? -1;
    return row;
  }
}
