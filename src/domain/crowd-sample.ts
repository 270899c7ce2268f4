import { NEVER_DENSE } from './density';
import { MARK_STYLES, type MarkColumns } from './mark-columns';

/** Placed rows picked from equal blocks, with what decides whether and where each is drawn side by side. */
export interface CrowdSample {
  /** Row numbers, ascending. */
  readonly rows: Uint32Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly kind: Uint8Array;
  /** Ranks of the rows' ends. */
  readonly endRank: Uint32Array;
  /** About how many placed rows of the table stand at the very place of each, itself included. */
  readonly piled: Float32Array;
  /** Placed rows that each sampled row stands for. */
  readonly share: number;
  /**
   * Rows on one of the fullest spots, for squares of growing size, smallest first; a fiftieth of
   * all rows stand closer still. Of the whole table, so that a picture of density keeps its scale while time is scrubbed.
   * Empty where there are too few rows for such a picture.
   */
  readonly fullSpots: Float64Array;
}

const SPOT_SIZES = 10;
const SMALLEST_SIDE_LOG = 8;
const SIDE_LOG_STEP = 2;
/** Share of the rows that may stand on fuller spots than those that count as full. */
const BEYOND_FULL = 0.02;

/** The position in CrowdSample.fullSpots of squares with this side, in fixed-point units; a fraction between two. */
export const spotPosition = (sideUnits: number): number =>
  Math.max(0, Math.min(SPOT_SIZES - 1, (Math.log2(sideUnits) - SMALLEST_SIDE_LOG) / SIDE_LOG_STEP));

/** Twelve bits, each followed by a gap of one. */
const spread = (bits: number): number => {
  let spaced = (bits | (bits << 8)) & 0xff00ff;
  spaced = (spaced | (spaced << 4)) & 0xf0f0f0f;
  spaced = (spaced | (spaced << 2)) & 0x33333333;
  return (spaced | (spaced << 1)) & 0x55555555;
};

const HALF_BITS = 12;
const HALF_MASK = 2 ** HALF_BITS - 1;

/**
 * Places along Morton's curve, in steps of the smallest spots: in this order the rows of a square lie side by side,
 * whatever its size. 48 bits, exact in a double.
 */
const curveOf = (x: Int32Array, y: Int32Array): Float64Array => {
  const keys = new Float64Array(x.length);
  for (let index = 0; index < x.length; index += 1) {
    const column = ((x[index] as number) ^ -(2 ** 31)) >>> SMALLEST_SIDE_LOG;
    const line = ((y[index] as number) ^ -(2 ** 31)) >>> SMALLEST_SIDE_LOG;
    const high = spread(column >> HALF_BITS) | (spread(line >> HALF_BITS) << 1);
    const low = spread(column & HALF_MASK) | (spread(line & HALF_MASK) << 1);
    keys[index] = high * 2 ** (2 * HALF_BITS) + low;
  }
  return keys.toSorted();
};

/** @param curve see {@link curveOf} */
const fullSpotOf = (curve: Float64Array, sideLog: number): number => {
  const size = 4 ** (sideLog - SMALLEST_SIDE_LOG);
  const counts = new Uint32Array(curve.length);
  let spots = 0;
  let end = -1;
  for (const key of curve) {
    if (key >= end) {
      end = (Math.floor(key / size) + 1) * size;
      spots += 1;
    }
    counts[spots - 1] = (counts[spots - 1] as number) + 1;
  }
  let beyond = 0;
  for (const count of counts.subarray(0, spots).toSorted().toReversed()) {
    beyond += count;
    if (beyond >= curve.length * BEYOND_FULL) return count;
  }
  return 1;
};

/** About how many rows of the table stand where each sampled row stands: of those there, every `share`th is in the sample. */
const pilesOf = (x: Int32Array, y: Int32Array, share: number): Float32Array => {
  // both in one double, exactly: a place to the centimetre across, to twenty metres up and down
  const keys = Float64Array.from(x, (column, index) => column * 2 ** 21 + ((y[index] as number) >> 11));
  const counts = new Map<number, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Float32Array.from(keys, (key) => 1 + share * ((counts.get(key) ?? 1) - 1));
};

const SAMPLE_MAX = 65_536;
const NONE = MARK_STYLES.indexOf('none');

/** A number in [0, below) that looks random, the same for the same input: files have rhythms that fixed steps may hit. */
export const scattered = (index: number, below: number): number => {
  let mixed = Math.imul(index ^ (index >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
};

/**
 * Samples a table once, so that the crowd in view can be judged in every frame. Up to 65,536 placed rows the sample is
 * all of them.
 *
 * @param placed number of rows with a place
 * Cost: O(n), in the engine.
 */
export const sampleCrowd = (marks: MarkColumns, placed: number): CrowdSample => {
  const share = Math.max(1, Math.ceil(placed / SAMPLE_MAX));
  const rows = new Uint32Array(Math.floor(placed / share));
  let seen = 0;
  for (let row = 0; row < marks.length; row += 1) {
    if (marks.style[row] === NONE) continue;
    const block = Math.floor(seen / share);
    if (block < rows.length && seen % share === scattered(block, share)) rows[block] = row;
    seen += 1;
  }
  const x = new Int32Array(rows.length);
  const y = new Int32Array(rows.length);
  const kind = new Uint8Array(rows.length);
  for (const [index, row] of rows.entries()) {
    x[index] = marks.x[row] as number;
    y[index] = marks.y[row] as number;
    kind[index] = marks.kind[row] as number;
  }
  const curve = placed <= NEVER_DENSE ? null : curveOf(x, y);
  return {
    rows,
    x,
    y,
    fullSpots: Float64Array.from({ length: curve === null ? 0 : SPOT_SIZES }, (_, size) =>
      curve === null ? 0 : share * fullSpotOf(curve, SMALLEST_SIDE_LOG + size * SIDE_LOG_STEP),
    ),
    kind,
    piled: pilesOf(x, y, share),
    endRank: rows.map((row) => marks.end.ranks[row] as number),
    share,
  };
};
