import { EVENT_KINDS, type EventKind, FATALITIES_BASES } from '@/domain/event';
import { LABEL } from '@/domain/row-labels';
import type { DelimitedScanner } from '@/import/delimited-scanner';
import type { DelimitedView } from '@/import/delimited-view';
import type { FieldMap } from '@/import/fields';
import { NO_TEXT } from '@/import/label-book';
import { PlainBatch } from '@/import/plain-batch';
import { PlainColumns } from '@/import/plain-columns';
import type { ReadPlan } from '@/import/read-plan';
import type { RowTarget } from '@/import/row-builder';
import { acledBasis } from '@/import/row-fatalities';
import { TypeBook } from '@/import/type-book';

const KIND_CODES = new Map<EventKind, number>(EVENT_KINDS.map((kind, code) => [kind, code]));

/** Fields that only a look at each record can read. */
const OTHER_FIELDS = ['title', 'kind', 'extent', 'time'] as const;

/** Can records of such a table be plain at all? */
const canBePlain = ({ fields, dataset }: ReadPlan): boolean =>
  fields.latitude !== undefined &&
  fields.longitude !== undefined &&
  fields.start !== undefined &&
  fields.id !== undefined &&
  dataset !== 'watchpost' &&
  OTHER_FIELDS.every((field) => fields[field] === undefined);

/** The fields of LABEL with their columns, in order. */
const labelColumns = (fields: FieldMap): readonly number[] =>
  Object.keys(LABEL).map((field) => fields[field as keyof typeof LABEL] ?? -1);

/**
 * Makes rows of the records of a delimited file that are plain (see `PlainColumns`), many at a time; all others are left
 * to the row-by-row reading, which means the same and can also complain. The order of the file is kept: whoever reads
 * another record in between has to `flush` first.
 */
export class PlainRows {
  readonly #scanner: DelimitedScanner;
  readonly #view: DelimitedView;
  readonly #target: RowTarget;
  readonly #numbers: PlainColumns;
  readonly #batch: PlainBatch;
  readonly #types: TypeBook;
  readonly #fields: FieldMap;
  readonly #labelColumns: readonly number[];
  readonly #isAcled: boolean;
  readonly #isPossible: boolean;
  readonly #figures = {
    low: null as number | null,
    best: null as number | null,
    high: null as number | null,
    start: 0,
    end: 0,
    lng: 0,
    lat: 0,
    record: 0,
    fatalitiesBasis: FATALITIES_BASES[0] as (typeof FATALITIES_BASES)[number],
  };

  /** @param isOff no record is plain */
  constructor(
    plan: ReadPlan,
    scanner: DelimitedScanner,
    view: DelimitedView,
    target: RowTarget,
    isOff: boolean,
  ) {
    this.#scanner = scanner;
    this.#view = view;
    this.#target = target;
    this.#numbers = new PlainColumns(plan.fields, plan.columns.length);
    this.#batch = new PlainBatch(view.batchTexts, plan);
    this.#types = new TypeBook(plan.dataset, plan.isViolenceData);
    this.#fields = plan.fields;
    this.#labelColumns = labelColumns(plan.fields);
    this.#isAcled = plan.dataset === 'acled';
    this.#isPossible = !isOff && canBePlain(plan);
  }

  /** Looks at all reported records. */
  read(): void {
    if (!this.#isPossible) return;
    this.#batch.reserve(this.#scanner.recordCount);
    this.#numbers.read(this.#scanner);
    if (this.#isAcled) this.#leaveOutActorRows();
  }

  /** Is a reported record plain, as far as can be told without its id? */
  isPlain(record: number): boolean {
    return this.#isPossible && this.#numbers.columns.isPlain[record] === 1;
  }

  /**
   * Takes a record that {@link isPlain}; nothing is counted before {@link flush}.
   *
   * @param record position among the reported ones; it must be the selected one
   * @returns false where it has to be read on its own: its id is no plain one, or not its alone
   */
  take(record: number): boolean {
    const id = this.#view.key(this.#fields.id ?? -1);
    if (typeof id === 'string' || !this.#target.ids.claimNew(id)) return false;
    const { columns, length: row } = this.#batch;
    columns.idFrom[row] = id.from;
    columns.idTo[row] = id.to;
    columns.position[row] = record;
    columns.record[row] = this.#view.record;
    columns.line[row] = this.#scanner.line;
    this.#batch.length = row + 1;
    return true;
  }

  /** Reads, counts and hands on what was taken so far. Another record than before may be the selected one afterwards. */
  flush(): void {
    const rows = this.#batch.length;
    if (rows === 0) return;
    this.#copyNumbers(rows);
    this.#takeNotes(rows);
    for (const [field, column] of this.#labelColumns.entries()) this.#takeLabels(field, column, rows);
    this.#takeTypes(rows);
    this.#count(rows);
    this.#batch.flush(this.#target.sink);
  }

  #copyNumbers(rows: number): void {
    const from = this.#numbers.columns;
    const into = this.#batch.columns;
    for (let row = 0; row < rows; row += 1) {
      const record = into.position[row] as number;
      into.start[row] = from.start[record] as number;
      into.end[row] = from.end[record] as number;
      into.lng[row] = from.lng[record] as number;
      into.lat[row] = from.lat[record] as number;
      into.low[row] = from.low[record] as number;
      into.best[row] = from.best[record] as number;
      into.high[row] = from.high[record] as number;
      // A day that is read as a day is known to the day, unless the file says otherwise.
      into.whenPrecision[row] = (from.whenPrecision[record] as number) || 1;
      into.wherePrecision[row] = from.wherePrecision[record] as number;
      into.acledTimePrecision[row] = from.acledTimePrecision[record] as number;
      into.acledGeoPrecision[row] = from.acledGeoPrecision[record] as number;
    }
  }

  #takeNotes(rows: number): void {
    const { firsts, starts, ends, doubled } = this.#scanner;
    const { isAscii } = this.#numbers.columns;
    const { position, notesFrom, notesTo, notesAscii, notesDoubled } = this.#batch.columns;
    const { notes } = this.#fields;
    if (notes === undefined) return; // empty, as the columns are made
    for (let row = 0; row < rows; row += 1) {
      const record = position[row] as number;
      const field = (firsts[record] as number) + notes;
      notesFrom[row] = starts[field] as number;
      notesTo[row] = ends[field] as number;
      notesAscii[row] = isAscii[record] as number;
      notesDoubled[row] = doubled[field] as number;
    }
  }

  #takeLabels(field: number, column: number, rows: number): void {
    const { position, record, labels, texts } = this.#batch.columns;
    const numbers = labels[field] as Int32Array;
    if (column < 0) {
      numbers.fill(NO_TEXT, 0, rows);
      return;
    }
    const view = this.#view;
    view.findLabels(column, position, rows, numbers);
    for (let row = 0; row < rows; row += 1) {
      if ((numbers[row] as number) >= 0) continue;
      this.#scanner.select(position[row] as number);
      view.record = record[row] as number;
      const text = view.label(column);
      numbers[row] = view.labelNumber;
      (texts[field] as string[])[row] = text;
    }
  }

  #takeTypes(rows: number): void {
    const { tally } = this.#target;
    const { labels, texts, kind } = this.#batch.columns;
    const numbers = labels[LABEL.eventType] as Int32Array;
    for (let row = 0; row < rows; row += 1) {
      const facts = this.#types.of(this.#batch.labelText(LABEL.eventType, row));
      kind[row] =
        KIND_CODES.get(this.#types.kindOf(facts, this.#batch.labelText(LABEL.subEventType, row))) ?? 0;
      tally.countType(facts.category);
      if (facts.eventType === facts.type) continue;
      numbers[row] = -1;
      (texts[LABEL.eventType] as string[])[row] = facts.eventType;
    }
  }

  #count(rows: number): void {
    const { tally } = this.#target;
    const { start, end, lng, lat, low, best, high, record, fatalitiesBasis } = this.#batch.columns;
    const figures = this.#figures;
    tally.records += rows;
    for (let row = 0; row < rows; row += 1) {
      figures.start = start[row] as number;
      figures.end = end[row] as number;
      figures.lng = lng[row] as number;
      figures.lat = lat[row] as number;
      figures.low = (low[row] as number) < 0 ? null : (low[row] as number);
      figures.best = (best[row] as number) < 0 ? null : (best[row] as number);
      figures.high = (high[row] as number) < 0 ? null : (high[row] as number);
      if (this.#isAcled) {
        figures.record = record[row] as number;
        figures.fatalitiesBasis = acledBasis(figures.best);
        fatalitiesBasis[row] = FATALITIES_BASES.indexOf(figures.fatalitiesBasis);
        if (figures.fatalitiesBasis !== 'as-given') tally.noticeBasis(figures);
      }
      tally.load(figures);
    }
  }

  /**
   * ACLED's exports with one row for each actor repeat the id in the next row. A record is plain only between two others
   * that are plain and have other ids: then no row is waiting that it could be merged with, nor will one come.
   */
  #leaveOutActorRows(): void {
    const { recordCount } = this.#scanner;
    const { isPlain } = this.#numbers.columns;
    let wasPlain = false;
    for (let record = 0; record < recordCount; record += 1) {
      const isHere = isPlain[record] === 1;
      const isBetween =
        wasPlain &&
        record + 1 < recordCount &&
        isPlain[record + 1] === 1 &&
        !this.#isSameId(record, record - 1) &&
        !this.#isSameId(record, record + 1);
      wasPlain = isHere;
      if (!isBetween) isPlain[record] = 0;
    }
  }

  #isSameId(record: number, other: number): boolean {
    const { firsts, starts, ends, buffer } = this.#scanner;
    const column = this.#fields.id ?? 0;
    const here = (firsts[record] as number) + column;
    const there = (firsts[other] as number) + column;
    const length = (ends[here] as number) - (starts[here] as number);
    if (length !== (ends[there] as number) - (starts[there] as number)) return false;
    // From the end: ids differ in their last digits.
    for (let back = 1; back <= length; back += 1) {
      if (buffer[(ends[here] as number) - back] !== buffer[(ends[there] as number) - back]) return false;
    }
    return true;
  }
}
