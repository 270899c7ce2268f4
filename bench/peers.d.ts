/*
 * What the benchmarks use of the peers, in types. They are dependencies of this package alone, so the project is type
 * checked without them.
 */

declare module 'crossfilter2' {
  interface Grouping {
    readonly key: number;
    readonly value: number;
  }
  interface Group {
    all(): readonly Grouping[];
    dispose(): void;
  }
  interface Dimension {
    filterRange(range: readonly [number, number]): void;
    filterFunction(test: (value: number) => boolean): void;
    filterAll(): void;
    group(key?: (value: number) => number): Group;
    bottom(count: number, offset?: number): readonly number[];
    dispose(): void;
  }
  interface Crossfilter {
    dimension(value: (row: number) => number): Dimension;
  }
  const crossfilter: (rows: readonly number[]) => Crossfilter;
  export default crossfilter;
}

declare module 'papaparse' {
  interface Options {
    readonly header: boolean;
    readonly skipEmptyLines: boolean;
    readonly chunk: (results: { readonly data: readonly (readonly string[])[] }) => void;
    readonly complete: () => void;
    readonly error: (error: unknown) => void;
  }
  const papa: { readonly parse: (file: File, options: Options) => void };
  export default papa;
}

declare module '@deck.gl/layers' {
  export interface ScatterplotLayer {
    readonly id: string;
  }
  export const ScatterplotLayer: new (props: Readonly<Record<string, unknown>>) => ScatterplotLayer;
}

declare module '@deck.gl/extensions' {
  export const DataFilterExtension: new (options: {
    readonly filterSize: number;
    readonly categorySize: number;
  }) => object;
}

declare module '@deck.gl/maplibre' {
  import type { IControl } from 'maplibre-gl';
  import type { ScatterplotLayer } from '@deck.gl/layers';
  interface Props {
    readonly interleaved?: boolean;
    readonly layers?: readonly ScatterplotLayer[];
    readonly onAfterRender?: () => void;
  }
  export interface MapLibreOverlay extends IControl {
    setProps(props: Props): void;
  }
  export const MapLibreOverlay: new (props: Props) => MapLibreOverlay;
}

declare module 'redux' {
  export interface Action {
    readonly type: string;
  }
  export type Reducer = (state: unknown, action: Action) => unknown;
  interface Store {
    getState(): never;
    dispatch(action: Action): void;
    subscribe(listener: () => void): () => void;
  }
  export const combineReducers: (reducers: Readonly<Record<string, Reducer>>) => Reducer;
  export const applyMiddleware: (...middlewares: readonly unknown[]) => unknown;
  export const createStore: (reducer: Reducer, state: object, enhancer: unknown) => Store;
}

declare module 'react-redux' {
  import type { ComponentType, ReactNode } from 'react';
  export const Provider: ComponentType<{ readonly store: object; readonly children?: ReactNode }>;
}

declare module 'styled-components' {
  const styled: object;
  export default styled;
}
