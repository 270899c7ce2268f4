import type { FatalitySums, KindMask } from '@/domain/row-index';
import type { TimeSpan } from '@/domain/time';
import { nextRowEndingAfter } from './end-tree';
import type { EventTable } from './event-table';
import { type RowBits, hasRow } from './row-bits';
import { ordersOf } from './row-index';
import { lowerBound } from './sorted-search';

/*
 * A single figure bounds itself: "6" is at least and at most 6, and "at least 6" counts 6 in all three sums. A row
 * that only says "up to 20" adds to the high sum alone.
 */
const lowAdded = (low: number, best: number): number => (low >= 0 ? low : Math.max(0, best));
const bestAdded = (low: number, best: number): number => (best >= 0 ? best : Math.max(0, low));
const highAdded = (low: number, best: number, high: number): number =>
  high >= 0 ? high : bestAdded(low, best);

/**
 * Fatality sums over the rows whose possible span overlaps `window`, of the kinds in `mask`, that are in `bits`.
 * A row without any figure adds to `withoutFigure` alone; a missing bound is the nearest given figure, except that
 * "up to 20" on its own adds nothing to low and best. O(rows that begin in the window, or reach into it).
 */
export const sumFatalities = (
  table: EventTable,
  window: TimeSpan,
  mask: KindMask,
  bits: RowBits | null,
): FatalitySums => {
  const { start, end, kind } = table.marks;
  let low = 0;
  let best = 0;
  let high = 0;
  let withoutFigure = 0;
  const add = (row: number): void => {
    if (((mask >> (kind[row] as number)) & 1) === 0 || !hasRow(bits, row)) return;
    const rowLow = table.low[row] as number;
    const rowBest = table.best[row] as number;
    const rowHigh = table.high[row] as number;
    if (rowLow < 0 && rowBest < 0 && rowHigh < 0) {
      withoutFigure += 1;
      return;
    }
    low += lowAdded(rowLow, rowBest);
    best += bestAdded(rowLow, rowBest);
    high += highAdded(rowLow, rowBest, rowHigh);
  };
  const first = lowerBound(start, window.start, 0, table.length);
  const last = lowerBound(start, window.end, 0, table.length);
  const { endTree } = ordersOf(table.marks);
  for (
    let row = nextRowEndingAfter(endTree, end, window.start, 0, first);
    row < first;
    row = nextRowEndingAfter(endTree, end, window.start, row + 1, first)
  )
    add(row);
  for (let row = first; row < last; row += 1) add(row);
  return { low, best, high, withoutFigure };
};
