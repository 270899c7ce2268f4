/**
 * Text of rows as UTF-8 bytes, decoded only for what is shown or searched. A row's entry is four texts, each
 * preceded by its length in bytes: id, title, notes, and the folded text in which a search looks.
 */
export interface TextColumn {
  /** Where a row's entry begins, counted over all chunks. */
  readonly offsets: Uint32Array;
  /** The bytes, cut into chunks of {@link CHUNK_BYTES}; an entry may cross from one into the next. */
  readonly chunks: readonly Uint8Array[];
}

/** 4 MiB: small enough that the last, part-filled chunk does not matter, large enough to be few. */
export const CHUNK_BYTES = 2 ** 22;
const CHUNK_SHIFT = 22;
const MAX_BYTES = 2 ** 32;

/** Where bytes are collected. Never copies what it holds, so that a gigabyte of notes does not need two. */
export interface TextBuilder {
  /** Where the next text begins. */
  readonly position: () => number;
  /** Appends a text behind its length. @returns whether it is plain ASCII. @throws RangeError beyond 4 GiB. */
  readonly append: (text: string) => boolean;
  readonly finish: () => readonly Uint8Array[];
}

/** Up to here a loop over characters beats the call of an encoder. */
const SHORT = 48;
/** Texts below this many bytes have their length in two bytes. */
const TWO_BYTE_LENGTH = 2 ** 14;

/** Copies ASCII to `into` from `at` on; false, and the place is spoilt, where there are other characters. */
const copyAscii = (text: string, into: Uint8Array, at: number): boolean => {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index); // units, not code points: anything above ASCII goes to the encoder
    if (code > 127) return false;
    into[at + index] = code;
  }
  return true;
};

export const createTextBuilder = (): TextBuilder => {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let chunk = new Uint8Array(0);
  let used = 0;

  const nextChunk = (): void => {
    chunk = new Uint8Array(CHUNK_BYTES);
    chunks.push(chunk);
  };

  const put = (bytes: Uint8Array): void => {
    for (let from = 0; from < bytes.length;) {
      const within = used % CHUNK_BYTES;
      if (within === 0) nextChunk();
      const size = Math.min(bytes.length - from, CHUNK_BYTES - within);
      chunk.set(bytes.subarray(from, from + size), within);
      from += size;
      used += size;
    }
  };

  /** Any text, also across chunks. */
  const appendLong = (text: string): boolean => {
    const bytes = encoder.encode(text);
    if (used + bytes.length + 5 > MAX_BYTES)
      throw new RangeError(`a table holds at most ${MAX_BYTES} bytes of text, got more`);
    const length: number[] = [];
    let rest = bytes.length;
    for (; rest >= 128; rest = Math.floor(rest / 128)) length.push(128 | (rest & 127));
    put(Uint8Array.of(...length, rest));
    put(bytes);
    return bytes.length === text.length; // UTF-8 needs more bytes than UTF-16 units for everything but ASCII
  };

  const append = (text: string): boolean => {
    const within = used % CHUNK_BYTES;
    const most = text.length * 3 + 2;
    if (most >= TWO_BYTE_LENGTH || within + most > CHUNK_BYTES || used + most > MAX_BYTES)
      return appendLong(text);
    if (within === 0) nextChunk();
    if (text.length <= SHORT && copyAscii(text, chunk, within + 1)) {
      chunk[within] = text.length;
      used += text.length + 1;
      return true;
    }
    const { written } = encoder.encodeInto(text, chunk.subarray(within + 2));
    chunk[within] = 128 | (written & 127);
    chunk[within + 1] = written >> 7;
    used += written + 2;
    return written === text.length;
  };

  const finish = (): readonly Uint8Array[] => {
    if (used % CHUNK_BYTES !== 0) chunks[chunks.length - 1] = chunk.slice(0, used % CHUNK_BYTES);
    return chunks;
  };
  return { position: () => used, append, finish };
};

/** Reads entries without allocating: `seek`, then the fields say where the bytes lie. */
export class TextCursor {
  /** The chunk or copy in which the current text lies, from `from` to `to`. */
  bytes: Uint8Array = new Uint8Array(0);
  from = 0;
  to = 0;
  readonly #chunks: readonly Uint8Array[];
  #next = 0;

  constructor(chunks: readonly Uint8Array[]) {
    this.#chunks = chunks;
  }

  /** Moves to the text that begins at `offset`. */
  seek(offset: number): void {
    this.#next = offset;
    this.next();
  }

  /** Moves to the text behind another cursor's, which stays. */
  seekBehind(other: TextCursor): void {
    this.seek(other.#next);
  }

  /** Moves to the text behind the current one. */
  next(): void {
    let length = 0;
    let scale = 1;
    for (;;) {
      const byte = (this.#chunks[this.#next >>> CHUNK_SHIFT] as Uint8Array)[
        this.#next & (CHUNK_BYTES - 1)
      ] as number;
      this.#next += 1;
      length += (byte & 127) * scale;
      if (byte < 128) break;
      scale *= 128;
    }
    this.#take(length);
  }

  #take(length: number): void {
    const begin = this.#next;
    this.#next += length;
    const within = begin % CHUNK_BYTES;
    if (within + length <= CHUNK_BYTES) {
      this.bytes = this.#chunks[Math.floor(begin / CHUNK_BYTES)] ?? this.bytes;
      this.from = within;
      this.to = within + length;
      return;
    }
    this.bytes = new Uint8Array(length);
    this.from = 0;
    this.to = length;
    for (let done = 0; done < length;) {
      const chunk = this.#chunks[Math.floor((begin + done) / CHUNK_BYTES)] as Uint8Array;
      const at = (begin + done) % CHUNK_BYTES;
      const part = chunk.subarray(at, Math.min(CHUNK_BYTES, at + length - done));
      this.bytes.set(part, done);
      done += part.length;
    }
  }

  /** The current text, decoded. */
  text(): string {
    return new TextDecoder().decode(this.bytes.subarray(this.from, this.to));
  }
}
