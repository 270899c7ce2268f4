import type { Dossier } from '@/domain/dossier';
import type { AppState, DataAddress, DatasetChoice, DatasetId, Rows, SourceKey } from '@/state/app-state';
import { linkDeclined, linkedDatasetsShown } from '@/state/dataset-transitions';
import { ARTICLE, sameDatasets } from '@/state/datasets';
import { linkedViewShown } from '@/state/linked-view';
import { selectRows } from '@/state/selectors';
import type { AppStore } from '@/state/store';
import { type Transition, noticed, selectionRevealed } from '@/state/transitions';
import type { FetchFile } from './remote-client';
import { createRemoteData, type RemoteData } from './remote-data';

/** What following a link needs of whoever opens files. */
export interface LinkSurroundings {
  readonly store: AppStore;
  /** The page's own address, which others are judged by. */
  readonly page: string;
  readonly fetchFile: FetchFile;
  /** The kept copy of what was fetched from there; null: none. */
  readonly copyOf: (address: DataAddress) => Promise<DatasetId | null>;
  /** What a link's address was when it was fetched in this visit; null while it has not been. */
  readonly keyOf: (id: DatasetChoice['id']) => SourceKey | null;
  /** Opens files of this visit or of this device, without showing them. @returns those that are open now */
  readonly openAll: (ids: readonly SourceKey[]) => Promise<readonly SourceKey[]>;
  /** Brings the rows of these datasets and puts them on the page, one request after the other. */
  readonly present: (
    choose: () => readonly DatasetChoice[],
    stepTo: (rows: Rows) => Transition,
  ) => Promise<void>;
  /** @param then in the same step, so that the address bar never sees what is in between */
  readonly showAlone: (id: SourceKey, then?: Transition) => Promise<void>;
  /** Reads a fetched file and shows what it has; `then` as above. */
  readonly openFetched: (file: File, address: DataAddress, then?: Transition) => Promise<void>;
  /** Stops the file that is being read. */
  readonly stopReading: () => void;
}

/** Opens what the address bar names: at the start, and whenever it comes to name something else. */
export interface LinkedDatasets extends RemoteData {
  /** Opens what the link names besides the article, which is open; from now on follows the address bar. */
  readonly start: (home: Dossier['home']) => Promise<void>;
}

/** To be made before anything moves: the state still is as the link has it. */
export const createLinkedDatasets = (around: LinkSurroundings): LinkedDatasets => {
  const { store, keyOf } = around;
  /** As the link has it, at the moment when it was followed. */
  let linked: AppState = store.getState();
  let home: Dossier['home'] | null = null;
  let follows = 0;
  let isOwn = false;
  /** Changes what is wanted without anybody having asked for it by the address bar. */
  const wish = (transition: Transition): void => {
    isOwn = true;
    store.act(transition);
    isOwn = false;
  };

  const asLinked: Transition = (state) => (home === null ? state : linkedViewShown(linked, home)(state));

  const remote = createRemoteData({
    store,
    page: around.page,
    fetchFile: around.fetchFile,
    copyOf: around.copyOf,
    onNamed: (address) => {
      wish((state) => ({ ...state, datasets: [{ id: address, isHidden: false }] })); // as links write it from now on
    },
    openCopy: async (id) => {
      const mine = follows;
      if ((await around.openAll([id])).length === 0 || mine !== follows) return false;
      await around.showAlone(id, asLinked);
      return true;
    },
    openFetched: (file, address, isLinked) =>
      isLinked ? around.openFetched(file, address, asLinked) : around.openFetched(file, address),
    stopReading: around.stopReading,
    onDeclined: () => {
      wish(linkDeclined);
    },
  });

  /** Is on the map what the link names, as far as it is found, or the article where nothing is? */
  const isShown = (found: readonly SourceKey[]): boolean => {
    const parts = selectRows(store.getState())?.parts ?? [];
    const wanted = found.length === 0 ? [ARTICLE] : found;
    return wanted.join(' ') === parts.map(({ id }) => id).join(' ');
  };

  /** Opens what the link names, and keeps the rest of the link as it is. */
  const follow = async (): Promise<void> => {
    follows += 1;
    const mine = follows;
    const isLeft = (): boolean => mine !== follows; // the address changed again meanwhile
    const { datasets } = store.getState();
    remote.leave();
    const [first] = datasets;
    if (first !== undefined && datasets.length === 1 && keyOf(first.id) === null) {
      await remote.openLinked(first.id);
      return;
    }
    const wanted = datasets.flatMap(({ id }) => keyOf(id) ?? []);
    const found = await around.openAll(wanted);
    if (isLeft()) return;
    for (const id of wanted)
      if (id !== ARTICLE && !found.includes(id)) store.act(noticed({ kind: 'dataset-missing', id }));
    if (!isShown(found)) {
      await around.present(
        () => store.getState().datasets,
        (rows) => linkedDatasetsShown(rows, home?.camera ?? null),
      );
    }
    store.act(selectionRevealed);
  };

  return {
    ...remote,
    start: async (dossierHome) => {
      home = dossierHome;
      store.subscribe((state, previous) => {
        // Whoever brings rows changes both at once: wishes alone come from the address bar.
        if (isOwn || state.data !== previous.data) return;
        if (sameDatasets(state.datasets, previous.datasets)) return;
        linked = state;
        void follow();
      });
      if (store.getState().datasets.some(({ id }) => id !== ARTICLE)) await follow();
    },
  };
};
