import { DAY_MS, type TimeSpan, epochMs, isBounded, span } from '@/domain/time';
import { addMonths, movedSpan, snapToDay } from './time-scale';

/** What the pointer or a key moves. */
export type BrushPart = 'from' | 'to' | 'window';

/**
 * The window that the eye sees: an open end shows at the axis's own end, or rather at the midnight just beyond it,
 * because the end becomes the window's own once the other handle is dragged.
 */
export const visibleWindow = (window: TimeSpan, axis: TimeSpan): TimeSpan => {
  if (isBounded(window)) return window;
  const first = Math.floor(axis.start / DAY_MS) * DAY_MS;
  const last = Math.ceil(axis.end / DAY_MS) * DAY_MS;
  return span(
    Number.isFinite(window.start) ? window.start : Math.min(first, window.end - DAY_MS),
    Number.isFinite(window.end) ? window.end : Math.max(last, window.start + DAY_MS),
  );
};

/**
 * The window after a drag.
 *
 * @param window as it was when the drag began
 * @param byMs how far the pointer has moved since
 * @returns snapped to days, never shorter than one: a handle that meets the other stops there
 */
export const draggedWindow = (window: TimeSpan, part: BrushPart, byMs: number): TimeSpan => {
  switch (part) {
    case 'from':
      return span(Math.min(snapToDay(window.start + byMs), window.end - DAY_MS), window.end);
    case 'to':
      return span(window.start, Math.max(snapToDay(window.end + byMs), window.start + DAY_MS));
    case 'window':
      return movedSpan(window, snapToDay(byMs));
  }
};

export type KeyStep = 'day' | 'week' | 'month';

const stepped = (ms: number, step: KeyStep, sign: 1 | -1): number => {
  switch (step) {
    case 'day':
      return ms + sign * DAY_MS;
    case 'week':
      return ms + sign * 7 * DAY_MS;
    case 'month':
      return addMonths(ms, sign);
  }
};

/** The window after a key on one of the two handles. */
export const steppedWindow = (window: TimeSpan, part: 'from' | 'to', step: KeyStep, sign: 1 | -1): TimeSpan =>
  part === 'from'
    ? span(Math.min(stepped(window.start, step, sign), window.end - DAY_MS), window.end)
    : span(
        window.start,
        // the handle shows the last day included, so months are counted from that day
        Math.max(stepped(window.end - DAY_MS, step, sign) + DAY_MS, window.start + DAY_MS),
      );

/** One frame of playback, or null where the end is reached. `whole` is the stretch that is played. */
export const playedWindow = (
  window: TimeSpan,
  whole: TimeSpan,
  mode: 'window' | 'cumulative',
  byMs: number,
): TimeSpan | null => {
  if (window.end >= whole.end) return null;
  const end = Math.min(window.end + byMs, whole.end);
  return mode === 'cumulative'
    ? { start: window.start, end: epochMs(end) }
    : span(window.start + (end - window.end), end);
};
