import { EVENT_KINDS, type EventKind } from '@/domain/event';
import { LABEL } from '@/domain/row-labels';
import type { FieldMap } from '@/import/fields';
import type { RecordView } from '@/import/record-view';
import type { ReadPlan } from '@/import/read-plan';
import { FatalitiesReader } from '@/import/row-fatalities';
import type { ImportedRow } from '@/import/row-sink';
import type { TimeResult } from '@/import/row-time';
import type { Tally } from '@/import/tally';
import { TypeBook } from '@/import/type-book';

const KINDS: ReadonlySet<string> = new Set(EVENT_KINDS);

/** Every field's column, −1 where it has none: looked up once and written out, because it is read for every record. */
const columnsOf = ({
  id = -1,
  title = -1,
  kind = -1,
  eventType = -1,
  subEventType = -1,
  sideA = -1,
  sideB = -1,
  place = -1,
  admin1 = -1,
  country = -1,
  source = -1,
  notes = -1,
  extent = -1,
  whenPrecision = -1,
  wherePrecision = -1,
  acledTimePrecision = -1,
  acledGeoPrecision = -1,
}: FieldMap) => ({
  id,
  title,
  kind,
  eventType,
  subEventType,
  sideA,
  sideB,
  place,
  admin1,
  country,
  source,
  notes,
  extent,
  whenPrecision,
  wherePrecision,
  acledTimePrecision,
  acledGeoPrecision,
});
type Columns = Readonly<ReturnType<typeof columnsOf>>;

/** Fills a row from the columns of a record: everything but the place, which may come from a geometry. */
export class RowFiller {
  readonly #columns: Columns;
  readonly #file: ReadPlan['file'];
  readonly #tally: Tally;
  readonly #types: TypeBook;
  readonly #fatalities: FatalitiesReader;

  constructor({ fields, dataset, isViolenceData, file }: ReadPlan, tally: Tally) {
    this.#columns = columnsOf(fields);
    this.#file = file;
    this.#tally = tally;
    this.#types = new TypeBook(dataset, isViolenceData);
    this.#fatalities = new FatalitiesReader(fields, dataset, tally);
  }

  /**
   * Fills everything but the place.
   *
   * @param time when it was; null: undated
   * @returns what the record is counted under
   */
  fill(view: RecordView, row: ImportedRow, time: TimeResult | null): string {
    const columns = this.#columns;
    row.record = view.record;
    row.file = this.#file;
    row.line = view.line;
    row.id = view.key(columns.id);
    row.title = view.label(columns.title);
    row.start = time?.start ?? -Infinity;
    row.end = time?.end ?? Infinity;
    row.whenPrecision = time?.precision ?? null;
    if (time === null) this.#tally.notice('undated', view.record, '');
    this.#fillLabels(view, row);
    row.notes = view.utf8(columns.notes) ?? view.text(columns.notes);
    row.extent =
      columns.extent >= 0 && view.label(columns.extent) === 'throughout' ? 'throughout' : 'sometime';
    this.#fillPrecision(view, row);
    this.#fatalities.read(view, row);
    return this.#fillType(view, row);
  }

  #fillLabels(view: RecordView, row: ImportedRow): void {
    const columns = this.#columns;
    const { labels } = row;
    row.sideA = view.label(columns.sideA);
    labels[LABEL.sideA] = view.labelNumber;
    row.sideB = view.label(columns.sideB);
    labels[LABEL.sideB] = view.labelNumber;
    row.place = view.label(columns.place);
    labels[LABEL.place] = view.labelNumber;
    row.admin1 = view.label(columns.admin1);
    labels[LABEL.admin1] = view.labelNumber;
    row.country = view.label(columns.country);
    labels[LABEL.country] = view.labelNumber;
    row.source = view.label(columns.source);
    labels[LABEL.source] = view.labelNumber;
  }

  #fillPrecision(view: RecordView, row: ImportedRow): void {
    const columns = this.#columns;
    const when = this.#code(view, columns.whenPrecision, 5);
    if (when !== null) row.whenPrecision = when as ImportedRow['whenPrecision'];
    row.wherePrecision = this.#code(view, columns.wherePrecision, 7) as ImportedRow['wherePrecision'];
    row.acledTimePrecision = this.#code(
      view,
      columns.acledTimePrecision,
      3,
    ) as ImportedRow['acledTimePrecision'];
    row.acledGeoPrecision = this.#code(
      view,
      columns.acledGeoPrecision,
      3,
    ) as ImportedRow['acledGeoPrecision'];
  }

  #code(view: RecordView, column: number, highest: number): number | null {
    if (column < 0) return null;
    const code = view.decimal(column);
    if (Number.isInteger(code) && code >= 1 && code <= highest) return code;
    const text = view.text(column);
    if (text.trim() !== '') this.#tally.warn('bad-precision', view.record, text);
    return null;
  }

  #fillType(view: RecordView, row: ImportedRow): string {
    const { eventType, subEventType, kind } = this.#columns;
    const facts = this.#types.of(view.label(eventType));
    row.eventType = facts.eventType;
    // A code that was put in words: another file's same code may mean something else.
    row.labels[LABEL.eventType] = facts.eventType === facts.type ? view.labelNumber : -1;
    row.subEventType = view.label(subEventType);
    row.labels[LABEL.subEventType] = view.labelNumber;
    const given = kind < 0 ? '' : view.label(kind);
    row.kind = KINDS.has(given) ? (given as EventKind) : this.#types.kindOf(facts, row.subEventType);
    return facts.category;
  }
}
