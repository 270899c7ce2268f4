import type { TimeSpan } from '@/domain/time';
import type { Binning } from './binning';
import type { TimeScale } from './time-scale';

/** The windows that stand out on the timeline. */
export interface Windows {
  readonly window: TimeSpan;
  /** The window that it is compared with. */
  readonly compared: TimeSpan | null;
}

/** A stretch of the axis in whole CSS px from its start. */
export interface Stretch {
  readonly fromPx: number;
  readonly toPx: number;
}

/** The bins that a window overlaps, whole; null where it overlaps none of the axis. */
export const litStretch = (
  { start, end }: TimeSpan,
  { axis, binMs }: Binning,
  { toPx, widthPx }: TimeScale,
): Stretch | null => {
  if (start >= axis.end || end <= axis.start) return null;
  const px = (ms: number): number => Math.round(Math.max(0, Math.min(widthPx, toPx(ms))));
  return {
    fromPx: px(axis.start + Math.floor((Math.max(start, axis.start) - axis.start) / binMs) * binMs),
    toPx: px(axis.start + Math.ceil((Math.min(end, axis.end) - axis.start) / binMs) * binMs),
  };
};

/** What of the track no window lights up, from its start to its end: at most three stretches. */
export const veiledStretches = (
  { window, compared }: Windows,
  binning: Binning,
  scale: TimeScale,
): readonly Stretch[] => {
  const lit = [window, ...(compared === null ? [] : [compared])]
    .map((each) => litStretch(each, binning, scale))
    .filter((each) => each !== null)
    .toSorted((a, b) => a.fromPx - b.fromPx);
  const veiled: Stretch[] = [];
  let donePx = 0;
  for (const { fromPx, toPx } of [...lit, { fromPx: scale.widthPx, toPx: scale.widthPx }]) {
    if (fromPx > donePx) veiled.push({ fromPx: donePx, toPx: fromPx });
    donePx = Math.max(donePx, toPx);
  }
  return veiled;
};
