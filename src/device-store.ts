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

export const createDeviceStore = (): DeviceStore => {
  const store = createStore('watchpost', 'datasets');
  return {
    list: async () => {
      const kept = await entries<DatasetId, KeptFile>(store);
      return kept.map(([, { info }]) => info).toSorted((a, b) => a.name.localeCompare(b.name));
    },
    read: async (id) => (await get<KeptFile>(id, store)) ?? null,
    keep: (file) => set(file.info.id, file, store),
    remove: (id) => del(id, store),
  };
};

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The id of a set of files by their bytes, whatever their names and order. */
export const datasetIdOf = async (files: readonly Blob[]): Promise<DatasetId> => {
  const digests = await Promise.all(
    files.map(async (file) => hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))),
  );
  const [only = ''] = digests;
  if (digests.length <= 1) return `sha256:${only}` as DatasetId;
  const together = new TextEncoder().encode(digests.toSorted().join('\n'));
  return `sha256:${hex(await crypto.subtle.digest('SHA-256', together))}` as DatasetId;
};
