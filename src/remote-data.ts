import type { DataAddress, DatasetId } from '@/state/app-state';
import { selectRows } from '@/state/selectors';
import type { AppStore } from '@/state/store';
import { importChanged, remoteChanged } from '@/state/file-transitions';
import { noticed } from '@/state/transitions';
import { type JudgedAddress, judgeAddress } from './remote-address';
import type { FetchFile } from './remote-client';

/** What fetching needs of whoever opens files. */
export interface RemoteSurroundings {
  readonly store: AppStore;
  /** The page's own address, which others are judged by. */
  readonly page: string;
  readonly fetchFile: FetchFile;
  /** The copy on this device of what was fetched from there; null: none. */
  readonly copyOf: (address: DataAddress) => Promise<DatasetId | null>;
  readonly openCopy: (id: DatasetId) => Promise<boolean>;
  /** Reads a fetched file and shows it; false where nothing of it could be shown. */
  readonly openFetched: (file: File, address: DataAddress) => Promise<boolean>;
  /** Told when what the link names is on screen. */
  readonly onOpened: () => void;
  /** The reader does not want it: back to the article. */
  readonly onDeclined: () => void;
}

/** A file elsewhere that a link names, from the question to the reader until it is open. */
export interface RemoteData {
  /** This host's own files open at once; of others the device's copy, or else the reader is asked. */
  readonly openLinked: (text: string) => Promise<void>;
  /** The reader agreed, or asked again after a failure. */
  readonly accept: () => Promise<void>;
  /** Not now; also stops what is under way. */
  readonly decline: () => void;
  /** Fetches what is open, or kept, once more. */
  readonly fetchAgain: (address: DataAddress) => Promise<void>;
}

export const createRemoteData = ({ store, page, ...around }: RemoteSurroundings): RemoteData => {
  let wanted: JudgedAddress | null = null;
  let abort: AbortController | null = null;

  const fetchAndOpen = async (judged: JudgedAddress): Promise<void> => {
    const { address, url, host, isOwnHost, fileName } = judged;
    const controller = new AbortController();
    abort?.abort();
    abort = controller;
    store.act(remoteChanged({ kind: 'fetching', address, host }));
    store.act(importChanged({ kind: 'running', name: fileName, doneBytes: 0, totalBytes: null }));
    const answer = await around.fetchFile({ url, isOwnHost }, controller.signal, (progress) => {
      store.act(importChanged({ kind: 'running', name: fileName, ...progress }));
    });
    if (answer === null || controller.signal.aborted) return;
    if (!answer.ok) {
      store.act(importChanged({ kind: 'idle' }));
      store.act(remoteChanged({ kind: 'failed', address, host, failure: answer.error }));
      return;
    }
    const isOpen = await around.openFetched(new File([answer.value], fileName), address);
    if (controller.signal.aborted) return;
    store.act(remoteChanged(isOpen ? null : { kind: 'read' })); // else its report says what can be done
    if (isOpen) around.onOpened();
  };

  return {
    openLinked: async (text) => {
      const judged = judgeAddress(text, page);
      if (!judged.ok) {
        store.act(noticed({ kind: 'address-refused', address: text.slice(0, 200), why: judged.error }));
        around.onDeclined();
        return;
      }
      wanted = judged.value;
      const { address, host, isOwnHost } = wanted;
      store.act((state) => ({ ...state, datasets: [{ id: address, isHidden: false }] })); // as links write it from now on
      if (isOwnHost) {
        await fetchAndOpen(wanted);
        return;
      }
      const copy = await around.copyOf(address);
      if (copy !== null && (await around.openCopy(copy))) {
        store.act(noticed({ kind: 'copy-opened', host }));
        around.onOpened();
        return;
      }
      store.act(remoteChanged({ kind: 'asked', address, host }));
    },
    accept: async () => {
      if (wanted !== null) await fetchAndOpen(wanted);
    },
    decline: () => {
      abort?.abort();
      const state = store.getState();
      store.act(importChanged({ kind: 'idle' }));
      store.act(remoteChanged(null));
      // What was open before a file is fetched again stays open.
      const isNamed = state.datasets.some(({ id }) => id === wanted?.address);
      const isOpen = selectRows(state)?.parts.some(
        ({ info }) => info !== null && info.address === wanted?.address,
      );
      if (isNamed && isOpen !== true) around.onDeclined();
    },
    fetchAgain: async (address) => {
      const judged = judgeAddress(address, page);
      if (!judged.ok) return;
      wanted = judged.value;
      await fetchAndOpen(wanted);
    },
  };
};
