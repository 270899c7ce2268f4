import * as React from 'react';
import * as ReactDOM from 'react-dom';
import * as ReactRedux from 'react-redux';
import * as Redux from 'redux';
import * as styled from 'styled-components';

/** A redux action; the page only carries it from where kepler.gl makes it to where kepler.gl takes it. */
type Action = Redux.Action;

/** What the page reads of the state of one map. */
export interface KeplerState {
  readonly keplerGl: {
    readonly map?: {
      readonly visState: {
        readonly layers: readonly { readonly type: string }[];
        readonly filters: readonly {
          readonly type: string;
          readonly view: string;
          readonly value: readonly [number, number];
        }[];
      };
    };
  };
}

/** What the page uses of kepler.gl (its documentation: "Reducers", "Actions and updaters"). */
export interface KeplerGl {
  readonly KeplerGl: React.ComponentType<{
    readonly id: string;
    readonly width: number;
    readonly height: number;
    readonly mapboxApiAccessToken: string;
    readonly getState: (state: KeplerState) => unknown;
  }>;
  readonly keplerGlReducer: { readonly initialState: (state: object) => Redux.Reducer };
  readonly enhanceReduxMiddleware: (middlewares: readonly unknown[]) => readonly unknown[];
  readonly addDataToMap: (payload: object) => Action;
  /** What the time widget dispatches while its window is dragged. */
  readonly setFilterAnimationTime: (
    filter: number,
    property: 'value',
    value: readonly [number, number],
  ) => Action;
}

/** The bundle tells a default export from a module by this mark, as CommonJS does. */
const asCommonJs = (module: object): object => ({ ...module, __esModule: true });

/**
 * Runs the bundle that kepler.gl publishes beside its sources (`umd/`), which takes its peers from the global scope.
 * The server has it at its root.
 */
export const loadKepler = async (): Promise<KeplerGl> => {
  const peers = { React, ReactDOM, Redux, ReactRedux, styled };
  for (const [name, module] of Object.entries(peers)) {
    Object.assign(globalThis, { [name]: asCommonJs(module) });
  }
  const script = document.createElement('script');
  script.src = '/keplergl.min.js';
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
    document.head.append(script);
  });
  return (globalThis as unknown as { KeplerGl: KeplerGl }).KeplerGl;
};
