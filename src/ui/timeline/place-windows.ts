import { type TimeSpan, sameSpan } from '@/domain/time';
import type { AppState } from '@/state/app-state';
import { selectComparedWindow } from '@/state/comparison-selectors';
import type { TimeScale } from './time-scale';
import { visibleWindow } from './window-brush';

/** The elements that the view moves and listens to. The handles keep their roles and keys in React. */
export interface TimelineElements {
  readonly track: HTMLElement;
  /** Holds the pictures. */
  readonly sheets: HTMLElement;
  readonly window: HTMLElement;
  /** Where the window stands that this one is compared with. */
  readonly compared: HTMLElement;
  readonly from: HTMLElement;
  readonly to: HTMLElement;
}

/** More px than a track is long, in either direction. */
const REACH_PX = 20_000;

/** What an element was told last: asking the element itself costs as much as telling it. */
interface Placed {
  readonly animation: Animation;
  timeMs: number;
}
const places = new WeakMap<HTMLElement, Placed>();
const lengths = new WeakMap<HTMLElement, number>();

/**
 * Moves an element `px` along from the start of the track, by the compositor: nothing is laid out or painted again.
 * It is done by a paused animation that is set to the moment at which it is there: for a transform that a script writes,
 * Chromium builds all the layers of the page anew; for one that an animation gives, it moves that one layer.
 */
export const moveTo = (element: HTMLElement, px: number, isMirrored: boolean): void => {
  const placed = places.get(element) ?? startAnimation(element);
  const timeMs = REACH_PX + (isMirrored ? -px : px);
  if (placed.timeMs === timeMs) return;
  placed.timeMs = timeMs;
  placed.animation.currentTime = timeMs;
};

/** One ms of it is one px. */
const startAnimation = (element: HTMLElement): Placed => {
  const ends = [-REACH_PX, REACH_PX].map((px) => ({ transform: `translateX(${px}px)` }));
  const animation = element.animate(ends, { duration: 2 * REACH_PX, fill: 'both' });
  animation.pause();
  const placed = { animation, timeMs: Number.NaN };
  places.set(element, placed);
  return placed;
};

const resize = (element: HTMLElement, px: number): void => {
  if (lengths.get(element) === px) return;
  lengths.set(element, px);
  element.style.inlineSize = `${px}px`;
};

/** The window where the state has it, with its handles at its ends; what lies beyond the axis stays in reach at its end. */
export const placeHandles = (
  elements: TimelineElements,
  state: AppState,
  { toPx, widthPx }: TimeScale,
  isMirrored: boolean,
): void => {
  const seen = visibleWindow(state.window, state.axis);
  const clamp = (px: number): number => Math.max(0, Math.min(widthPx, px));
  const from = clamp(toPx(seen.start));
  const lengthPx = clamp(toPx(seen.end)) - from;
  // Whole px are sharp. The length is rounded by itself: a window that moves keeps its size, and is laid out once.
  const fromPx = Math.round(from);
  moveTo(elements.window, fromPx, isMirrored);
  resize(elements.window, Math.min(Math.round(lengthPx), widthPx - fromPx));
  elements.from.classList.toggle(
    'is-beyond',
    !sameSpan(seen, state.window) || toPx(seen.start) < 0 || toPx(seen.start) > widthPx,
  );
  elements.to.classList.toggle(
    'is-beyond',
    !sameSpan(seen, state.window) || toPx(seen.end) < 0 || toPx(seen.end) > widthPx,
  );
};

/** The other window while two are compared; otherwise null. */
export const comparedWindow = (state: AppState): TimeSpan | null =>
  state.view === 'compare' ? selectComparedWindow(state) : null;

/** The other window as an outline of its own, while two windows are compared. */
export const placeCompared = (
  { window, compared }: TimelineElements,
  state: AppState,
  { toPx, widthPx }: TimeScale,
  isMirrored: boolean,
): void => {
  const other = comparedWindow(state);
  window.classList.toggle('is-compared', other !== null);
  const from = other === null ? 0 : Math.round(Math.max(0, toPx(other.start)));
  const to = other === null ? 0 : Math.round(Math.min(widthPx, toPx(other.end)));
  const isHidden = to <= from;
  if (compared.hidden !== isHidden) compared.hidden = isHidden; // set again, it would be styled again
  if (isHidden) return;
  moveTo(compared, from, isMirrored);
  resize(compared, to - from);
};
