import type { DataAddress, DatasetChoice, SourceKey } from '@/state/app-state';
import { ARTICLE } from '@/state/datasets';
import { isText } from './link-words';

/** Before the name of a dataset that is in the list, but hidden. */
const HIDDEN = '-';
/** More than anybody compares on one map; a link that names a thousand files is no link of ours. */
const MOST_DATASETS = 20;

/** Is the article among what a link names? */
export const isArticleAmong = (datasets: readonly DatasetChoice[]): boolean =>
  datasets.some(({ id }) => id === ARTICLE);

const isListed = (id: string): id is SourceKey => id === ARTICLE || /^sha256:[0-9a-f]{64}$/.test(id);

/** An address to fetch from; whether it may be fetched is judged before it is. */
const readAddress = (text: string): readonly DatasetChoice[] | null => {
  const isHidden = /^-(?:\/|https?:)/.test(text);
  const address = isHidden ? text.slice(HIDDEN.length) : text;
  return isText(address) && !/^-?sha256:/.test(address) ? [{ id: address as DataAddress, isHidden }] : null;
};

/** `sha256:…` as ever, `article`, or several of these; what is malformed is dropped as long as one is not. Else an address. */
export const readDatasets = (text: string): readonly DatasetChoice[] | null => {
  if (text.includes('/')) return readAddress(text); // has dots of its own, and perhaps the word
  const found = new Map<SourceKey, DatasetChoice>();
  for (const word of text.split('.')) {
    const isHidden = word.startsWith(HIDDEN);
    const id = isHidden ? word.slice(HIDDEN.length) : word;
    if (isListed(id) && !found.has(id) && found.size < MOST_DATASETS) found.set(id, { id, isHidden });
  }
  return found.size === 0 ? readAddress(text) : [...found.values()];
};

/** The list of datasets as {@link readDatasets} reads it; null for the article alone. */
export const writeDatasets = (datasets: readonly DatasetChoice[]): string | null => {
  // An address stands alone: it has dots of its own.
  const named = datasets.length === 1 ? datasets : datasets.filter(({ id }) => isListed(id));
  const text = named.map(({ id, isHidden }) => (isHidden ? `${HIDDEN}${id}` : id)).join('.');
  return text === ARTICLE || text === '' ? null : text;
};
