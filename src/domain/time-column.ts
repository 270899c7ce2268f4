import { firstAbove, firstAtLeast } from './sorted-cut';

/**
 * Times by row, each distinct time kept once: a file of a million days has some thousands of them. 2 bytes a row where
 * there are at most 65,536, otherwise 4, and 8 a distinct time. Ranks are in the order of the times, so that whatever
 * compares times can compare ranks, exactly. Plain data, so that it survives structured clone.
 */
export interface TimeColumn {
  /** Distinct times, ascending, epoch ms UTC; ±Infinity is open. */
  readonly values: Float64Array;
  /** By row, a position in `values`. */
  readonly ranks: Uint16Array | Uint32Array;
}

/** The time of a row; `row` must be one. */
export const timeAt = ({ values, ranks }: TimeColumn, row: number): number =>
  values[ranks[row] as number] as number;

/** The rank from which on times are at or after `time`. */
export const rankFrom = ({ values }: TimeColumn, time: number): number =>
  firstAtLeast(values, time, 0, values.length);

/** The rank from which on times are after `time`. */
export const rankAfter = ({ values }: TimeColumn, time: number): number =>
  firstAbove(values, time, 0, values.length);

/** The first row whose time is at or after `time`, in a column that ascends. O(log n). */
export const firstRowFrom = (column: TimeColumn, time: number): number =>
  firstAtLeast(column.ranks, rankFrom(column, time), 0, column.ranks.length);

/** Values without neighbours that are alike. */
const withoutRuns = (values: Float64Array): Float64Array => {
  const kept = values.slice();
  let length = 0;
  for (let index = 0; index < kept.length; index += 1) {
    if (index > 0 && kept[index] === kept[length - 1]) continue;
    kept[length] = kept[index] as number;
    length += 1;
  }
  return kept.slice(0, length);
};

const isAscending = (times: Float64Array): boolean => {
  for (let row = 1; row < times.length; row += 1)
    if ((times[row] as number) < (times[row - 1] as number)) return false;
  return true;
};

const MOST_NARROW = 2 ** 16;

/** Keeps each distinct time once. O(n) where times ascend, otherwise O(n log n). */
export const timeColumn = (times: Float64Array): TimeColumn => {
  // Neighbours are often alike, also where times do not ascend: little is left to be sorted.
  const some = withoutRuns(times);
  const values = isAscending(some) ? some : withoutRuns(some.toSorted());
  const ranks = values.length <= MOST_NARROW ? new Uint16Array(times.length) : new Uint32Array(times.length);
  let rank = 0;
  for (let row = 0; row < times.length; row += 1) {
    const time = times[row] as number;
    if (values[rank] !== time) rank = firstAtLeast(values, time, 0, values.length);
    ranks[row] = rank;
  }
  return { values, ranks };
};

/** The inverse of {@link timeColumn}: the times of all rows, one by one. */
export const timesOf = (column: TimeColumn): Float64Array<ArrayBuffer> => {
  const times = new Float64Array(column.ranks.length);
  for (let row = 0; row < times.length; row += 1) times[row] = timeAt(column, row);
  return times;
};
