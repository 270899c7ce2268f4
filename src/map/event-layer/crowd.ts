import { MARK_STYLES, type MarkColumns } from '@/domain/mark-columns';
import { type Scene, isShown } from './scene';
import { firstAtLeast } from './sorted-cut';
import { type View, toScreen } from './view';

/** Places of placed rows picked from equal blocks, so that the crowd in view can be judged in every frame. */
export interface CrowdSample {
  readonly rows: Uint32Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Placed rows that each sampled row stands for. */
  readonly share: number;
}

const SAMPLE_MAX = 65_536;
/** Rows looked at in one frame. At 8192 this was the dearest part of a scrub step over a million rows. */
const LOOK_MAX = 2048;
const NONE = MARK_STYLES.indexOf('none');

/** A number in [0, below) that looks random, the same for the same input: files have rhythms that fixed steps may hit. */
const scattered = (index: number, below: number): number => {
  let mixed = Math.imul(index ^ (index >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
};

/** Samples a table once. Up to 65,536 placed rows the sample is all of them. */
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
  const x = Int32Array.from(rows, (row) => marks.x[row] as number);
  const y = Int32Array.from(rows, (row) => marks.y[row] as number);
  return { rows, x, y, share };
};

/**
 * About how many rows are drawn within the view: it sets the size of marks. Exact where few rows are in the table;
 * else rows that only reach into the window from before it are left out.
 */
export const crowdInView = (sample: CrowdSample, scene: Scene, view: View): number => {
  const { rowFrom, rowTo } = scene.ranks;
  const isWhole = sample.rows.length <= LOOK_MAX;
  const from = isWhole ? 0 : firstAtLeast(sample.rows, rowFrom, 0, sample.rows.length);
  const to = firstAtLeast(sample.rows, rowTo, from, sample.rows.length);
  const step = Math.max(1, Math.floor((to - from) / LOOK_MAX));
  const screen = new Float64Array(2);
  let inside = 0;
  for (let block = from; block + step <= to; block += step) {
    const index = block + scattered(~block, step); // not `block`: that would repeat the pattern of the sample
    if (!toScreen(view, sample.x[index] as number, sample.y[index] as number, 0, screen)) continue;
    const x = screen[0] as number;
    const y = screen[1] as number;
    if (x < 0 || x > view.width || y < 0 || y > view.height) continue;
    if (isShown(scene, sample.rows[index] as number)) inside += 1;
  }
  return inside * step * sample.share;
};
