import { type Result, fail, ok } from '@/domain/result';

/** Why bytes of an archive cannot be had. */
export type ArchiveError =
  | { readonly kind: 'network'; readonly message: string }
  | { readonly kind: 'http'; readonly status: number }
  | { readonly kind: 'short'; readonly expectedBytes: number; readonly actualBytes: number }
  | { readonly kind: 'aborted' };

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Reads parts of one file over HTTP. */
export interface RangeReader {
  /** `length` bytes from `offset`, fewer where the file ends before. Never throws. */
  read(offset: number, length: number, signal?: AbortSignal): Promise<Result<ArrayBuffer, ArchiveError>>;
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
const attempt = async <Value>(
  call: () => Promise<Value>,
  signal?: AbortSignal,
): Promise<Result<Value, ArchiveError>> => {
  try {
    return ok(await call());
  } catch (error) {
    if (signal?.aborted === true) return fail({ kind: 'aborted' });
    return fail({ kind: 'network', message: error instanceof Error ? error.message : String(error) });
  }
};

/**
 * Asks for byte ranges. A server that answers with the whole file, with a part of another length or not at all to
 * ranges is taken at its word: then the whole file is fetched once and kept, and no more is asked.
 */
export const createRangeReader = (url: string, fetchFrom: Fetch): RangeReader => {
  let whole: Promise<Answer> | null = null;
  let first: Promise<unknown> | null = null;

  const request = (init: RequestInit): Promise<Result<Response, ArchiveError>> =>
    attempt(() => fetchFrom(url, init), init.signal ?? undefined);
  /** Shared by all readers, so nobody's abort ends it; a failure is forgotten, so that the next read tries again. */
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
  const readPart = async (offset: number, length: number, signal?: AbortSignal): Promise<Answer> => {
    const response = await request({
      headers: { range: `bytes=${offset}-${offset + length - 1}` },
      ...(signal === undefined ? {} : { signal }),
    });
    if (!response.ok) return response;
    const { status } = response.value;
    if (status === 416 || status === 501) return readWhole();
    if (status !== WHOLE && status !== PART) return fail({ kind: 'http', status });
    const bytes = await attempt(() => response.value.arrayBuffer(), signal);
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
    if (!isWhole) return ok(bytes);
    if (offset >= bytes.byteLength)
      return fail({ kind: 'short', expectedBytes: offset + length, actualBytes: bytes.byteLength });
    return ok(bytes.slice(offset, offset + length));
  };
  return {
    async read(offset, length, signal) {
      // the first answer tells whether ranges work: without waiting for it, each of the first tiles might bring the file
      if (whole === null && first !== null) await first;
      if (whole !== null) return cut(await readWhole(), offset, length);
      const answer = readPart(offset, length, signal);
      first ??= answer;
      const given = await answer;
      if (!given.ok) first = null;
      return cut(given, offset, length);
    },
  };
};
