import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { PlaceMix } from '@/domain/place-mix';
import type { Format } from '@/i18n/format';
import type { Translate } from '@/i18n/translate';
import type { WordClause } from '@/domain/filter';
import type {
  AppState,
  DataAddress,
  DatasetChoice,
  DatasetId,
  DatasetInfo,
  SourceKey,
  SourceValues,
} from '@/state/app-state';
import type { AppStore } from '@/state/store';
import type { Transition } from '@/state/transitions';
import type { Live } from './live';
import type { AreaComparison, Measuring } from './measuring';

/** Rows that match and are not exported, because the terms of their dataset keep them on this device. */
export interface LeftOut {
  readonly name: string;
  readonly count: number;
}

/** What a reader can do with data: open files, keep them on the device, go back to the article. */
export interface DataActions {
  readonly openFiles: (files: readonly File[], choices: DatasetInfo['choices']) => Promise<void>;
  /** Reads the last files again with other choices (columns, order of day and month, encoding). */
  readonly reopen: (choices: DatasetInfo['choices']) => Promise<void>;
  /** Reads these together with the last files, wherever those came from: they take their place on the map. */
  readonly addFiles: (files: readonly File[]) => Promise<void>;
  readonly cancelImport: () => void;
  readonly dismissReport: () => void;
  /** Shows the article, or a file of this device, and nothing else. */
  readonly showAlone: (id: DatasetChoice['id']) => Promise<void>;
  /** Shows these together with what is shown. */
  readonly add: (ids: readonly SourceKey[]) => Promise<void>;
  /** Takes a dataset off the map; without any, the article is shown. A file stays on the device. */
  readonly remove: (id: DatasetChoice['id']) => Promise<void>;
  readonly forget: (id: DatasetId) => Promise<void>;
  /** The texts of the open rows' source column with how many rows have each, most frequent first; null on failure. */
  readonly listSources: () => Promise<SourceValues | null>;
  /** Fetches the file that the link names, now that the reader has agreed. */
  readonly fetchLinked: () => Promise<void>;
  /** Not now, or no longer: shows the article. */
  readonly declineLinked: () => void;
  /** Fetches a file once more from where it came. */
  readonly fetchAgain: (address: DataAddress) => Promise<void>;
  /** What rows of the open file say in a column, commonest first, with how many rows of the whole file say so. */
  readonly listWords: (column: WordClause | 'actors') => Promise<readonly WordCount[]>;
  /**
   * What matches, as a file; null where the terms of all that is shown forbid it.
   *
   * @param notes citation and filter, a line each, given how many rows of which datasets are left out by their terms
   */
  readonly exportRows: (
    format: 'csv' | 'geojson',
    notes: (leftOut: readonly LeftOut[]) => readonly string[],
  ) => Promise<Blob | null>;
}

/** A word of a file's column, and how many of its rows have it. */
export interface WordCount {
  readonly word: string;
  readonly count: number;
}

/** What every component may use. The composition root makes one for each language. */
export interface AppServices {
  readonly store: AppStore;
  readonly act: (transition: Transition) => void;
  readonly live: Live;
  readonly t: Translate;
  readonly format: Format;
  /** What stands at the very place of a row under the filter; null without a place, or once it is asked of another row. */
  readonly placeMix: (row: number) => Promise<PlaceMix | null>;
  /** Measures; fetched when first asked for. null where the dossier could not be loaded. */
  readonly measuring: (() => Promise<Measuring>) | null;
  /** What lies outside the state's area; null without an area. */
  readonly compareArea: (state: AppState) => Promise<AreaComparison | null>;
  readonly data: DataActions;
  /** Same-origin address of a file under `public/`. */
  readonly fileUrl: (path: string) => string;
  /** Zones and lines of the dossier, for the map. */
  readonly zones: GeoJSON.FeatureCollection;
  /** The address that reproduces what is on screen. */
  readonly linkHere: () => string;
}

export const AppContext = createContext<AppServices | null>(null);

export const useServices = (): AppServices => {
  const services = useContext(AppContext);
  if (services === null) throw new Error('AppContext is missing: render inside <App>');
  return services;
};

/** Reads a slice of the state; the component renders when the slice changes identity. */
export const useApp = <Slice>(select: (state: AppState) => Slice): Slice =>
  useStore(useServices().store, select);

/** Applies a transition. */
export const useAct = (): ((transition: Transition) => void) => useServices().act;
