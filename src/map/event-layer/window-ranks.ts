import type { MarkColumns } from '@/domain/mark-columns';
import type { TimeSpan } from '@/domain/time';
import type { MarkOrder } from '@/domain/mark-order';
import { firstAtLeast } from '@/domain/sorted-cut';
import { firstRowFrom, rankAfter } from '@/domain/time-column';

/**
 * A window in ranks. A row is possible where `row < rowTo` (it starts before the window's end) and its end rank is at
 * least `endFrom` (it ends after the window's start). Its span is contained where also `row >= rowFrom` and its end
 * rank is below `endTo`.
 */
export interface WindowRanks {
  readonly rowFrom: number;
  readonly rowTo: number;
  readonly endFrom: number;
  readonly endTo: number;
}

/** A run of vertices. */
export interface DrawRange {
  readonly first: number;
  readonly count: number;
}

/** Exact for any window, open ones included. Cost: six binary searches. */
export const windowRanks = ({ start, end }: MarkColumns, window: TimeSpan): WindowRanks => ({
  rowFrom: firstRowFrom(start, window.start),
  rowTo: firstRowFrom(start, window.end),
  endFrom: rankAfter(end, window.start),
  endTo: rankAfter(end, window.end),
});

/**
 * The shortest runs, one a length class, that hold every row of the window. A run begins with the first row that any
 * row before it could not outlast: none before it reaches the window.
 */
export const drawRanges = (order: MarkOrder, { rowTo, endFrom }: WindowRanks): readonly DrawRange[] => {
  const ranges: DrawRange[] = [];
  for (const { first, end } of order.classes) {
    const to = firstAtLeast(order.rows, rowTo, first, end);
    const from = firstAtLeast(order.highestEnd, endFrom, first, to);
    if (from < to) ranges.push({ first: from, count: to - from });
  }
  return ranges;
};
