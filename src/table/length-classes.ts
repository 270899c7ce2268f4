import type { MarkColumns } from '@/domain/mark-columns';
import { rankAfter, rankFrom, timeAt } from '@/domain/time-column';
import { firstRankedFrom } from './sorted-search';

/**
 * Rows that happened `sometime`, apart by the length of their span, because rows of one length that span a window
 * lie side by side: `start` between `window.end − length` and `window.start`. Within a class rows are in table order.
 */
export interface LengthClasses {
  /** Row numbers, class after class. */
  readonly order: Uint32Array;
  /** Longest first. */
  readonly classes: readonly LengthClass[];
}

export interface LengthClass {
  /** Positions in `order`. */
  readonly from: number;
  readonly to: number;
  /** Shortest and longest length, ms. Infinity: an open end. */
  readonly minMs: number;
  readonly maxMs: number;
  /** Rows whose start is open; ascending by end. */
  readonly isOpenStart: boolean;
}

const OPEN_START = 'open-start';
/** Lengths beyond this many different ones are not told apart. */
const MAX_DISTINCT = 4096;
/** A length that at least every 128th row has is a class of its own. */
const OWN_CLASS_SHARE = 1 / 128;
/** Other lengths share a class with those up to 19 % longer. */
const CLASSES_PER_OCTAVE = 4;

type ClassKey = number | typeof OPEN_START;

/** Maps a length to its class: its own where it is frequent (positive key), otherwise a slice of an octave (negative). */
const classifier = (lengths: Float64Array): ((lengthMs: number) => number) => {
  const counts = new Map<number, number>();
  for (const lengthMs of lengths) {
    const count = counts.get(lengthMs);
    if (count !== undefined) counts.set(lengthMs, count + 1);
    else if (counts.size < MAX_DISTINCT) counts.set(lengthMs, 1);
  }
  const frequent = new Set(
    [...counts]
      .filter(([, count]) => count >= lengths.length * OWN_CLASS_SHARE)
      .map(([lengthMs]) => lengthMs),
  );
  return (lengthMs) =>
    lengthMs === Infinity || frequent.has(lengthMs)
      ? lengthMs
      : -1 - Math.floor(Math.log2(lengthMs) * CLASSES_PER_OCTAVE);
};

/** Sorts the `sometime` rows of a table into classes. O(n). */
export const lengthClassesOf = ({ length, start, end, extent }: MarkColumns): LengthClasses => {
  const rows = sometimeRows(extent, length);
  const lengths = new Float64Array(rows.length); // `from` would make an object of every number on its way
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    lengths[at] = timeAt(end, row) - timeAt(start, row);
  }
  const keyOf = classifier(lengths);
  const members = new Map<ClassKey, { count: number; minMs: number; maxMs: number }>();
  const keys = new Map<ClassKey, number>();
  const classOf = new Uint16Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const lengthMs = lengths[at] as number;
    const key = timeAt(start, rows[at] as number) === -Infinity ? OPEN_START : keyOf(lengthMs);
    const known = members.get(key);
    if (known === undefined) {
      keys.set(key, keys.size);
      members.set(key, { count: 1, minMs: lengthMs, maxMs: lengthMs });
    } else {
      known.count += 1;
      known.minMs = Math.min(known.minMs, lengthMs);
      known.maxMs = Math.max(known.maxMs, lengthMs);
    }
    classOf[at] = keys.get(key) as number;
  }
  const order = new Uint32Array(rows.length);
  const next = new Uint32Array(members.size);
  const classes: LengthClass[] = [];
  let from = 0;
  for (const [number, [key, { count, minMs, maxMs }]] of [...members].entries()) {
    next[number] = from;
    classes.push({ from, to: from + count, minMs, maxMs, isOpenStart: key === OPEN_START });
    from += count;
  }
  for (let at = 0; at < rows.length; at += 1) {
    const number = classOf[at] as number;
    order[next[number] as number] = rows[at] as number;
    next[number] = (next[number] as number) + 1;
  }
  return { order, classes: classes.toSorted((a, b) => b.maxMs - a.maxMs) };
};

const sometimeRows = (extent: Uint8Array, length: number): Uint32Array => {
  const rows = new Uint32Array(length);
  let count = 0;
  for (let row = 0; row < length; row += 1) {
    if (extent[row] !== 0) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.slice(0, count);
};

/** Where the rows of one class lie that begin before a window and end after it. */
export interface SpanningRange {
  /** Positions `[maybe, sure)` have to be looked at one by one; empty for a class of one length. */
  readonly maybe: number;
  /** Positions `[sure, to)` span the window. */
  readonly sure: number;
  readonly to: number;
}

/** @param window bounded at both ends, and shorter than the class's longest row */
export const spanningRange = (
  { from, to, minMs, maxMs, isOpenStart }: LengthClass,
  order: Uint32Array,
  { start, end }: MarkColumns,
  window: { readonly start: number; readonly end: number },
): SpanningRange => {
  if (isOpenStart) {
    const sure = firstRankedFrom(order, end.ranks, rankAfter(end, window.end), from, to);
    return { maybe: sure, sure, to };
  }
  const last = firstRankedFrom(order, start.ranks, rankFrom(start, window.start), from, to);
  const startsAfter = (time: number, first: number): number =>
    firstRankedFrom(order, start.ranks, rankAfter(start, time), first, last);
  const maybe = startsAfter(window.end - maxMs, from);
  const sure = minMs === maxMs ? maybe : startsAfter(window.end - minMs, maybe);
  return { maybe, sure, to: last };
};
