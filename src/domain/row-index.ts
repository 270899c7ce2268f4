import type { TimeSpan } from './time';

/** Bit `1 << code` for every kind that is shown; codes are positions in EVENT_KINDS. */
export type KindMask = number;

/** Counts per kind code. `possible` includes `certain`. Both are reused by the next call: copy before keeping. */
export interface KindCounts {
  readonly certain: Uint32Array;
  readonly possible: Uint32Array;
}

/** A sum of low figures, of best ones and of high ones. */
export interface DeathRange {
  readonly low: number;
  readonly best: number;
  readonly high: number;
}

/**
 * Fatality sums over every row that is possible; `certain` over those of them that must be. A row without a figure adds
 * to `withoutFigure` and to nothing else.
 */
export interface FatalitySums extends DeathRange {
  readonly certain: DeathRange;
  readonly withoutFigure: number;
  /** Rows whose 0 stands for "none or unknown", as ACLED writes it. */
  readonly noneOrUnknown: number;
  /** Rows whose figure is a convention for "several" or "many", as ACLED's 3, 10, 12 and 100. */
  readonly byConvention: number;
}

/** What one of several datasets has under a filter; its own figures, never added to another's. */
export interface DatasetResult {
  readonly certain: number;
  /** Includes `certain`. */
  readonly possible: number;
  /** Over what is possible. */
  readonly deaths: FatalitySums;
}

/**
 * The page's index over the rows that pass every clause but the window and the kinds. Everything that follows a scrub
 * reads it in the pointer's own frame. Implemented in `table`, handed over by the engine, rebuilt after a change of
 * any other clause.
 */
export interface RowIndex {
  /** Rows that pass the slow clauses, whatever their time and kind. */
  readonly length: number;
  /** First earliest and last latest among bounded ends; null when there is no bounded row. */
  readonly extent: TimeSpan | null;
  /** Rows per kind inside `window`. O(kinds · log n) plus rows longer than a year. */
  countByKind(window: TimeSpan): KindCounts;
  /**
   * Rows per kind and bin: a row counts in every bin that its possible span overlaps.
   *
   * @param axis bounded; cut into `bins` equal half-open bins
   * @returns `bins` counts per kind, kind-major: `result[code * bins + bin]`; reused by the next call
   */
  histogram(axis: TimeSpan, bins: number): Uint32Array;
  /** Rows in `window` of the kinds in `mask`, in time order, from the `offset`-th, at most `limit`; row numbers of the table. */
  page(window: TimeSpan, mask: KindMask, offset: number, limit: number): Uint32Array;
  /** Position of `row` in that order, or −1 when it is not in the window, of another kind or filtered out. */
  positionOf(row: number, window: TimeSpan, mask: KindMask): number;
  /** One bit per row of the table (bit `row & 7` of byte `row >> 3`), set where it passes the slow clauses; null: all pass. */
  readonly rowBits: Uint8Array | null;
}
