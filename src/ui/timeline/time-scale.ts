import { DAY_MS, type TimeSpan, epochMs, span, utcDay } from '@/domain/time';

/** Maps a bounded axis to pixels, start at 0. The drawing mirrors it for right-to-left; the maths does not. */
export interface TimeScale {
  readonly axis: TimeSpan;
  readonly widthPx: number;
  readonly toPx: (ms: number) => number;
  readonly toMs: (px: number) => number;
}

export const createTimeScale = (axis: TimeSpan, widthPx: number): TimeScale => {
  const msPerPx = (axis.end - axis.start) / Math.max(1, widthPx);
  return {
    axis,
    widthPx,
    toPx: (ms) => (ms - axis.start) / msPerPx,
    toMs: (px) => axis.start + px * msPerPx,
  };
};

/** The nearest UTC midnight: nothing finer than a day is coded, so windows snap to days. */
export const snapToDay = (ms: number): number => Math.round(ms / DAY_MS) * DAY_MS;

/** Zooms by `factor` (< 1 is closer) so that the instant under the pointer stays where it is. */
export const zoomedAxis = (axis: TimeSpan, atMs: number, factor: number): TimeSpan =>
  span(atMs - (atMs - axis.start) * factor, atMs + (axis.end - atMs) * factor);

/** Moves by a number of milliseconds, length kept. */
export const movedSpan = (moved: TimeSpan, byMs: number): TimeSpan =>
  span(moved.start + byMs, moved.end + byMs);

export type TickUnit = 'day' | 'month' | 'year';
export interface Tick {
  readonly ms: number;
  readonly unit: TickUnit;
}

const DAY_STEPS = [1, 2, 7, 14];
const MONTH_STEPS = [1, 2, 3, 6];
const YEAR_STEPS = [1, 2, 5, 10, 25, 50, 100];

/** Calendar ticks, at least `minGapPx` apart: days, then months, then years. */
export const timeTicks = ({ axis, widthPx }: TimeScale, minGapPx: number): readonly Tick[] => {
  const minGapMs = ((axis.end - axis.start) / Math.max(1, widthPx)) * minGapPx;
  const days = DAY_STEPS.find((step) => step * DAY_MS >= minGapMs);
  if (days !== undefined) return dayTicks(axis, days);
  const months = MONTH_STEPS.find((step) => step * 28 * DAY_MS >= minGapMs);
  if (months !== undefined) return monthTicks(axis, months);
  const years = YEAR_STEPS.find((step) => step * 365 * DAY_MS >= minGapMs) ?? 200;
  return monthTicks(axis, years * 12).map(({ ms }) => ({ ms, unit: 'year' }));
};

const dayTicks = (axis: TimeSpan, step: number): readonly Tick[] => {
  const ticks: Tick[] = [];
  const first = Math.ceil(axis.start / DAY_MS);
  for (let day = first; day * DAY_MS < axis.end; day += 1) {
    // Weeks start on Mondays (1970-01-05); shorter steps count from the epoch so that they do not jump while panning.
    const phase = step % 7 === 0 ? day - 4 : day;
    if (((phase % step) + step) % step === 0) ticks.push({ ms: day * DAY_MS, unit: 'day' });
  }
  return ticks;
};

const monthTicks = (axis: TimeSpan, step: number): readonly Tick[] => {
  const start = new Date(axis.start);
  let index = start.getUTCFullYear() * 12 + start.getUTCMonth();
  index -= ((index % step) + step) % step;
  const ticks: Tick[] = [];
  for (; ; index += step) {
    const ms = utcDay(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1);
    if (!(ms < axis.end)) return ticks; // also NaN, past the last date that exists
    if (ms >= axis.start) ticks.push({ ms, unit: index % 12 === 0 && step >= 12 ? 'year' : 'month' });
  }
};

/** Moves a calendar day by whole months; the 31st becomes the month's last day. */
export const addMonths = (ms: number, months: number): number => {
  const date = new Date(ms);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + months;
  const lastDay = new Date(utcDay(year, month + 2, 0)).getUTCDate();
  return epochMs(utcDay(year, month + 1, Math.min(date.getUTCDate(), lastDay)));
};
