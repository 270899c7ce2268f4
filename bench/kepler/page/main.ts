import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { applyMiddleware, combineReducers, createStore } from 'redux';
import { eachSyntheticEvent } from '@/../bench/synthetic-events';
import { type KeplerState, loadKepler } from './kepler-bundle';

/** What the command calls, from outside the page. */
export interface KeplerBench {
  /** Shows so many made-up events as points, with the histogram of their times open under them. */
  readonly open: (events: number) => Promise<void>;
  /** Sets the window of time to each `[start, end]` in turn, epoch ms, two frames each. */
  readonly steps: (windows: readonly (readonly [number, number])[]) => Promise<void>;
}

const kepler = await loadKepler();
const store = createStore(
  combineReducers({
    // its side panel is closed: the map has the room, and nothing but the histogram follows the window
    keplerGl: kepler.keplerGlReducer.initialState({
      uiState: { activeSidePanel: null, currentModal: null },
      mapStyle: { styleType: 'no_map' },
    }),
  }),
  {},
  applyMiddleware(...kepler.enhanceReduxMiddleware([])),
);
createRoot(document.querySelector('#root') as Element).render(
  createElement(
    Provider,
    { store },
    createElement(kepler.KeplerGl, {
      id: 'map',
      width: 1280,
      height: 720,
      mapboxApiAccessToken: '',
      getState: (state) => state.keplerGl,
    }),
  ),
);

/** Resolves when the state of the store is so. */
const until = (isSo: (state: KeplerState) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!isSo(store.getState())) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = store.subscribe(look);
    look();
  });

const twoFrames = async (): Promise<void> => {
  for (let frame = 0; frame < 2; frame += 1) {
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }
};

const field = (name: string, type: string, analyzerType: string, format = '') => ({
  name,
  id: name,
  displayName: name,
  type,
  format,
  analyzerType,
});

const FIELDS = [
  field('lat', 'real', 'FLOAT'),
  field('lng', 'real', 'FLOAT'),
  field('time', 'timestamp', 'TIME', 'x'), // epoch ms
  field('kind', 'integer', 'INT'),
];

const bench: KeplerBench = {
  open: async (events) => {
    const rows: (readonly number[])[] = [];
    eachSyntheticEvent(events, 1, ({ lat, lng, start, kind }) => {
      rows.push([lat, lng, start, kind]);
    });
    await until(({ keplerGl }) => keplerGl.map !== undefined);
    store.dispatch(
      kepler.addDataToMap({
        datasets: { info: { id: 'events', label: 'Made-up events' }, data: { fields: FIELDS, rows } },
        options: { centerMap: true },
        config: {
          version: 'v1',
          config: {
            visState: {
              filters: [
                { id: 'time', dataId: ['events'], name: ['time'], type: 'timeRange', enlarged: true },
              ],
            },
            mapStyle: { styleType: 'no_map' },
          },
        },
      }),
    );
    await until(
      ({ keplerGl: { map } }) =>
        map?.visState.layers[0]?.type === 'point' && map.visState.filters[0]?.view === 'enlarged',
    );
    await twoFrames();
  },
  steps: async (windows) => {
    for (const window of windows) {
      store.dispatch(kepler.setFilterAnimationTime(0, 'value', window));
      await twoFrames();
    }
  },
};

Object.assign(globalThis, { bench });
