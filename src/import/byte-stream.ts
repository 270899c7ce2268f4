import { ImportFailure } from '@/import/import-error';

/** What a caller may hand in: all bytes, or a stream of them. */
export type InputBytes = Uint8Array | ReadableStream<Uint8Array>;

/** Bytes per step of an input that is already in memory: small enough that cancel and progress stay responsive. */
const STEP_BYTES = 1 << 18;
/** In-memory input never waits for anything, so every few megabytes the event loop gets a turn. */
const BREATHE_BYTES = 1 << 23;

const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

type Chunks = AsyncIterable<Uint8Array>;
const DONE = { done: true, value: undefined } as const;

/** An iterable over one iterator, so that `for await` can read it. */
const iterableOf = (iterator: AsyncIterator<Uint8Array>): Chunks => ({
  [Symbol.asyncIterator]: () => iterator,
});

const stepsOf = (bytes: Uint8Array): Chunks => {
  let at = 0;
  return iterableOf({
    next: async () => {
      if (at >= bytes.length) return DONE;
      if (at > 0 && at % BREATHE_BYTES === 0) await breathe();
      const value = bytes.subarray(at, at + STEP_BYTES);
      at += STEP_BYTES;
      return { done: false, value };
    },
  });
};

/** Bytes of the one buffer that is filled again and again. With an eighth of it a large file cost a quarter more to read. */
export const BUFFER_BYTES = 1 << 22;

/** Where the bytes of a {@link ByteStream} come from. */
interface Source {
  readonly chunks: Chunks;
  /** From now on a chunk may be overwritten once the next is asked for. */
  readonly reuseBuffer: () => void;
}

/** Not the stream's own iterator: not every browser has it. */
const sourceOf = (stream: ReadableStream<Uint8Array>): Source => {
  let reader = stream.getReader();
  let filler: ReadableStreamBYOBReader | null = null;
  let buffer = new ArrayBuffer(0);
  const chunks = iterableOf({
    next: async () => {
      if (filler === null) {
        const { done, value } = await reader.read();
        return done ? DONE : { done, value };
      }
      const { done, value } = await filler.read(new Uint8Array(buffer));
      if (done || value === undefined) return DONE;
      ({ buffer } = value);
      return { done, value };
    },
    // A consumer that stops early (an error, a cancel) must release the file.
    return: async () => {
      await (filler ?? reader).cancel();
      return DONE;
    },
  });
  return {
    chunks,
    reuseBuffer: () => {
      reader.releaseLock();
      try {
        filler = stream.getReader({ mode: 'byob' });
        buffer = new ArrayBuffer(BUFFER_BYTES);
      } catch {
        reader = stream.getReader(); // a stream, or a browser, that fills no buffers of others
      }
    },
  };
};

/** Who watches a stream: `signal` stops it with `cancelled`, `onBytes` is told of every chunk. */
export interface StreamWatch {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: ((count: number) => void) | undefined;
}

async function* watched(chunks: Chunks, watch: StreamWatch): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    if (watch.signal?.aborted === true) throw new ImportFailure('cancelled');
    watch.onBytes?.(chunk.length);
    yield chunk;
  }
  if (watch.signal?.aborted === true) throw new ImportFailure('cancelled');
}

/** Joins byte arrays into one. */
export const concatBytes = (parts: readonly Uint8Array[]): Uint8Array => {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
};

/** Bytes that are read once, front to back, with a look ahead. */
export class ByteStream {
  readonly #iterator: AsyncIterator<Uint8Array>;
  readonly #reuseBuffer: () => void;
  #ahead: Uint8Array[] = [];
  #aheadBytes = 0;
  #isDone = false;

  constructor(chunks: Chunks, reuseBuffer: () => void = () => undefined) {
    this.#iterator = chunks[Symbol.asyncIterator]();
    this.#reuseBuffer = reuseBuffer;
  }

  /** A stream over an input that counts what is read and stops with `cancelled` once `watch.signal` is aborted. */
  static of(input: InputBytes, watch: StreamWatch = {}): ByteStream {
    if (input instanceof Uint8Array) return new ByteStream(watched(stepsOf(input), watch));
    const { chunks, reuseBuffer } = sourceOf(input);
    return new ByteStream(watched(chunks, watch), reuseBuffer);
  }

  /**
   * For whoever is through with each chunk before asking for the next: from now on they may all come in one buffer.
   * Otherwise the platform makes a new one for each, which takes twice as long as reading.
   */
  reuseBuffer(): void {
    if (!this.#isDone) this.#reuseBuffer();
  }

  /** The first bytes that are still unread, at least `length` of them where there are so many. They stay unread. */
  async peek(length: number): Promise<Uint8Array> {
    if (this.#aheadBytes >= length || this.#isDone) {
      if (this.#ahead.length > 1) this.#ahead = [concatBytes(this.#ahead)];
      return this.#ahead[0] ?? new Uint8Array(0);
    }
    const next = await this.#iterator.next();
    if (next.done === true) {
      this.#isDone = true;
    } else {
      this.#ahead.push(next.value);
      this.#aheadBytes += next.value.length;
    }
    return this.peek(length);
  }

  /** Everything that is unread, chunk by chunk. May be stopped early; then the rest is released. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    const ahead = this.#ahead;
    this.#ahead = [];
    this.#aheadBytes = 0;
    yield* ahead;
    if (this.#isDone) return;
    for await (const chunk of iterableOf(this.#iterator)) yield chunk;
    this.#isDone = true;
  }

  /**
   * All unread bytes as one array, for formats that need random access.
   *
   * @throws ImportFailure `too-large` above `limitBytes`
   */
  async readAll(limitBytes: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let total = 0;
    for await (const chunk of this.chunks()) {
      total += chunk.length;
      if (total > limitBytes) throw new ImportFailure('too-large', { limitBytes });
      parts.push(chunk);
    }
    return concatBytes(parts);
  }

  /** Releases the source; reading on yields nothing. */
  async close(): Promise<void> {
    this.#isDone = true;
    await this.#iterator.return?.(undefined);
  }
}
