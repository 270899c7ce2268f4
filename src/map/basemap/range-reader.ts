import { type Result, fail, ok } from '@/domain/result';

/** Why bytes of an archive cannot be had. */
export type ArchiveError =
  | { readonly kind: 'network'; readonly message: string }
  | { readonly kind: 'http'; readonly status: number }
  | { readonly kind: 'short'; readonly expectedBytes: number; readonly actualBytes: number };

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Reads parts of one file over HTTP. */
export interface RangeReader {
  /** `length` bytes from `offset`, fewer where the file ends before; the caller's own copy. Never throws. */
  read(offset: number, length: number): Promise<Result<ArrayBuffer, ArchiveError>>;
}

type Answer = Result<{ readonly bytes: ArrayBuffer; readonly isWhole: boolean }, ArchiveError>;

const WHOLE = 200;
const PART = 206;

/** The length of the whole file as a part's header states it, or null: some hosts do not. */
const statedSize = (response: Response): number | null => {
  const size = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1];
  return size === undefined ? null : Number(size);
};

/** Network calls fail by exception; here that becomes a value. */
const attempt = async <Value>(call: () => Promise<Value>): Promise<Result<Value, ArchiveError>> => {
  try {
    return ok(await call());
  } catch (error) {
    return fail({ kind: 'network', message: error instanceof Error ? error.message : String(error) });
  }
};

/** So many parts are kept: one tile of open sea or desert stands for many, and is asked for by all of them at once. */
const MOST_KEPT = 64;

/**
 * Asks for byte ranges, for each once while it is kept; nobody's leaving ends what others wait for. A server that answers
 * with the whole file, with a part of another length or not at all to ranges is taken at its word: then the whole file is
 * fetched once and kept, and no more is asked.
 */
export const createRangeReader = (url: string, fetchFrom: Fetch): RangeReader => {
  let whole: Promise<Answer> | null = null;
  let first: Promise<unknown> | null = null;

  const parts = new Map<string, Promise<Answer>>();

  // Not by the browser's cache: with it, one of several parts asked for at once was not what it should be in Chromium,
  // and the whole file that was asked for then broke off. The service worker keeps the file anyway.
  const request = (init: RequestInit): Promise<Result<Response, ArchiveError>> =>
    attempt(() => fetchFrom(url, { ...init, cache: 'no-store' }));
  /** A failure is forgotten, so that the next read tries again. */
  const fetchWhole = async (): Promise<Answer> => {
    const response = await request({});
    if (!response.ok) return response;
    if (response.value.status !== WHOLE) return fail({ kind: 'http', status: response.value.status });
    const bytes = await attempt(() => response.value.arrayBuffer());
    return bytes.ok ? ok({ bytes: bytes.value, isWhole: true }) : bytes;
  };
  const readWhole = async (): Promise<Answer> => {
    whole ??= fetchWhole();
    const answer = await whole;
    if (!answer.ok) whole = null;
    return answer;
  };
  const readPart = async (offset: number, length: number): Promise<Answer> => {
    const response = await request({ headers: { range: `bytes=${offset}-${offset + length - 1}` } });
    if (!response.ok) return response;
    const { status } = response.value;
    if (status === 416 || status === 501) return readWhole();
    if (status !== WHOLE && status !== PART) return fail({ kind: 'http', status });
    const bytes = await attempt(() => response.value.arrayBuffer());
    if (!bytes.ok) return bytes;
    if (status === WHOLE) {
      const answer: Answer = ok({ bytes: bytes.value, isWhole: true });
      whole = Promise.resolve(answer);
      return answer;
    }
    const size = statedSize(response.value);
    const expected = size === null ? length : Math.min(length, size - offset);
    return bytes.value.byteLength === expected ? ok({ bytes: bytes.value, isWhole: false }) : readWhole();
  };
  const cut = (answer: Answer, offset: number, length: number): Result<ArrayBuffer, ArchiveError> => {
    if (!answer.ok) return answer;
    const { bytes, isWhole } = answer.value;
    if (!isWhole) return ok(bytes.slice(0));
    if (offset >= bytes.byteLength)
      return fail({ kind: 'short', expectedBytes: offset + length, actualBytes: bytes.byteLength });
    return ok(bytes.slice(offset, offset + length));
  };
  return {
    async read(offset, length) {
      // the first answer tells whether ranges work: without waiting for it, each of the first tiles might bring the file
      if (whole === null && first !== null) await first;
      if (whole !== null) return cut(await readWhole(), offset, length);
      const key = `${offset}+${length}`;
      const answer = parts.get(key) ?? readPart(offset, length);
      parts.delete(key); // asked for last, it goes last
      parts.set(key, answer);
      const [oldest = key] = parts.keys();
      if (parts.size > MOST_KEPT) parts.delete(oldest);
      first ??= answer;
      const given = await answer;
      if (!given.ok) {
        first = null;
        if (parts.get(key) === answer) parts.delete(key);
      }
      return cut(given, offset, length);
    },
  };
};
