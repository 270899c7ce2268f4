import { DAY_MS, type TimeSpan, span } from '@/domain/time';
import type { TimeScale } from './time-scale';

/** Bins of whole days that cover the axis; the first and the last may reach beyond it. */
export interface Binning {
  readonly axis: TimeSpan;
  readonly count: number;
  readonly binMs: number;
}

const BIN_DAYS = [1, 2, 7, 14, 28, 91, 182, 364, 1820];

/** Bins that begin and end at midnight: what is known to the day must not be cut finer. */
export const binningOf = ({ axis, widthPx }: TimeScale, minBinPx: number): Binning => {
  const minDays = ((axis.end - axis.start) / DAY_MS / Math.max(1, widthPx)) * minBinPx;
  const binMs = (BIN_DAYS.find((days) => days >= minDays) ?? 3640) * DAY_MS;
  const start = Math.floor(axis.start / binMs) * binMs;
  const count = Math.ceil((axis.end - start) / binMs);
  return { axis: span(start, start + count * binMs), count, binMs };
};
