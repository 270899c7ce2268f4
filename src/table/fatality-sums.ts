import { FATALITIES_BASES } from '@/domain/event';
import type { FatalitySums, KindMask } from '@/domain/row-index';
import type { TimeSpan } from '@/domain/time';
import type { EventTable } from './event-table';
import { type RowBits, hasRow } from './row-bits';
import { eachRowIn, isCertainIn } from './rows-in-window';

/*
 * A single figure bounds itself: "6" is at least and at most 6, and "at least 6" counts 6 in all three sums. A row
 * that only says "up to 20" adds to the high sum alone.
 */
const lowAdded = (low: number, best: number): number => (low >= 0 ? low : Math.max(0, best));
const bestAdded = (low: number, best: number): number => (best >= 0 ? best : Math.max(0, low));
const highAdded = (low: number, best: number, high: number): number =>
  high >= 0 ? high : bestAdded(low, best);

const BASIS_NONE_OR_UNKNOWN = FATALITIES_BASES.indexOf('none-or-unknown');
const BASIS_CONVENTION = FATALITIES_BASES.indexOf('rounded-by-convention');

/** Sums that grow row by row. */
export class FatalityAdder {
  readonly #certain = { low: 0, best: 0, high: 0 };
  readonly #possible = { low: 0, best: 0, high: 0 };
  #withoutFigure = 0;
  #noneOrUnknown = 0;
  #byConvention = 0;

  /**
   * A row without any figure adds to `withoutFigure` alone; a missing bound is the nearest given figure, except that
   * "up to 20" on its own adds nothing to low and best.
   */
  add(
    table: Pick<EventTable, 'low' | 'best' | 'high' | 'whenPrecision'>,
    row: number,
    isCertain: boolean,
  ): void {
    const low = table.low[row] as number;
    const best = table.best[row] as number;
    const high = table.high[row] as number;
    if (low < 0 && best < 0 && high < 0) {
      this.#withoutFigure += 1;
      return;
    }
    const basis = (table.whenPrecision[row] as number) >> 6;
    if (basis === BASIS_NONE_OR_UNKNOWN) this.#noneOrUnknown += 1;
    else if (basis === BASIS_CONVENTION) this.#byConvention += 1;
    for (const sums of isCertain ? [this.#possible, this.#certain] : [this.#possible]) {
      sums.low += lowAdded(low, best);
      sums.best += bestAdded(low, best);
      sums.high += highAdded(low, best, high);
    }
  }

  /** Plain data, for the way to the page. */
  sums(): FatalitySums {
    return {
      ...this.#possible,
      certain: { ...this.#certain },
      withoutFigure: this.#withoutFigure,
      noneOrUnknown: this.#noneOrUnknown,
      byConvention: this.#byConvention,
    };
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
    if (((mask >> (kind[row] as number)) & 1) === 1 && hasRow(bits, row))
      adder.add(table, row, isCertainIn(table.marks, row, window));
  });
  return adder.sums();
};
