import { EVENT_KINDS, type EventKind } from '@/domain/event';
import { EMPTY_COUNT, type TwoSidedCount } from '@/domain/filter';
import { type TimeSpan, sameSpan } from '@/domain/time';
import { type WindowComparison, presetWindow } from '@/domain/window-comparison';
import type { AppState, Rows } from './app-state';
import { type Toll, selectTolls } from './figure-selectors';
import { selectKindCounts, selectKindMask, selectPresentKinds, selectRows } from './selectors';

/** The window that the reader compares with: the chosen one, else the same length before. null: there is none. */
export const selectComparedWindow = (state: Pick<AppState, 'window' | 'comparedWindow'>): TimeSpan | null =>
  state.comparedWindow ?? presetWindow('before', state.window);

/** One line of the comparison: a count in the window at hand (a) and in the other (b). */
export interface ComparedCount {
  readonly a: TwoSidedCount;
  readonly b: TwoSidedCount;
}

export interface KindComparison {
  readonly kinds: ReadonlyMap<EventKind, ComparedCount>;
  /** Over the kinds that are shown. */
  readonly total: ComparedCount;
}

/**
 * Counts by kind in both windows, from the index on the page: nothing waits. Kinds that do not occur or are not
 * shown have no line.
 */
export const selectKindComparison = (state: AppState): KindComparison | null => {
  const rows = selectRows(state);
  const other = selectComparedWindow(state);
  if (rows === null || other === null) return null;
  const mask = selectKindMask(state);
  const present = selectPresentKinds(rows);
  const first = countsOf(rows, state.window);
  const second = countsOf(rows, other);
  const kinds = new Map<EventKind, ComparedCount>();
  let total: ComparedCount = { a: EMPTY_COUNT, b: EMPTY_COUNT };
  EVENT_KINDS.forEach((kind, code) => {
    if (((mask >> code) & 1) === 0 || !present.includes(kind)) return;
    const line = { a: first[code] ?? EMPTY_COUNT, b: second[code] ?? EMPTY_COUNT };
    kinds.set(kind, line);
    total = { a: plus(total.a, line.a), b: plus(total.b, line.b) };
  });
  return { kinds, total };
};

/** Copied out: the index reuses its arrays. */
const countsOf = (rows: Rows, window: TimeSpan): readonly TwoSidedCount[] => {
  const { certain, possible } = selectKindCounts(rows, window);
  return Array.from(possible, (count, code) => ({ certain: certain[code] ?? 0, possible: count }));
};

const plus = (a: TwoSidedCount, b: TwoSidedCount): TwoSidedCount => ({
  certain: a.certain + b.certain,
  possible: a.possible + b.possible,
});

/** What the engine said, and whether it is of the windows that are shown now: during a drag it lags by an answer. */
export const selectPlaceComparison = (
  state: AppState,
): { readonly comparison: WindowComparison; readonly isCurrent: boolean } | null => {
  const other = selectComparedWindow(state);
  if (state.comparison === null || other === null) return null;
  const [a, b] = state.comparison.windows;
  const isCurrent = a !== undefined && b !== undefined && sameSpan(a, state.window) && sameSpan(b, other);
  return { comparison: state.comparison, isCurrent };
};

/** The article's tolls that a window may hold, each where it stands: told side by side and never summed. */
export const selectTollsIn = (state: AppState, window: TimeSpan): readonly Toll[] =>
  selectTolls({ ...state, window });
