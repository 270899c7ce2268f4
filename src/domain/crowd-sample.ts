import { MARK_STYLES, type MarkColumns } from './mark-columns';

/** Placed rows picked from equal blocks, with what decides whether and where each is drawn side by side. */
export interface CrowdSample {
  /** Row numbers, ascending. */
  readonly rows: Uint32Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly kind: Uint8Array;
  /** MarkOrder.endRanks of the rows. */
  readonly endRank: Uint32Array;
  /** Placed rows that each sampled row stands for. */
  readonly share: number;
}

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
 * @param endRanks by row number
 * Cost: O(n), in the engine.
 */
export const sampleCrowd = (marks: MarkColumns, placed: number, endRanks: Uint32Array): CrowdSample => {
  const share = Math.max(1, Math.ceil(placed / SAMPLE_MAX));
  const rows = new Uint32Array(Math.floor(placed / share));
  let seen = 0;
  for (let row = 0; row < marks.length; row += 1) {
    if (marks.style[row] === NONE) continue;
    const block = Math.floor(seen / share);
    if (block < rows.length && seen % share === scattered(block, share)) rows[block] = row;
    seen += 1;
  }
  return {
    rows,
    x: Int32Array.from(rows, (row) => marks.x[row] as number),
    y: Int32Array.from(rows, (row) => marks.y[row] as number),
    kind: Uint8Array.from(rows, (row) => marks.kind[row] as number),
    endRank: rows.map((row) => endRanks[row] as number),
    share,
  };
};
