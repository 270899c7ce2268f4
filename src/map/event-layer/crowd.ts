import { type CrowdSample, scattered } from '@/domain/crowd-sample';
import { firstAtLeast } from '@/domain/sorted-cut';
import type { Scene } from './scene';
import type { View } from './view';

/** Rows looked at in one frame, however many there are: it keeps a step over a million rows as cheap as over thousands. */
const LOOK_MAX = 512;

/** Is a place within the view, as the copy of it nearest to the middle? */
const isInView = (view: View, x: number, y: number): boolean => {
  const { matrix } = view;
  const dx = view.repeats ? (x - view.centreX) | 0 : x - view.centreX;
  const dy = y - view.centreY;
  const w = (matrix[3] as number) * dx + (matrix[7] as number) * dy + (matrix[15] as number);
  const clipX = (matrix[0] as number) * dx + (matrix[4] as number) * dy + (matrix[12] as number);
  const clipY = (matrix[1] as number) * dx + (matrix[5] as number) * dy + (matrix[13] as number);
  return w > 0 && clipX <= w && clipX >= -w && clipY <= w && clipY >= -w;
};

/** About how much is drawn within a view. */
export interface Crowd {
  readonly rows: number;
  /** Places with at least one of the rows. */
  readonly places: number;
}

/**
 * About how many rows are drawn within the view: it sets the size and the form of marks. Rows are exact where few are in
 * the table; else those that only reach into the window from before it are left out. For places, the rows at one place are
 * taken to be spread over time like all others.
 *
 * Cost: O(1), at most {@link LOOK_MAX} looks; the columns themselves, too large for a cache, are left alone.
 */
export const crowdInView = (sample: CrowdSample, scene: Scene, view: View): Crowd => {
  const { kinds, rowBits } = scene;
  const { rowFrom, rowTo, endFrom } = scene.ranks;
  const isWhole = sample.rows.length <= LOOK_MAX;
  const from = isWhole ? 0 : firstAtLeast(sample.rows, rowFrom, 0, sample.rows.length);
  const to = firstAtLeast(sample.rows, rowTo, from, sample.rows.length);
  const step = Math.max(1, Math.ceil((to - from) / LOOK_MAX));
  /** The share of the table's rows that the window lets through. */
  const passing = (to - from) / sample.rows.length;
  let looks = 0;
  let inside = 0;
  let places = 0;
  for (let block = from; block + step <= to; block += step) {
    const index = block + scattered(~block, step); // not `block`: that would repeat the pattern of the sample
    looks += 1;
    if ((sample.endRank[index] as number) < endFrom) continue;
    if (((kinds >> (sample.kind[index] as number)) & 1) === 0) continue;
    if (!isInView(view, sample.x[index] as number, sample.y[index] as number)) continue;
    const row = sample.rows[index] as number;
    if (rowBits !== null && (((rowBits[row >> 3] as number) >> (row & 7)) & 1) === 0) continue;
    inside += 1;
    places += 1 / Math.max(1, passing * (sample.piled[index] as number));
  }
  const each = looks === 0 ? 0 : ((to - from) * sample.share) / looks;
  return { rows: inside * each, places: places * each };
};
