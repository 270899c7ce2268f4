import { EVENT_KINDS, type EventKind } from '@/domain/event';
import { ActorRowMerger } from '@/import/actor-rows';
import type { DatasetId } from '@/import/datasets';
import { FatalitiesReader } from '@/import/row-fatalities';
import type { FieldMap } from '@/import/fields';
import type { IdRegister } from '@/import/id-register';
import type { RecordView } from '@/import/record-view';
import type { DateOrder, Rejection } from '@/import/report';
import { createPlaceResult, PlaceReader, type PlaceResult } from '@/import/row-place';
import { createImportedRow, type ImportedRow, type RowSink } from '@/import/row-sink';
import { createTimeResult, TimeReader } from '@/import/row-time';
import { reportValue, type Tally } from '@/import/tally';
import { TypeBook } from '@/import/type-book';

/** How the records of one file are read. */
export interface ReadPlan {
  /** Display names, unique. */
  readonly columns: readonly string[];
  readonly fields: FieldMap;
  readonly dataset: DatasetId | null;
  readonly dateOrder: DateOrder;
  readonly isViolenceData: boolean;
  /** Tables must be dated; shapes need not be: an outline without a date is there all the time. */
  readonly undated: 'reject' | 'keep';
  /** For rejections; empty where there is only one file. */
  readonly file: string;
}

/** What an import shares between its files. */
export interface RowTarget {
  readonly sink: RowSink;
  readonly tally: Tally;
  readonly ids: IdRegister;
}

const TOTALS = /^\s*(?:grand |sub)?-?(?:totals?|sum|итого|всего|المجموع|summe|somme)\b/iu;
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

/**
 * Turns records into rows: tests place, then date; fills one reused row; counts; hands it to the sink. Used by every
 * format, so that a fault is treated alike wherever it occurs.
 */
export class RowBuilder {
  readonly #plan: ReadPlan;
  readonly #target: RowTarget;
  #row: ImportedRow = createImportedRow();
  readonly #place = createPlaceResult();
  readonly #time = createTimeResult();
  readonly #placeReader: PlaceReader;
  readonly #timeReader: TimeReader;
  readonly #fatalities: FatalitiesReader;
  readonly #merger: ActorRowMerger | null;
  readonly #types: TypeBook;
  readonly #columns: Columns;
  #idNumber = -1;
  /** What the record that was filled last is counted under. */
  #category = '(none)';

  constructor(plan: ReadPlan, target: RowTarget) {
    this.#plan = plan;
    this.#target = target;
    this.#placeReader = new PlaceReader(plan.columns, plan.fields);
    this.#timeReader = new TimeReader(
      plan.columns,
      plan.fields,
      plan.dateOrder,
      target.tally,
      plan.dataset === 'watchpost',
    );
    this.#fatalities = new FatalitiesReader(plan.fields, plan.dataset, target.tally);
    this.#merger =
      plan.dataset === 'acled' ? new ActorRowMerger((row, category) => this.#commit(row, category)) : null;
    this.#columns = columnsOf(plan.fields);
    this.#types = new TypeBook(plan.dataset, plan.isViolenceData);
  }

  /** Takes a record whose place is in its columns. */
  take(view: RecordView): void {
    this.#placeReader.read(view, this.#place);
    this.takeAt(view, this.#place);
  }

  /**
   * Takes a record whose place is already known: from a geometry.
   *
   * @param place its reason, if any, rejects the record
   * @param categories what to count the record under; by default its event type
   * @returns whether the record went to the sink with a place
   */
  takeAt(view: RecordView, place: PlaceResult, categories?: readonly string[]): boolean {
    const { tally } = this.#target;
    tally.records += 1;
    if (place.reason !== null) {
      this.#rejectPlace(view, place, place.reason);
      return false;
    }
    this.#timeReader.read(view, this.#time);
    const { reason } = this.#time;
    if (reason !== null && !(reason === 'no-date' && this.#plan.undated === 'keep')) {
      this.reject(view, { column: this.#time.column, value: this.#time.value, reason });
      return false;
    }
    if (place.isConverted) tally.notice('coordinates-converted', view.record, String(place.lat));
    const row = this.#fill(view, reason === null);
    row.hasPlace = true;
    row.lng = place.lng;
    row.lat = place.lat;
    if (place.isShape && row.wherePrecision === null) {
      // UCDP's code for linear features and fuzzy areas: never a solid dot.
      row.wherePrecision = 5;
      tally.notice('shape-as-point', view.record, '');
    }
    const category = this.#category;
    if (categories) {
      for (const name of categories) tally.countType(name);
      this.#commit(row, null);
    } else if (this.#merger) {
      this.#row = this.#merger.push(row, category);
    } else {
      this.#commit(row, category);
    }
    return true;
  }

  /** Lists the record as rejected. Nothing about it reaches the sink. */
  reject(
    view: RecordView,
    fault: Pick<Rejection, 'column' | 'value' | 'reason'> & Partial<Pick<Rejection, 'detail'>>,
  ): void {
    const { columns, file } = this.#plan;
    const rejection = {
      record: view.record,
      column: fault.column,
      value: reportValue(fault.value),
      reason: fault.reason,
      line: view.line === 0 ? null : view.line,
      file,
      detail: fault.detail ?? null,
    };
    this.#target.tally.reject(rejection, columns, (column) => view.text(column));
  }

  /** No more records: lets go of what was held back for merging. */
  end(): void {
    this.#merger?.flush();
    this.#target.tally.merged += this.#merger?.merged ?? 0;
    for (let left = this.#merger?.merged ?? 0; left > 0; left -= 1) {
      this.#target.tally.notice('actor-rows-merged', 0, '');
    }
  }

  #rejectPlace(view: RecordView, place: PlaceResult, reason: Rejection['reason']): void {
    const { tally } = this.#target;
    let detail: Rejection['detail'] = null;
    if (reason === 'bad-coords' && place.value.trim() === place.column) {
      detail = 'repeated-header';
      tally.warn('repeated-header', view.record, place.value);
    } else if (reason === 'no-coords' && TOTALS.test(this.#firstText(view))) {
      detail = 'totals-row';
      tally.warn('totals-row', view.record, this.#firstText(view));
    } else if (reason === 'null-island') {
      tally.warn('null-island', view.record, place.value);
    }
    if (place.isSwappable) tally.swappable += 1;
    this.reject(view, { column: place.column, value: place.value, reason, detail });
    if (reason === 'no-coords' && detail === null) this.#keepOffMap(view);
  }

  /** A dated record without coordinates still happened: it goes to the list of what is off the map. */
  #keepOffMap(view: RecordView): void {
    this.#timeReader.read(view, this.#time);
    if (this.#time.reason !== null) return;
    const row = this.#fill(view, true);
    row.hasPlace = false;
    row.lng = Number.NaN;
    row.lat = Number.NaN;
    this.#claimId(row);
    this.#target.tally.offMap += 1;
    this.#target.sink.push(row);
  }

  #firstText(view: RecordView): string {
    for (let column = 0; column < this.#plan.columns.length; column += 1) {
      const text = view.text(column);
      if (text.trim() !== '') return text;
    }
    return '';
  }

  #fill(view: RecordView, isDated: boolean): ImportedRow {
    const row = this.#row;
    const columns = this.#columns;
    row.record = view.record;
    row.file = this.#plan.file;
    row.line = view.line;
    // Ids of big files are numbers; those are told apart without comparing texts.
    this.#idNumber = this.#merger ? -1 : view.plainInteger(columns.id);
    row.id = this.#idNumber >= 0 ? String(this.#idNumber) : view.key(columns.id);
    row.title = view.label(columns.title);
    row.start = isDated ? this.#time.start : -Infinity;
    row.end = isDated ? this.#time.end : Infinity;
    row.whenPrecision = isDated ? this.#time.precision : null;
    if (!isDated) this.#target.tally.notice('undated', view.record, '');
    row.sideA = view.label(columns.sideA);
    row.sideB = view.label(columns.sideB);
    row.place = view.label(columns.place);
    row.admin1 = view.label(columns.admin1);
    row.country = view.label(columns.country);
    row.source = view.label(columns.source);
    row.notes = view.utf8(columns.notes) ?? view.text(columns.notes);
    row.extent =
      columns.extent >= 0 && view.label(columns.extent) === 'throughout' ? 'throughout' : 'sometime';
    this.#fillPrecision(view, row);
    this.#fillType(view, row);
    this.#fatalities.read(view, row);
    return row;
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
    if (text.trim() !== '') this.#target.tally.warn('bad-precision', view.record, text);
    return null;
  }

  #fillType(view: RecordView, row: ImportedRow): void {
    const { eventType, subEventType, kind } = this.#columns;
    const facts = this.#types.of(view.label(eventType));
    row.eventType = facts.eventType;
    row.subEventType = view.label(subEventType);
    this.#category = facts.category;
    const given = kind < 0 ? '' : view.label(kind);
    row.kind = KINDS.has(given) ? (given as EventKind) : this.#types.kindOf(facts, row.subEventType);
  }

  #claimId(row: ImportedRow): void {
    const { ids, tally } = this.#target;
    if (this.#idNumber >= 0 && ids.claimInteger(this.#idNumber)) return;
    const given = row.id;
    row.id = ids.claim(given, row.record);
    if (given !== '' && row.id !== given) tally.warn('duplicate-id rows', row.record, given);
  }

  #commit(row: ImportedRow, category: string | null): void {
    const { sink, tally } = this.#target;
    this.#claimId(row);
    if (category !== null) tally.countType(category);
    if (row.fatalitiesBasis !== 'as-given') {
      const kind = row.fatalitiesBasis === 'none-or-unknown' ? 'acled-none-or-unknown' : 'acled-round-number';
      tally.notice(kind, row.record, String(row.best));
    }
    tally.load(row);
    sink.push(row);
  }
}
