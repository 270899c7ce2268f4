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
const positions = new WeakMap<HTMLElement, Animation>();

/**
 * Moves an element `px` along from the start of the track, by the compositor: nothing is laid out or painted again.
 * It is done by a paused animation that is set to the moment at which it is there: for a transform that a script writes,
 * Chromium builds all the layers of the page anew; for one that an animation gives, it moves that one layer.
 */
export const moveTo = (element: HTMLElement, px: number, isMirrored: boolean): void => {
  const position = positions.get(element) ?? startAnimation(element);
  const time = REACH_PX + (isMirrored ? -px : px);
  if (position.currentTime !== time) position.currentTime = time;
};

/** One ms of it is one px. */
const startAnimation = (element: HTMLElement): Animation => {
  const ends = [-REACH_PX, REACH_PX].map((px) => ({ transform: `translateX(${px}px)` }));
  const position = element.animate(ends, { duration: 2 * REACH_PX, fill: 'both' });
  position.pause();
  positions.set(element, position);
  return position;
};

const resize = (element: HTMLElement, px: number): void => {
  const size = `${px}px`;
  if (element.style.inlineSize !== size) element.style.inlineSize = size;
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
