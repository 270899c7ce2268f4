import { type StoreApi, createStore } from 'zustand/vanilla';
import type { AppState } from './app-state';
import type { Transition } from './transitions';

/** The one store. `act` applies a transition; a transition that returns its own state wakes nobody. */
export interface AppStore extends Pick<StoreApi<AppState>, 'getState' | 'subscribe' | 'getInitialState'> {
  act(transition: Transition): void;
}

export const createAppStore = (initial: AppState): AppStore => {
  const store = createStore<AppState>()(() => initial);
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    act: (transition) => {
      store.setState(transition, true);
    },
  };
};
