import type { AttributionClass, EventKind, FatalitiesBasis } from '@/domain/event';
import type { MarkStyle } from '@/domain/mark-columns';
import type { AcledPrecision, WhenPrecision, WherePrecision } from '@/domain/precision';
import type { RowLabels } from '@/domain/row-labels';
import type { Utf8Span } from '@/domain/utf8-span';

/**
 * One row on its way into a table. Made to be filled, pushed, reset and filled again, so that a million rows need
 * one object. Blank text is "not given"; null numbers are "not given".
 */
export interface TableRow {
  id: string | Utf8Span;
  /** Blank where the source has no title of its own. */
  title: string;
  kind: EventKind;
  /** Integer epoch ms UTC; −Infinity is open. */
  start: number;
  /** Exclusive, after `start`; Infinity is open. */
  end: number;
  extent: 'sometime' | 'throughout';
  /** Degrees; NaN in both is "no place". */
  lng: number;
  lat: number;
  /** null: by `wherePrecision`, see {@link styleOf}. */
  style: MarkStyle | null;
  wherePrecision: WherePrecision | null;
  whenPrecision: WhenPrecision | null;
  acledWherePrecision: AcledPrecision | null;
  acledWhenPrecision: AcledPrecision | null;
  low: number | null;
  best: number | null;
  high: number | null;
  fatalitiesBasis: FatalitiesBasis;
  attribution: AttributionClass | null;
  eventType: string | null;
  subEventType: string | null;
  place: string | null;
  admin1: string | null;
  country: string | null;
  source: string | null;
  /** One name, or several; a filter by actor matches any of both sides. */
  actorsA: string | readonly string[] | null;
  actorsB: string | readonly string[] | null;
  notes: string | Utf8Span;
  /** Number of the record in its file, from 1; 0 where there is none. */
  record: number;
  /** The file among several that were read together; null where there is but one. */
  file: string | null;
  /** What a search looks in, unfolded; null: id, title, notes and every dictionary text of the row. The same for all rows. */
  searchText: string | null;
  /** Numbers of texts, the same for the same text of a column in all rows of the table; null where it has none. */
  labels: RowLabels | null;
}

const BLANK: Readonly<TableRow> = {
  id: '',
  title: '',
  kind: 'background',
  start: -Infinity,
  end: Infinity,
  extent: 'sometime',
  lng: Number.NaN,
  lat: Number.NaN,
  style: null,
  wherePrecision: null,
  whenPrecision: null,
  acledWherePrecision: null,
  acledWhenPrecision: null,
  low: null,
  best: null,
  high: null,
  fatalitiesBasis: 'as-given',
  attribution: null,
  eventType: null,
  subEventType: null,
  place: null,
  admin1: null,
  country: null,
  source: null,
  actorsA: null,
  actorsB: null,
  notes: '',
  record: 0,
  file: null,
  searchText: null,
  labels: null,
};

/** A row without any data. */
export const blankRow = (): TableRow => ({ ...BLANK });

/** Makes a row blank again. */
export const resetRow = (row: TableRow): void => {
  Object.assign(row, BLANK);
};

/**
 * How a row is drawn: an exact location is a dot, a place within about 25 km a disc, everything coarser (and what
 * does not say how exact it is) an area. UCDP GED where_prec, codebook 19.1.
 */
export const styleOf = (isPlaced: boolean, precision: WherePrecision | null): MarkStyle => {
  if (!isPlaced) return 'none';
  if (precision === 1) return 'dot';
  return precision === 2 ? 'disc' : 'area';
};
