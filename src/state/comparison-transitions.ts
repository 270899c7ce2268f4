import { type TimeSpan, contains, isBounded, span } from '@/domain/time';
import {
  type ComparedPreset,
  type PlaceColumn,
  type WindowComparison,
  presetWindow,
} from '@/domain/window-comparison';
import type { AppState } from './app-state';
import { selectComparedWindow } from './comparison-selectors';
import { type Transition, axisAround, playbackStopped } from './transitions';

/** The axis with both windows on it, so that they can be seen side by side. */
const bothOnAxis = (state: AppState): AppState => {
  const other = selectComparedWindow(state);
  const { window, axis } = state;
  if (other === null || !isBounded(window) || !isBounded(other)) return state;
  const both = span(Math.min(window.start, other.start), Math.max(window.end, other.end));
  return contains(axis, both) ? state : { ...state, axis: axisAround(both, 0.1) };
};

/** The panel that compares has been opened. */
export const comparisonEntered: Transition = (state) => bothOnAxis({ ...state, view: 'compare' });

/** The window to compare with; null: the same length before. */
export const comparedWindowChosen =
  (comparedWindow: TimeSpan | null): Transition =>
  (state) =>
    bothOnAxis({ ...state, comparedWindow });

/** A preset as seen from the window at hand; a window with an open end has none, and nothing changes. */
export const comparedPresetChosen =
  (preset: ComparedPreset): Transition =>
  (state) => {
    const window = presetWindow(preset, state.window);
    return window === null ? state : comparedWindowChosen(window)(state);
  };

/** Each window takes the place of the other. */
export const windowsSwapped: Transition = (state) => {
  const other = selectComparedWindow(state);
  if (other === null) return state;
  return bothOnAxis({ ...playbackStopped(state), window: other, comparedWindow: state.window });
};

export const comparedByChosen =
  (comparedBy: PlaceColumn | null): Transition =>
  (state) => ({ ...state, comparedBy });

/** The engine has answered. */
export const windowsCompared =
  (comparison: WindowComparison): Transition =>
  (state) => ({ ...state, comparison });
