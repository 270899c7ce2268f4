import type { Column } from './gather';

/** Rows that a new table has room for. */
export const FIRST_CAPACITY = 256;

/** The columns of a table that is being built, as wide as any row may need; the finished table has narrower ones. */
export const emptyColumns = (capacity: number) => ({
  start: new Float64Array(capacity),
  end: new Float64Array(capacity),
  x: new Int32Array(capacity),
  y: new Int32Array(capacity),
  kind: new Uint8Array(capacity),
  style: new Uint8Array(capacity),
  extent: new Uint8Array(capacity),
  weight: new Uint8Array(capacity),
  low: new Int32Array(capacity),
  best: new Int32Array(capacity),
  high: new Int32Array(capacity),
  wherePrecision: new Uint8Array(capacity),
  whenPrecision: new Uint8Array(capacity),
  attribution: new Uint8Array(capacity),
  eventType: new Uint32Array(capacity),
  subEventType: new Uint32Array(capacity),
  place: new Uint32Array(capacity),
  admin1: new Uint32Array(capacity),
  country: new Uint32Array(capacity),
  source: new Uint32Array(capacity),
  actorsA: new Uint32Array(capacity),
  actorsB: new Uint32Array(capacity),
  record: new Uint32Array(capacity),
  file: new Uint32Array(capacity),
  offsets: new Uint32Array(capacity),
});
/** A builder's columns, by name. */
export type GrowingColumns = ReturnType<typeof emptyColumns>;

/** An expectation may be wrong, and is believed so far: this many times what is there already. */
const MOST_TRUST = 32;
/**
 * Room beyond what is expected, because the bytes of a chunk are counted before its rows are: too little would copy every
 * column once more, right before the end. Room that nobody writes to takes no memory.
 */
const MARGIN = 1.08;
/** Growing by less would be growing again soon. */
const LEAST_GROWTH = 1.25;

/**
 * Room for at least `needed` rows, and for as many as are expected, or twice as many as now.
 *
 * @param expected how many rows there will be; 0: no idea
 */
export const grownCapacity = (capacity: number, needed: number, expected: number): number => {
  const isCredible = expected > 0 && expected <= capacity * MOST_TRUST;
  const likely = isCredible ? Math.max(expected * MARGIN, capacity * LEAST_GROWTH) : capacity * 2;
  return Math.max(Math.ceil(likely), needed);
};

const grown = <Kind extends Column>(column: Kind, capacity: number): Kind => {
  const larger = new (column.constructor as new (length: number) => Kind)(capacity);
  larger.set(column);
  return larger;
};

/** Copies of the columns with room for more rows. */
export const grownColumns = (columns: GrowingColumns, capacity: number): GrowingColumns =>
  Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, grown(column, capacity)]),
  ) as GrowingColumns;
