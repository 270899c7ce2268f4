import type { TimeColumn } from '@/domain/time-column';

const DIGIT = 65_536;
/** Times in files fall on whole days or minutes: dividing by the unit saves a pass or two. */
const UNITS_MS = [86_400_000, 60_000, 1000];

/**
 * Rows that a loop takes at once. A table is sorted once: one loop over all of it would be over before the engine has
 * compiled it, whereas a function that is called again runs compiled from the next call on.
 */
const SLICE = 1 << 12;

const inSlices = (length: number, run: (from: number, to: number) => void): void => {
  for (let from = 0; from < length; from += SLICE) run(from, Math.min(length, from + SLICE));
};

interface Bounds {
  min: number;
  max: number;
}

/** Widens `bounds` to the finite ones among the values. */
const widen = (bounds: Bounds, values: Float64Array, from: number, to: number): void => {
  let { min, max } = bounds;
  for (let row = from; row < to; row += 1) {
    const value = values[row] as number;
    if (value > -Infinity && value < min) min = value;
    if (value < Infinity && value > max) max = value;
  }
  bounds.min = min;
  bounds.max = max;
};

/** Is every value a whole number of units above `min`? Open ends are. A remainder (`%`) of doubles costs five times this. */
const areWhole = (values: Float64Array, min: number, unitMs: number, from: number, to: number): boolean => {
  for (let row = from; row < to; row += 1) {
    const above = (values[row] as number) - min;
    if (above < Infinity && above >= 0 && Math.floor(above / unitMs) * unitMs !== above) return false;
  }
  return true;
};

interface Keys {
  readonly min: number;
  readonly unitMs: number;
  /** The key of Infinity, one above every finite key. */
  readonly top: number;
}

const isUnitOf = (values: Float64Array, min: number, unitMs: number): boolean => {
  for (let from = 0; from < values.length; from += SLICE) {
    if (!areWhole(values, min, unitMs, from, Math.min(values.length, from + SLICE))) return false;
  }
  return true;
};

const keysOf = (values: Float64Array): Keys => {
  const bounds = { min: Infinity, max: -Infinity };
  inSlices(values.length, (from, to) => {
    widen(bounds, values, from, to);
  });
  const { min, max } = bounds;
  if (min > max) return { min: 0, unitMs: 1, top: 2 };
  const unitMs = UNITS_MS.find((unit) => isUnitOf(values, min, unit)) ?? 1;
  return { min, unitMs, top: (max - min) / unitMs + 2 };
};

/** One 16-bit digit of every value's key. */
const readDigits = (
  values: Float64Array,
  { min, unitMs, top }: Keys,
  scale: number,
  digits: Uint16Array,
  from: number,
  to: number,
): void => {
  for (let row = from; row < to; row += 1) {
    const value = values[row] as number;
    const key = value === -Infinity ? 0 : value === Infinity ? top : (value - min) / unitMs + 1;
    digits[row] = Math.floor(key / scale) % DIGIT;
  }
};

const count = (digits: Uint16Array, counts: Uint32Array, from: number, to: number): void => {
  for (let row = from; row < to; row += 1) {
    const next = (digits[row] as number) + 1;
    counts[next] = (counts[next] as number) + 1;
  }
};

const addUp = (counts: Uint32Array, from: number, to: number): void => {
  for (let digit = from; digit < to; digit += 1)
    counts[digit + 1] = (counts[digit + 1] as number) + (counts[digit] as number);
};

const scatter = (
  order: Uint32Array,
  digits: Uint16Array,
  counts: Uint32Array,
  into: Uint32Array,
  from: number,
  to: number,
): void => {
  for (let at = from; at < to; at += 1) {
    const row = order[at] as number;
    const digit = digits[row] as number;
    const place = counts[digit] as number;
    into[place] = row;
    counts[digit] = place + 1;
  }
};

/** One stable counting sort of all rows by one 16-bit digit of the key. */
const sortByDigit = (
  order: Uint32Array,
  digits: Uint16Array,
  counts: Uint32Array,
  into: Uint32Array,
): void => {
  counts.fill(0);
  inSlices(digits.length, (from, to) => {
    count(digits, counts, from, to);
  });
  inSlices(DIGIT, (from, to) => {
    addUp(counts, from, to);
  });
  inSlices(order.length, (from, to) => {
    scatter(order, digits, counts, into, from, to);
  });
};

/**
 * Stable radix sort of row numbers by integer values; ±Infinity sort to the ends.
 *
 * @param order all row numbers, in the order that ties keep; not changed
 * @param values integers (or ±Infinity) by row number
 * @returns new row numbers. O(n) for each 16 bits of the range of values; works for any n below 2³².
 */
export const sortStable = (order: Uint32Array, values: Float64Array): Uint32Array => {
  const keys = keysOf(values);
  const digits = new Uint16Array(values.length);
  const counts = new Uint32Array(DIGIT + 1);
  let from = order.slice();
  let into = new Uint32Array(order.length);
  for (let scale = 1; scale <= keys.top; scale *= DIGIT) {
    inSlices(values.length, (first, last) => {
      readDigits(values, keys, scale, digits, first, last);
    });
    sortByDigit(from, digits, counts, into);
    [from, into] = [into, from];
  }
  return from;
};

const countUp = (order: Uint32Array, from: number, to: number): void => {
  for (let row = from; row < to; row += 1) order[row] = row;
};

/** Row numbers 0 … length − 1. */
const inputOrder = (length: number): Uint32Array => {
  const order = new Uint32Array(length);
  inSlices(length, (from, to) => {
    countUp(order, from, to);
  });
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
