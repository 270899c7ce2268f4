import type { TwoSidedCount } from './filter';
import type { FatalitySums } from './row-index';
import { DAY_MS, type TimeSpan, isBounded, span } from './time';

/** Columns that say where a row was, from the finest to the coarsest. */
export const PLACE_COLUMNS = ['place', 'admin1', 'country'] as const;
export type PlaceColumn = (typeof PLACE_COLUMNS)[number];

/** Rows with one value of a column, in each window that was asked for. */
export interface PlaceCount {
  /** The value; empty where the row gives none. */
  readonly text: string;
  /** A row with that value, by which a page finds its name in the reader's language. */
  readonly row: number;
  /** One for each window. */
  readonly counts: readonly TwoSidedCount[];
}

/** What the engine says of several windows under one filter. Lists are in the order of `windows`. */
export interface WindowComparison {
  readonly windows: readonly TimeSpan[];
  readonly column: PlaceColumn;
  /** Columns of the table that have any value. */
  readonly columns: readonly PlaceColumn[];
  /** Most possible rows in all windows together first; ties by text. */
  readonly places: readonly PlaceCount[];
  /** What the limit leaves out: how many values, and their rows. */
  readonly rest: { readonly values: number; readonly counts: readonly TwoSidedCount[] };
  readonly deaths: readonly FatalitySums[];
}

/** A difference of two counts that are only known to lie between a lower and an upper bound. */
export interface DifferenceRange {
  readonly low: number;
  readonly high: number;
}

/**
 * How many more the first count is than the second, at least and at most. Both bounds can be reached: what is only
 * possible in both windows may have been in either.
 */
export const differenceOf = (a: TwoSidedCount, b: TwoSidedCount): DifferenceRange => ({
  low: a.certain - b.possible,
  high: a.possible - b.certain,
});

/** Windows that a reader compares with, as seen from the one at hand. */
export const COMPARED_PRESETS = ['week-before', 'before', 'after', 'year-earlier'] as const;
export type ComparedPreset = (typeof COMPARED_PRESETS)[number];

/** The same day of the year before; 29 February becomes the 28th. */
const yearEarlier = (ms: number): number => {
  const date = new Date(ms);
  const month = date.getUTCMonth();
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  if (date.getUTCMonth() !== month) date.setUTCDate(0);
  return date.getTime();
};

/**
 * The window that a preset means for `window`; null where that has an open end, because then there is no length.
 * A year earlier, the last day moves like the first, so that no window becomes empty.
 */
export const presetWindow = (preset: ComparedPreset, window: TimeSpan): TimeSpan | null => {
  if (!isBounded(window)) return null;
  const { start, end } = window;
  const length = end - start;
  switch (preset) {
    case 'week-before':
      return span(start - 7 * DAY_MS, start);
    case 'before':
      return span(start - length, start);
    case 'after':
      return span(end, end + length);
    case 'year-earlier':
      return length < DAY_MS
        ? span(yearEarlier(start), yearEarlier(start) + length)
        : span(yearEarlier(start), yearEarlier(end - DAY_MS) + DAY_MS);
  }
};
