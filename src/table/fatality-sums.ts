import type { FatalitySums, KindMask } from '@/domain/row-index';
import type { TimeSpan } from '@/domain/time';
import type { EventTable } from './event-table';
import { type RowBits, hasRow } from './row-bits';
import { eachRowIn } from './rows-in-window';

/*
 * A single figure bounds itself: "6" is at least and at most 6, and "at least 6" counts 6 in all three sums. A row
 * that only says "up to 20" adds to the high sum alone.
 */
const lowAdded = (low: number, best: number): number => (low >= 0 ? low : Math.max(0, best));
const bestAdded = (low: number, best: number): number => (best >= 0 ? best : Math.max(0, low));
const highAdded = (low: number, best: number, high: number): number =>
  high >= 0 ? high : bestAdded(low, best);

/** Sums that grow row by row. */
export class FatalityAdder implements FatalitySums {
  low = 0;
  best = 0;
  high = 0;
  withoutFigure = 0;

  /**
   * A row without any figure adds to `withoutFigure` alone; a missing bound is the nearest given figure, except that
   * "up to 20" on its own adds nothing to low and best.
   */
  add(table: Pick<EventTable, 'low' | 'best' | 'high'>, row: number): void {
    const low = table.low[row] as number;
    const best = table.best[row] as number;
    const high = table.high[row] as number;
    if (low < 0 && best < 0 && high < 0) {
      this.withoutFigure += 1;
      return;
    }
    this.low += lowAdded(low, best);
    this.best += bestAdded(low, best);
    this.high += highAdded(low, best, high);
  }

  /** Plain data, for the way to the page. */
  sums(): FatalitySums {
    const { low, best, high, withoutFigure } = this;
    return { low, best, high, withoutFigure };
  }
}

/**
 * Fatality sums over the rows whose possible span overlaps `window`, of the kinds in `mask`, that are in `bits`.
 * O(rows that begin in the window, or reach into it).
 */
export const sumFatalities = (
  table: EventTable,
  window: TimeSpan,
  mask: KindMask,
  bits: RowBits | null,
): FatalitySums => {
  const { kind } = table.marks;
  const adder = new FatalityAdder();
  eachRowIn(table, window, (row) => {
    if (((mask >> (kind[row] as number)) & 1) === 1 && hasRow(bits, row)) adder.add(table, row);
  });
  return adder.sums();
};
