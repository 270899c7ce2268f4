import type { Result } from '@/domain/result';
import type { FetchFailure } from '@/state/app-state';
import { type FetchProgress, fetchRemoteFile } from './remote-fetch';

/** What the page asks for. */
export interface FetchRequest {
  readonly url: string;
  readonly isOwnHost: boolean;
}

/** What the page hears: how far it is, then once how it ended. */
export type FetchReport =
  | { readonly kind: 'progress'; readonly progress: FetchProgress }
  | { readonly kind: 'ended'; readonly result: Result<Blob, FetchFailure> };

const tell = (report: FetchReport): void => {
  self.postMessage(report, {});
};

/*
 * The page's Content-Security-Policy forbids it to speak to any other host, and keeps forbidding it: this worker, which
 * does nothing else and starts only after the reader has agreed, is the one place where a file elsewhere is fetched.
 */
globalThis.addEventListener('message', ({ data: { url, isOwnHost } }: MessageEvent<FetchRequest>) => {
  void (async () => {
    const result = await fetchRemoteFile(url, isOwnHost, {
      fetch: (...request) => globalThis.fetch(...request),
      onProgress: (progress) => {
        tell({ kind: 'progress', progress });
      },
    });
    tell({ kind: 'ended', result });
  })();
});
