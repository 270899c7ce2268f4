import { type Result, fail } from '@/domain/result';
import type { FetchFailure } from '@/state/app-state';
import type { FetchProgress } from './remote-fetch';
import type { FetchReport, FetchRequest } from './remote-worker';

/** Fetches a file; aborting `signal` stops it at once, and then there is no answer: null. */
export type FetchFile = (
  request: FetchRequest,
  signal: AbortSignal,
  onProgress: (progress: FetchProgress) => void,
) => Promise<Result<Blob, FetchFailure> | null>;

/** {@link FetchFile} in a worker of its own, which lives as long as the fetching. */
export const fetchInWorker: FetchFile = (request, signal, onProgress) =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./remote-worker.ts', import.meta.url), {
      type: 'module',
      name: 'fetch',
    });
    const end = (result: Result<Blob, FetchFailure> | null): void => {
      worker.terminate();
      resolve(result);
    };
    signal.addEventListener('abort', () => {
      end(null);
    });
    worker.addEventListener('message', ({ data }: MessageEvent<FetchReport>) => {
      if (data.kind === 'progress') onProgress(data.progress);
      else end(data.result);
    });
    worker.addEventListener('error', () => {
      end(fail({ kind: 'unreachable' }));
    });
    worker.postMessage(request, {});
  });
