import type { TimeSpan } from '@/domain/time';
import type { Binning } from './binning';
import type { TimeScale } from './time-scale';

/** The windows that stand out on the timeline. */
export interface Windows {
  readonly window: TimeSpan;
  /** The window that it is compared with. */
  readonly compared: TimeSpan | null;
}

/** A stretch of the axis, whole CSS px from its start; `isLit`: it stands out. */
export interface Stretch {
  readonly fromPx: number;
  readonly toPx: number;
  readonly isLit: boolean;
}

/** The axis in stretches of whole bins from its start to its end: a bin is lit where a window overlaps it. */
export const litStretches = (
  { window, compared }: Windows,
  { axis, binMs }: Binning,
  scale: TimeScale,
): readonly Stretch[] => {
  const px = (ms: number): number => Math.round(Math.max(0, Math.min(scale.widthPx, scale.toPx(ms))));
  const lit = [window, ...(compared === null ? [] : [compared])]
    .filter(({ start, end }) => start < axis.end && end > axis.start)
    .map(({ start, end }) => ({
      fromPx: px(axis.start + Math.floor((Math.max(start, axis.start) - axis.start) / binMs) * binMs),
      toPx: px(axis.start + Math.ceil((Math.min(end, axis.end) - axis.start) / binMs) * binMs),
    }))
    .toSorted((a, b) => a.fromPx - b.fromPx);
  const stretches: Stretch[] = [];
  let donePx = 0;
  for (const { fromPx, toPx } of lit) {
    if (fromPx > donePx) stretches.push({ fromPx: donePx, toPx: fromPx, isLit: false });
    if (toPx > Math.max(fromPx, donePx))
      stretches.push({ fromPx: Math.max(fromPx, donePx), toPx, isLit: true });
    donePx = Math.max(donePx, toPx);
  }
  if (donePx < scale.widthPx) stretches.push({ fromPx: donePx, toPx: scale.widthPx, isLit: false });
  return stretches;
};
