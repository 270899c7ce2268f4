import type { DatasetId } from '@/state/app-state';

/** Up to here WebCrypto takes all bytes at once: it cannot take a stream, but costs a tenth of a hash in JavaScript. */
const WHOLE_BYTES = 1 << 24;

type Hashes = readonly string[] | null;

const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

const digestWhole = async (file: Blob): Promise<string> =>
  hexOf(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));

/** On this thread, chunk by chunk: where workers cannot start. */
const hashHere = async (files: readonly Blob[]): Promise<Hashes> => {
  const { sha256OfBlob } = await import('./sha256-of-blob');
  return Promise.all(files.map(sha256OfBlob));
};

/** In a worker of its own, so that another core hashes what the engine reads. */
const hashAside = (files: readonly Blob[], signal: AbortSignal): Promise<Hashes> => {
  if (typeof Worker === 'undefined') return hashHere(files);
  const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module', name: 'hash' });
  return new Promise<Hashes>((resolve, reject) => {
    worker.addEventListener('message', (event: MessageEvent<Hashes>) => {
      resolve(event.data);
    });
    worker.addEventListener('error', () => {
      hashHere(files).then(resolve, reject);
    });
    signal.addEventListener('abort', () => {
      resolve(null);
    });
    worker.postMessage(files, {});
  }).finally(() => {
    worker.terminate();
  });
};

const hashesOf = (files: readonly Blob[], signal: AbortSignal): Promise<Hashes> => {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  // Pages without TLS have no WebCrypto.
  return globalThis.isSecureContext && bytes <= WHOLE_BYTES
    ? Promise.all(files.map(digestWhole))
    : hashAside(files, signal);
};

/**
 * The id of a set of files by their bytes, whatever their names and order: the same on every device. One file has the
 * SHA-256 of its bytes, several that of their sorted hashes. Holds no large file in memory.
 *
 * @returns null where `signal` stopped it, or a file has changed or gone since it was picked
 */
export const datasetIdOf = async (files: readonly Blob[], signal: AbortSignal): Promise<DatasetId | null> => {
  try {
    const hashes = await hashesOf(files, signal);
    if (hashes === null || signal.aborted) return null;
    if (hashes.length === 1) return `sha256:${hashes[0] ?? ''}` as DatasetId;
    const together = await hashesOf([new Blob([hashes.toSorted().join('\n')])], signal);
    return together && (`sha256:${together[0] ?? ''}` as DatasetId);
  } catch {
    return null;
  }
};
