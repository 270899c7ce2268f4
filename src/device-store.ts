import { createStore, del, entries, get, set } from 'idb-keyval';
import type { DatasetId, DatasetInfo } from '@/state/app-state';

/** A kept file: what it is, and its bytes as they came. */
export interface KeptFile {
  readonly info: DatasetInfo;
  readonly files: readonly { readonly name: string; readonly blob: Blob }[];
}

/** Files on this device, in IndexedDB. They leave it only by the reader's own export. */
export interface DeviceStore {
  readonly list: () => Promise<readonly DatasetInfo[]>;
  readonly read: (id: DatasetId) => Promise<KeptFile | null>;
  readonly keep: (file: KeptFile) => Promise<void>;
  readonly remove: (id: DatasetId) => Promise<void>;
}

/** What earlier versions kept says nothing of an address: those files were the reader's own. */
const completed = (info: DatasetInfo): DatasetInfo => Object.assign({ address: null }, info);

export const createDeviceStore = (): DeviceStore => {
  const store = createStore('watchpost', 'datasets');
  return {
    list: async () => {
      const kept = await entries<DatasetId, KeptFile>(store);
      return kept.map(([, { info }]) => completed(info)).toSorted((a, b) => a.name.localeCompare(b.name));
    },
    read: async (id) => {
      const kept = await get<KeptFile>(id, store);
      return kept === undefined ? null : { ...kept, info: completed(kept.info) };
    },
    keep: (file) => set(file.info.id, file, store),
    remove: (id) => del(id, store),
  };
};
