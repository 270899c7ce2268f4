import type { DatasetInfo } from '@/state/app-state';

/** Field to column name, as the reader chose it; null: not in this file. */
export type Mapping = NonNullable<DatasetInfo['choices']['mapping']>;

/** The part of `localStorage` that is used. */
type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

const KEY = 'watchpost.mappings';
/** Beyond so many kinds of file the longest unused one is forgotten. */
const MOST_KEPT = 40;

type Entry = readonly [signature: string, mapping: Mapping];

const signatureOf = (columns: readonly string[]): string => JSON.stringify(columns).slice(0, 2000);

const isEntry = (value: unknown): value is Entry => {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return false;
  const mapping: unknown = value[1];
  return (
    typeof mapping === 'object' &&
    mapping !== null &&
    Object.values(mapping).every((column) => typeof column === 'string' || column === null)
  );
};

const readAll = (storage: Storage): readonly Entry[] => {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  } catch {
    return []; // no storage, or something else was written there
  }
};

/** The mapping last chosen for a file with these columns in this order; null where there is none. */
export const recallMapping = (storage: Storage, columns: readonly string[]): Mapping | null => {
  const signature = signatureOf(columns);
  const mapping = readAll(storage).find(([known]) => known === signature)?.[1] ?? null;
  const isKnown = (column: string | null): boolean => column === null || columns.includes(column);
  const isUsable = mapping !== null && Object.values(mapping).every(isKnown);
  return isUsable ? mapping : null;
};

/** Keeps the choice for the next file with these columns; without storage, nothing is kept and nothing fails. */
export const rememberMapping = (storage: Storage, columns: readonly string[], mapping: Mapping): void => {
  const signature = signatureOf(columns);
  const others = readAll(storage).filter(([known]) => known !== signature);
  try {
    storage.setItem(KEY, JSON.stringify([[signature, mapping], ...others].slice(0, MOST_KEPT)));
  } catch {
    // Full or forbidden: the file is read all the same.
  }
};

/** The browser's storage, or one that forgets where the browser forbids it. */
export const browserStorage = (): Storage => {
  try {
    return globalThis.localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined };
  }
};
