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
  /** Shows it as the link says. */
  readonly openCopy: (id: DatasetId) => Promise<boolean>;
  /** Reads a fetched file and shows what it has, as the link says where it was a link's. */
  readonly openFetched: (file: File, address: DataAddress, isLinked: boolean) => Promise<void>;
  /** Stops the file that is being read. */
  readonly stopReading: () => void;
  /** The link names a file that may be fetched: this is how links write it from now on. */
  readonly onNamed: (address: DataAddress) => void;
  /** The reader does not want it, or it must not be followed. */
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
  /** The address bar names something else: stops what is under way, and asks no more. */
  readonly leave: () => void;
  /** Fetches what is open, or kept, once more. */
  readonly fetchAgain: (address: DataAddress) => Promise<void>;
}

export const createRemoteData = ({ store, page, ...around }: RemoteSurroundings): RemoteData => {
  let wanted: JudgedAddress | null = null;
  /** Does the address bar want it? Else the reader does, who has it already and fetches it again. */
  let isLinked = false;
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
    await around.openFetched(new File([answer.value], fileName), address, isLinked);
    if (controller.signal.aborted) return;
    const isSaid = store.getState().importing.kind === 'idle';
    store.act(remoteChanged(isSaid ? null : { kind: 'read' })); // else its report says what is wrong and can be done
  };

  const stop = (): void => {
    abort?.abort();
    if (store.getState().remote?.kind === 'fetching') around.stopReading();
    store.act(importChanged({ kind: 'idle' }));
    store.act(remoteChanged(null));
  };

  return {
    openLinked: async (text) => {
      const judged = judgeAddress(text, page);
      if (!judged.ok) {
        store.act(noticed({ kind: 'address-refused', address: text.slice(0, 200), why: judged.error }));
        around.onDeclined();
        return;
      }
      const asked = judged.value;
      wanted = asked;
      isLinked = true;
      const { address, host, isOwnHost } = asked;
      around.onNamed(address);
      if (isOwnHost) {
        await fetchAndOpen(asked);
        return;
      }
      const copy = await around.copyOf(address);
      const isOpen = copy !== null && (await around.openCopy(copy));
      if (wanted !== asked) return; // the address changed again meanwhile
      if (isOpen) {
        store.act(noticed({ kind: 'copy-opened', host }));
        return;
      }
      store.act(remoteChanged({ kind: 'asked', address, host }));
    },
    accept: async () => {
      if (wanted !== null) await fetchAndOpen(wanted);
    },
    leave: () => {
      wanted = null;
      if (store.getState().remote !== null) stop();
    },
    decline: () => {
      stop();
      const state = store.getState();
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
      isLinked = false;
      await fetchAndOpen(wanted);
    },
  };
};
