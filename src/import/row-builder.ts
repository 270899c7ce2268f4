import { decodeSpan } from '@/domain/utf8-span';
import { ActorRowMerger } from '@/import/actor-rows';
import type { ReadPlan } from '@/import/read-plan';
import type { IdRegister } from '@/import/id-register';
import type { RecordView } from '@/import/record-view';
import type { Rejection } from '@/import/report';
import { RowFiller } from '@/import/row-filler';
import { createPlaceResult, PlaceReader, type PlaceResult } from '@/import/row-place';
import { createImportedRow, type ImportedRow, type RowSink } from '@/import/row-sink';
import { createTimeResult, TimeReader } from '@/import/row-time';
import { reportValue, type Tally } from '@/import/tally';

/** What an import shares between its files. */
export interface RowTarget {
  readonly sink: RowSink;
  readonly tally: Tally;
  readonly ids: IdRegister;
}

const TOTALS = /^\s*(?:grand |sub)?-?(?:totals?|sum|итого|всего|المجموع|summe|somme)\b/iu;

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
  readonly #filler: RowFiller;
  readonly #merger: ActorRowMerger | null;

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
    this.#filler = new RowFiller(plan, target.tally);
    this.#merger =
      plan.dataset === 'acled' ? new ActorRowMerger((row, category) => this.#commit(row, category)) : null;
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
    const row = this.#row;
    const category = this.#filler.fill(view, row, reason === null ? this.#time : null);
    row.hasPlace = true;
    row.lng = place.lng;
    row.lat = place.lat;
    if (place.isShape && row.wherePrecision === null) {
      // UCDP's code for linear features and fuzzy areas: never a solid dot.
      row.wherePrecision = 5;
      tally.notice('shape-as-point', view.record, '');
    }
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

  /** Lets go of what was held back for merging. */
  release(): void {
    this.#merger?.flush();
  }

  /** No more records. */
  end(): void {
    this.release();
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
    const row = this.#row;
    this.#filler.fill(view, row, this.#time);
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

  #claimId(row: ImportedRow): void {
    const { ids, tally } = this.#target;
    const given = row.id;
    row.id = ids.claim(given, row.record);
    if (given !== '' && row.id !== given) tally.warn('duplicate-id rows', row.record, decodeSpan(given));
  }

  #commit(row: ImportedRow, category: string | null): void {
    const { sink, tally } = this.#target;
    this.#claimId(row);
    if (category !== null) tally.countType(category);
    if (row.fatalitiesBasis !== 'as-given') tally.noticeBasis(row);
    tally.load(row);
    sink.push(row);
  }
}
