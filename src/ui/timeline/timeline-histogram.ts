import { EVENT_KINDS } from '@/domain/event';
import type { Binning } from './binning';
import { type TimelinePaint, type TrackPlan, place } from './timeline-canvas';

/** What the histogram depends on: not the windows, so that it stays while one is moved. */
export interface HistogramPicture extends TrackPlan {
  /** Counts per kind and bin, kind-major; see RowIndex.histogram. */
  readonly bins: Uint32Array;
  readonly binning: Binning;
  readonly kindMask: number;
  /** Where its columns stand, px from the top. */
  readonly bottomPx: number;
}

/** Draws the columns of all bins, kinds upon each other, in full colour. */
export const drawHistogram = (
  context: CanvasRenderingContext2D,
  picture: HistogramPicture,
  paint: TimelinePaint,
): void => {
  const { bins, binning, scale, kindMask, bottomPx } = picture;
  const { count: binCount, binMs } = binning;
  const isShown = (code: number): boolean => ((kindMask >> code) & 1) === 1;
  const totals = new Uint32Array(binCount);
  for (let code = 0; code < EVENT_KINDS.length; code += 1) {
    if (!isShown(code)) continue;
    for (let bin = 0; bin < binCount; bin += 1) {
      totals[bin] = (totals[bin] ?? 0) + (bins[code * binCount + bin] ?? 0);
    }
  }
  const highest = totals.reduce((most, total) => Math.max(most, total), 1);
  const binPx = scale.toPx(scale.axis.start + binMs);
  const gap = binPx > 5 ? 1 : 0;
  const unit = (bottomPx - 2) / highest;
  const heights = new Float64Array(binCount);
  for (let code = 0; code < EVENT_KINDS.length; code += 1) {
    if (!isShown(code)) continue;
    context.fillStyle = paint.kinds[code] ?? paint.ink;
    for (let bin = 0; bin < binCount; bin += 1) {
      const count = bins[code * binCount + bin] ?? 0;
      if (count === 0) continue;
      const below = heights[bin] ?? 0;
      const height = count * unit;
      heights[bin] = below + height;
      const x = place(picture, scale.toPx(binning.axis.start + bin * binMs), binPx - gap);
      context.fillRect(x, bottomPx - below - height, binPx - gap, height);
    }
  }
};
