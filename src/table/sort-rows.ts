import type { TimeColumn } from '@/domain/time-column';

const DIGIT = 65_536;
/** Times in files fall on whole days or minutes: dividing by the unit saves a pass or two. */
const UNITS_MS = [86_400_000, 60_000, 1000];

interface Keys {
  readonly min: number;
  readonly unitMs: number;
  /** The key of Infinity, one above every finite key. */
  readonly top: number;
}

/** Is every value a whole number of units above `min`? Open ends are. A remainder (`%`) of doubles costs five times this. */
const areWhole = (values: Float64Array, min: number, unitMs: number): boolean => {
  for (const value of values) {
    const above = value - min;
    if (above < Infinity && above >= 0 && Math.floor(above / unitMs) * unitMs !== above) return false;
  }
  return true;
};

const keysOf = (values: Float64Array): Keys => {
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    if (value > -Infinity && value < min) min = value;
    if (value < Infinity && value > max) max = value;
  }
  if (min > max) return { min: 0, unitMs: 1, top: 2 };
  const unitMs = UNITS_MS.find((unit) => areWhole(values, min, unit)) ?? 1;
  return { min, unitMs, top: (max - min) / unitMs + 2 };
};

/** One stable counting sort by one 16-bit digit of the key. */
const sortByDigit = (
  order: Uint32Array,
  digits: Uint16Array,
  counts: Uint32Array,
  into: Uint32Array,
): void => {
  counts.fill(0);
  for (const row of order) {
    const next = (digits[row] as number) + 1;
    counts[next] = (counts[next] as number) + 1;
  }
  for (let digit = 0; digit < DIGIT; digit += 1)
    counts[digit + 1] = (counts[digit + 1] as number) + (counts[digit] as number);
  for (const row of order) {
    const digit = digits[row] as number;
    const at = counts[digit] as number;
    into[at] = row;
    counts[digit] = at + 1;
  }
};

/**
 * Stable radix sort of row numbers by integer values; ±Infinity sort to the ends.
 *
 * @param order row numbers in the order that ties keep; not changed
 * @param values integers (or ±Infinity) by row number
 * @returns new row numbers. O(n) for each 16 bits of the range of values; works for any n below 2³².
 */
export const sortStable = (order: Uint32Array, values: Float64Array): Uint32Array => {
  const { min, unitMs, top } = keysOf(values);
  const digits = new Uint16Array(values.length);
  const counts = new Uint32Array(DIGIT + 1);
  let from = order.slice();
  let into = new Uint32Array(order.length);
  for (let scale = 1; scale <= top; scale *= DIGIT) {
    for (let row = 0; row < values.length; row += 1) {
      const value = values[row] as number;
      const key = value === -Infinity ? 0 : value === Infinity ? top : (value - min) / unitMs + 1;
      digits[row] = Math.floor(key / scale) % DIGIT;
    }
    sortByDigit(from, digits, counts, into);
    [from, into] = [into, from];
  }
  return from;
};

/** Row numbers 0 … length − 1. */
const inputOrder = (length: number): Uint32Array => {
  const order = new Uint32Array(length);
  for (let row = 0; row < length; row += 1) order[row] = row;
  return order;
};

/** @returns row numbers by start, then end, then input order; null where that is how they come */
export const timeOrder = (start: Float64Array, end: Float64Array): Uint32Array | null => {
  let isSorted = true;
  for (let row = 1; isSorted && row < start.length; row += 1) {
    const before = start[row - 1] as number;
    const here = start[row] as number;
    isSorted = before < here || (before === here && (end[row - 1] as number) <= (end[row] as number));
  }
  return isSorted ? null : sortStable(sortStable(inputOrder(start.length), end), start);
};

/** Row numbers by time, then row. O(n) and the number of distinct times. */
export const rowsByRank = ({ values, ranks }: TimeColumn): Uint32Array => {
  const next = new Uint32Array(values.length + 1);
  for (const rank of ranks) next[rank + 1] = (next[rank + 1] as number) + 1;
  for (let rank = 1; rank < next.length; rank += 1)
    next[rank] = (next[rank] as number) + (next[rank - 1] as number);
  const order = new Uint32Array(ranks.length);
  for (let row = 0; row < ranks.length; row += 1) {
    const rank = ranks[row] as number;
    const at = next[rank] as number;
    order[at] = row;
    next[rank] = at + 1;
  }
  return order;
};
