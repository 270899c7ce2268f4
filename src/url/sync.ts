import { contains, sameSpan } from '@/domain/time';
import type { AppState } from '@/state/app-state';
import { sameDatasets } from '@/state/datasets';
import type { AppStore } from '@/state/store';
import { noticed, selectionRevealed, timeWindowChosen } from '@/state/transitions';
import { type LinkDefaults, decodeLink, encodeLink, linkChanged } from './codec';

/**
 * The address follows once nothing has changed for so long: a browser fetches the page's icon anew after every write,
 * which costs more than a step of the timeline.
 */
const WRITE_MS = 400;
/** While changes keep coming it waits so many times more: 2 or 3 writes in 10 s. WebKit throws a SecurityError past 100. */
const MOST_WAITS = 9;

/** The parts of the browser that the sync touches, so that it can be tested without one. */
export interface AddressBar {
  readonly fragment: () => string;
  readonly write: (fragment: string, how: 'push' | 'replace') => void;
  /** Back, forward, or an address typed by hand. */
  readonly onNavigate: (listener: () => void) => () => void;
  readonly setTimer: (run: () => void, ms: number) => () => void;
}

/**
 * Keeps the address bar and the store alike. Selecting an event, another panel, step of the story or dataset makes a
 * new history entry, everything else replaces the current one, once it has come to rest; Back and Forward bring a whole state back. The
 * store must have been made from {@link decodeLink} of the same address.
 *
 * @returns stops the sync
 */
export const startUrlSync = (store: AppStore, bar: AddressBar, defaults: LinkDefaults): (() => void) => {
  let written = bar.fragment().replace(/^#/, '');
  let cancelTimer: (() => void) | null = null;
  let isApplying = false;
  /** Something has changed since the timer was set. */
  let isMoving = false;

  const writeAtRest = (waits: number): void => {
    isMoving = false;
    cancelTimer = bar.setTimer(() => {
      if (isMoving && waits < MOST_WAITS) writeAtRest(waits + 1);
      else write(store.getState(), 'replace');
    }, WRITE_MS);
  };

  const write = (state: AppState, how: 'push' | 'replace'): void => {
    cancelTimer?.();
    cancelTimer = null;
    const fragment = encodeLink(state, defaults);
    if (fragment === written) return;
    written = fragment;
    bar.write(fragment, how);
  };

  const stopListening = store.subscribe((state, previous) => {
    if (isApplying || !linkChanged(state, previous)) return;
    if (isNewPage(state, previous)) {
      if (cancelTimer !== null) write(previous, 'replace'); // belongs to the entry that is about to be left
      write(state, 'push');
      return;
    }
    if (cancelTimer === null) writeAtRest(0);
    else isMoving = true;
  });

  const stopNavigation = bar.onNavigate(() => {
    cancelTimer?.();
    cancelTimer = null;
    written = bar.fragment().replace(/^#/, '');
    const { state: linked, notices } = decodeLink(written, defaults);
    isApplying = true;
    store.act((state) => {
      const next = noticed(...notices)({ ...state, ...linked, notices: [] });
      const isStep = next.view === 'story' && (state.view !== 'story' || next.step !== state.step);
      const isOnAxis = !isStep && (contains(next.axis, next.window) || sameSpan(state.window, next.window));
      const shown = isOnAxis ? next : timeWindowChosen(next.window)(next);
      // An event of datasets that are not here yet is looked for once they are.
      return sameDatasets(state.datasets, shown.datasets) ? selectionRevealed(shown) : shown;
    });
    isApplying = false;
  });

  return () => {
    stopListening();
    stopNavigation();
    cancelTimer?.();
  };
};

/** What a reader would expect Back to undo by itself. */
const isNewPage = (a: AppState, b: AppState): boolean =>
  a.selection !== b.selection ||
  a.view !== b.view ||
  a.step !== b.step ||
  !sameDatasets(a.datasets, b.datasets);

/** The real address bar. */
export const browserAddressBar = (target: Window): AddressBar => ({
  fragment: () => target.location.hash,
  write: (fragment, how) => {
    const url = fragment === '' ? target.location.pathname + target.location.search : `#${fragment}`;
    if (how === 'push') target.history.pushState(null, '', url);
    else target.history.replaceState(null, '', url);
  },
  onNavigate: (listener) => {
    target.addEventListener('popstate', listener);
    return () => {
      target.removeEventListener('popstate', listener);
    };
  },
  setTimer: (run, ms) => {
    const timer = target.setTimeout(run, ms);
    return () => {
      target.clearTimeout(timer);
    };
  },
});
