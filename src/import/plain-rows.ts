import { EVENT_KINDS, type EventKind, FATALITIES_BASES } from '@/domain/event';
import { LABEL } from '@/domain/row-labels';
import type { DelimitedScanner } from '@/import/delimited-scanner';
import type { DelimitedView } from '@/import/delimited-view';
import type { FieldMap } from '@/import/fields';
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
    this.#batch = new PlainBatch(view.batchTexts, plan.file);
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
   * Makes a row of a record that {@link isPlain}.
   *
   * @param record position among the reported ones; it must be the selected one
   * @returns false where it has to be read on its own: nothing has been counted then
   */
  take(record: number): boolean {
    const id = this.#view.key(this.#fields.id ?? -1);
    if (typeof id === 'string' || !this.#target.ids.claimNew(id)) return false;
    const { columns, length: row } = this.#batch;
    columns.idFrom[row] = id.from;
    columns.idTo[row] = id.to;
    this.#batch.length = row + 1;
    this.#copyNumbers(record, row);
    this.#takeNotes(record, row);
    const category = this.#takeLabels(row);
    this.#count(category, row);
    return true;
  }

  /** Hands on what was taken so far. */
  flush(): void {
    this.#batch.flush(this.#target.sink);
  }

  #copyNumbers(record: number, row: number): void {
    const from = this.#numbers.columns;
    const into = this.#batch.columns;
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
    into.record[row] = this.#view.record;
    into.line[row] = this.#view.line;
  }

  #takeNotes(record: number, row: number): void {
    const { starts, ends, doubled, firstField } = this.#scanner;
    const into = this.#batch.columns;
    const { notes } = this.#fields;
    const field = firstField + (notes ?? 0);
    into.notesFrom[row] = notes === undefined ? 0 : (starts[field] as number);
    into.notesTo[row] = notes === undefined ? 0 : (ends[field] as number);
    into.notesAscii[row] = notes === undefined ? 1 : (this.#numbers.columns.isAscii[record] as number);
    into.notesDoubled[row] = doubled[field] as number;
  }

  /** @returns what the row is counted under */
  #takeLabels(row: number): string {
    const view = this.#view;
    const { labels, texts, kind } = this.#batch.columns;
    const columns = this.#labelColumns;
    const facts = this.#types.of(view.label(columns[LABEL.eventType] as number));
    const isNamed = facts.eventType !== facts.type;
    const typeNumber = isNamed ? -1 : view.labelNumber;
    (labels[LABEL.eventType] as Int32Array)[row] = typeNumber;
    if (typeNumber < 0) (texts[LABEL.eventType] as string[])[row] = facts.eventType;
    const subType = this.#takeLabel(LABEL.subEventType, row);
    kind[row] = KIND_CODES.get(this.#types.kindOf(facts, subType)) ?? 0;
    for (let field = LABEL.place; field < columns.length; field += 1) this.#takeLabel(field, row);
    return facts.category;
  }

  #takeLabel(field: number, row: number): string {
    const { labels, texts } = this.#batch.columns;
    const text = this.#view.label(this.#labelColumns[field] as number);
    const number = this.#view.labelNumber;
    (labels[field] as Int32Array)[row] = number;
    if (number < 0) (texts[field] as string[])[row] = text;
    return text;
  }

  #count(category: string, row: number): void {
    const { tally } = this.#target;
    const { start, end, lng, lat, low, best, high, fatalitiesBasis } = this.#batch.columns;
    const figures = this.#figures;
    figures.start = start[row] as number;
    figures.end = end[row] as number;
    figures.lng = lng[row] as number;
    figures.lat = lat[row] as number;
    figures.low = (low[row] as number) < 0 ? null : (low[row] as number);
    figures.best = (best[row] as number) < 0 ? null : (best[row] as number);
    figures.high = (high[row] as number) < 0 ? null : (high[row] as number);
    figures.record = this.#view.record;
    figures.fatalitiesBasis = this.#isAcled ? acledBasis(figures.best) : 'as-given';
    fatalitiesBasis[row] = FATALITIES_BASES.indexOf(figures.fatalitiesBasis);
    tally.records += 1;
    tally.countType(category);
    if (figures.fatalitiesBasis !== 'as-given') tally.noticeBasis(figures);
    tally.load(figures);
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
