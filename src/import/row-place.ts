import type { RejectionReason } from '@/import/report';
import { parseCoordinate } from '@/import/numbers';
import type { RecordView } from '@/import/record-view';
import type { FieldMap } from '@/import/fields';

/** Where a record is, or why that cannot be told. Fields that do not apply keep their last value. */
export interface PlaceResult {
  lng: number;
  lat: number;
  /** null: there is a place. */
  reason: RejectionReason | null;
  /** Name of the column at fault. */
  column: string;
  value: string;
  isConverted: boolean;
  /** Would the pair be on the globe the other way round? */
  isSwappable: boolean;
  /** The point stands for a line or an area. */
  isShape: boolean;
}

/** An empty result, to be filled again and again. */
export const createPlaceResult = (): PlaceResult => ({
  lng: Number.NaN,
  lat: Number.NaN,
  reason: null,
  column: '',
  value: '',
  isConverted: false,
  isSwappable: false,
  isShape: false,
});

const PAIR = /^\s*(?:POINT\s*\()?\s*\(?\s*([^,;\s]+)\s*[,;\s]\s*([^,;\s)]+)\s*\)*\s*$/iu;

/** Reads the place of a record from its columns; tests in the fixed order: blank, unreadable, out of range, 0,0. */
export class PlaceReader {
  readonly #columns: readonly string[];
  readonly #lat: number;
  readonly #lng: number;
  readonly #pair: number;

  constructor(columns: readonly string[], fields: FieldMap) {
    this.#columns = columns;
    this.#lat = fields.latitude ?? -1;
    this.#lng = fields.longitude ?? -1;
    this.#pair = this.#lat < 0 || this.#lng < 0 ? (fields.coordinates ?? -1) : -1;
  }

  read(view: RecordView, result: PlaceResult): void {
    result.reason = null;
    result.isConverted = false;
    result.isSwappable = false;
    if (this.#pair >= 0) {
      this.#readPair(view, result);
    } else {
      result.lat = view.decimal(this.#lat);
      result.lng = view.decimal(this.#lng);
      if (Number.isNaN(result.lat) || Number.isNaN(result.lng)) this.#readTexts(view, result);
    }
    if (result.reason === null) this.#checkRange(view, result);
  }

  #fail(result: PlaceResult, reason: RejectionReason, column: number, value: string): void {
    result.reason = reason;
    result.column = this.#columns[column] ?? '';
    result.value = value;
  }

  #readTexts(view: RecordView, result: PlaceResult): void {
    const columns = [this.#lat, this.#lng] as const;
    for (const column of columns) {
      const text = view.text(column);
      if (text.trim() === '') return this.#fail(result, 'no-coords', column, text);
    }
    for (const column of columns) {
      const text = view.text(column);
      const coordinate = parseCoordinate(text);
      if (!coordinate) return this.#fail(result, 'bad-coords', column, text);
      if (column === this.#lat) result.lat = coordinate.degrees;
      else result.lng = coordinate.degrees;
      result.isConverted ||= coordinate.isConverted;
    }
    return undefined;
  }

  /** `36.2, 37.15` is latitude first, as people write it; `POINT (37.15 36.2)` is longitude first, as WKT has it. */
  #readPair(view: RecordView, result: PlaceResult): void {
    const text = view.text(this.#pair);
    if (text.trim() === '') return this.#fail(result, 'no-coords', this.#pair, text);
    const match = text.length < 100 ? PAIR.exec(text) : null;
    const first = parseCoordinate(match?.[1] ?? '');
    const second = parseCoordinate(match?.[2] ?? '');
    if (!first || !second) return this.#fail(result, 'bad-coords', this.#pair, text);
    const isWkt = /point/iu.test(text);
    [result.lat, result.lng] = isWkt ? [second.degrees, first.degrees] : [first.degrees, second.degrees];
    return undefined;
  }

  #checkRange(view: RecordView, result: PlaceResult): void {
    const { lat, lng } = result;
    const latColumn = this.#pair >= 0 ? this.#pair : this.#lat;
    const lngColumn = this.#pair >= 0 ? this.#pair : this.#lng;
    if (lat < -90 || lat > 90) {
      result.isSwappable = Math.abs(lng) <= 90 && Math.abs(lat) <= 180;
      return this.#fail(result, 'coords-out-of-range', latColumn, view.text(latColumn));
    }
    if (lng < -180 || lng > 180) {
      return this.#fail(result, 'coords-out-of-range', lngColumn, view.text(lngColumn));
    }
    if (lat !== 0 || lng !== 0) return undefined;
    this.#fail(result, 'null-island', latColumn, view.text(latColumn));
    if (latColumn === lngColumn) return undefined;
    result.column = `${this.#columns[latColumn] ?? ''},${this.#columns[lngColumn] ?? ''}`;
    result.value = `${view.text(latColumn)},${view.text(lngColumn)}`;
    return undefined;
  }
}
