import type { KindMask, RowIndex } from '@/domain/row-index';
import type { TimeSpan } from '@/domain/time';

const BARS = 48;
/** The size of the drawing that {@link trendPath} fills. */
const WIDTH = 240;
const HEIGHT = 28;
const GAP = 1;

/** How many rows of the kinds in `mask` may fall in each of equal stretches of the axis. */
export const trendOf = (index: RowIndex, axis: TimeSpan, mask: KindMask): readonly number[] => {
  const counts = index.histogram(axis, BARS);
  const bars = Array.from({ length: BARS }, () => 0);
  for (let at = 0; at < counts.length; at += 1) {
    if (((mask >> Math.floor(at / BARS)) & 1) === 1)
      bars[at % BARS] = (bars[at % BARS] ?? 0) + (counts[at] ?? 0);
  }
  return bars;
};

/** Bars from the lower edge up, the highest as high as the drawing; a bar of one row still shows. */
export const trendPath = (bars: readonly number[]): string => {
  const most = Math.max(1, ...bars);
  const step = WIDTH / Math.max(1, bars.length);
  return bars
    .map((count, at) => {
      if (count === 0) return '';
      const height = Math.max(1, (count / most) * HEIGHT);
      return `M${at * step} ${HEIGHT}v${-height}h${step - GAP}v${height}z`;
    })
    .join('');
};
