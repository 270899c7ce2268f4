import { useEffect } from 'react';
import type { AppState } from '@/state/app-state';
import type { AppStore } from '@/state/store';
import { useServices } from './app-context';

/** Draws one view from the state. `previous` is what it drew last, null the first time. */
export type Draw = (state: AppState, previous: AppState | null) => void;

/**
 * Views that follow the pointer without a React render. Every change of the store marks them dirty; they draw once, when
 * what changed it has run to its end: browsers send a pointer's moves once a frame, just before it, so that the frame
 * that follows shows them, together with what React renders of the same change.
 */
export interface Live {
  /** Draws at once, then after every change, until the returned function is called. */
  readonly add: (draw: Draw) => () => void;
  /** Draws what is due now, e.g. before a measurement. */
  readonly flush: () => void;
}

/** @param afterwards runs its argument once the code that runs now has returned: `queueMicrotask` */
export const createLive = (store: AppStore, afterwards: (run: () => void) => void): Live => {
  const views = new Map<Draw, AppState | null>();
  let isScheduled = false;
  const flush = (): void => {
    const state = store.getState();
    for (const [draw, drawn] of views) {
      if (drawn === state) continue;
      views.set(draw, state);
      draw(state, drawn);
    }
  };
  store.subscribe(() => {
    if (isScheduled) return;
    isScheduled = true;
    afterwards(() => {
      isScheduled = false;
      flush();
    });
  });
  return {
    add: (draw) => {
      const state = store.getState();
      views.set(draw, state);
      draw(state, null);
      return () => {
        views.delete(draw);
      };
    },
    flush,
  };
};

/** Registers a live view for as long as the component is mounted. */
export const useLive = (draw: Draw): void => {
  const { live } = useServices();
  useEffect(() => live.add(draw), [live, draw]);
};
