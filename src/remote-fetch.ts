import { type Result, fail, ok } from '@/domain/result';
import type { FetchFailure } from '@/state/app-state';

/** The largest file that is fetched: four times what a year of UCDP's candidate events has, and what a Blob holds anywhere. */
export const REMOTE_LIMIT_BYTES = 2 ** 30;

/** How far it is; `totalBytes` is null where the host does not say, or packs what it sends. */
export interface FetchProgress {
  readonly doneBytes: number;
  readonly totalBytes: number | null;
}

interface FetchSurroundings {
  readonly fetch: (url: string, options: RequestInit) => Promise<Response>;
  readonly onProgress: (progress: FetchProgress) => void;
  /** For tests; {@link REMOTE_LIMIT_BYTES} otherwise. */
  readonly limitBytes?: number;
}

const HTML = /^\uFEFF?\s*(?:<!--[^]*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/iu;

const failureOf = (status: number): FetchFailure => {
  if (status === 404 || status === 410) return { kind: 'not-found' };
  if (status === 401 || status === 403) return { kind: 'forbidden' };
  return { kind: 'status', status };
};

const totalOf = ({ headers }: Response): number | null => {
  const length = headers.get('content-length');
  return length === null || headers.has('content-encoding') ? null : Number(length);
};

/**
 * Fetches a file without credentials and without saying where the wish came from.
 *
 * @returns its bytes, or why there are none; a page that a host sends in place of data is a failure
 */
export const fetchRemoteFile = async (
  url: string,
  isOwnHost: boolean,
  { fetch, onProgress, limitBytes = REMOTE_LIMIT_BYTES }: FetchSurroundings,
): Promise<Result<Blob, FetchFailure>> => {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-cache',
      // From this host nothing may lead to another one unasked.
      redirect: isOwnHost ? 'error' : 'follow',
    });
    if (!response.ok) return fail(failureOf(response.status));
    const totalBytes = totalOf(response);
    if (totalBytes !== null && totalBytes > limitBytes) {
      await response.body?.cancel();
      return fail({ kind: 'too-large', limitBytes });
    }
    const bytes = await readAll(response, limitBytes, (doneBytes) => {
      onProgress({ doneBytes, totalBytes });
    });
    if (bytes === null) return fail({ kind: 'too-large', limitBytes });
    return HTML.test(await bytes.slice(0, 1024).text()) ? fail({ kind: 'web-page' }) : ok(bytes);
  } catch {
    return fail({ kind: 'unreachable' }); // a TypeError without details, on purpose: pages may not probe other hosts
  }
};

/** null: more than `limitBytes`. */
const readAll = async (
  { body }: Response,
  limitBytes: number,
  onBytes: (doneBytes: number) => void,
): Promise<Blob | null> => {
  if (body === null) return new Blob([]);
  const reader = body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let done = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a stream is read in order
    const next = await reader.read();
    if (next.done) return new Blob(chunks);
    done += next.value.length;
    if (done > limitBytes) {
      // oxlint-disable-next-line no-await-in-loop -- the last step of the loop
      await reader.cancel();
      return null;
    }
    chunks.push(next.value);
    onBytes(done);
  }
};
