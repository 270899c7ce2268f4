import type { EventKind, FatalitiesBasis } from '@/domain/event';
import type { AcledPrecision, WhenPrecision, WherePrecision } from '@/domain/precision';
import type { RowBatch } from '@/domain/row-batch';
import { type RowLabels, createRowLabels } from '@/domain/row-labels';
import { type Utf8Span, decodeSpan } from '@/domain/utf8-span';

/**
 * One record of a foreign file, in Watchpost's terms. The importer fills one such object again and again: a sink copies
 * what it keeps. Text is text, never markup, exactly as the file has it; an empty string is "not given".
 */
export interface ImportedRow {
  /** Unique within one import: the source's own id, `id~2` where it repeats, `row-7` where it has none. */
  id: string | Utf8Span;
  title: string;
  kind: EventKind;
  eventType: string;
  subEventType: string;
  /** Half-open, epoch ms UTC; ±Infinity is an open end. */
  start: number;
  end: number;
  extent: 'sometime' | 'throughout';
  whenPrecision: WhenPrecision | null;
  acledTimePrecision: AcledPrecision | null;
  /** False where the record names no coordinates: `lng` and `lat` are then NaN and the row belongs off the map. */
  hasPlace: boolean;
  lng: number;
  lat: number;
  wherePrecision: WherePrecision | null;
  acledGeoPrecision: AcledPrecision | null;
  /** null is "not given", never 0. */
  low: number | null;
  best: number | null;
  high: number | null;
  fatalitiesBasis: FatalitiesBasis;
  sideA: string;
  sideB: string;
  place: string;
  admin1: string;
  country: string;
  source: string;
  notes: string | Utf8Span;
  /** From 1, in the order of the file. */
  record: number;
  /** The file that holds the record; empty while only one is read. */
  file: string;
  /** Line where the record starts, from 1; 0 where the format has no lines. */
  line: number;
  /** Numbers of those of its texts that have one. */
  readonly labels: RowLabels;
}

/** A row whose texts are all strings. */
export interface KeptRow extends ImportedRow {
  id: string;
  notes: string;
}

/** A copy that stays as it is when the importer goes on. */
export const keptRow = (row: ImportedRow): KeptRow => ({
  ...row,
  id: decodeSpan(row.id),
  notes: decodeSpan(row.notes),
  labels: row.labels.slice(),
});

/** Where imported rows go: the table builder in the app, a list in tests, nothing on the command line. */
export interface RowSink {
  /** Takes one row. `row` is reused by the next call. */
  push(row: ImportedRow): void;
  /** Takes many rows at once, in the same order as {@link push}; without it they come one by one. */
  readonly pushBatch?: (batch: RowBatch) => void;
}

/** An empty row, for the importer to fill. */
export const createImportedRow = (): KeptRow => ({
  id: '',
  title: '',
  kind: 'background',
  eventType: '',
  subEventType: '',
  start: -Infinity,
  end: Infinity,
  extent: 'sometime',
  whenPrecision: null,
  acledTimePrecision: null,
  hasPlace: false,
  lng: Number.NaN,
  lat: Number.NaN,
  wherePrecision: null,
  acledGeoPrecision: null,
  low: null,
  best: null,
  high: null,
  fatalitiesBasis: 'as-given',
  sideA: '',
  sideB: '',
  place: '',
  admin1: '',
  country: '',
  source: '',
  notes: '',
  record: 0,
  file: '',
  line: 0,
  labels: createRowLabels(),
});
