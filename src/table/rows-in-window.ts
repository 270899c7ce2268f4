import type { MarkColumns } from '@/domain/mark-columns';
import type { TimeSpan } from '@/domain/time';
import { firstRowFrom, timeAt } from '@/domain/time-column';
import { nextRowEndingAfter } from './end-tree';
import type { EventTable } from './event-table';
import { ordersOf } from './row-index';

/**
 * Visits every row whose possible span overlaps `window`, ascending. O(rows that begin in the window, or reach into it).
 */
export const eachRowIn = (
  { marks }: Pick<EventTable, 'marks'>,
  window: TimeSpan,
  visit: (row: number) => void,
): void => {
  const { start, end } = marks;
  const first = firstRowFrom(start, window.start);
  const last = firstRowFrom(start, window.end);
  const { endTree } = ordersOf(marks);
  for (
    let row = nextRowEndingAfter(endTree, end, window.start, 0, first);
    row < first;
    row = nextRowEndingAfter(endTree, end, window.start, row + 1, first)
  )
    visit(row);
  for (let row = first; row < last; row += 1) visit(row);
};

/** Must the row be in the window that its possible span overlaps? The rule of `certaintyIn`, on columns. */
export const isCertainIn = ({ extent, start, end }: MarkColumns, row: number, window: TimeSpan): boolean =>
  extent[row] === 1 || (timeAt(start, row) >= window.start && timeAt(end, row) <= window.end);
