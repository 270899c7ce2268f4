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

export const createTextBuilder = (): TextBuilder => {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let scratch = new Uint8Array(4096);
  let chunk = new Uint8Array(0);
  let used = 0;

  const put = (bytes: Uint8Array, length: number): void => {
    if (used + length > MAX_BYTES)
      throw new RangeError(`a table holds at most ${MAX_BYTES} bytes of text, got more`);
    for (let from = 0; from < length;) {
      const within = used % CHUNK_BYTES;
      if (within === 0) {
        chunk = new Uint8Array(CHUNK_BYTES);
        chunks.push(chunk);
      }
      const size = Math.min(length - from, CHUNK_BYTES - within);
      if (size > SHORT) chunk.set(bytes.subarray(from, from + size), within);
      else for (let at = 0; at < size; at += 1) chunk[within + at] = bytes[from + at] as number;
      from += size;
      used += size;
    }
  };

  const prefix = new Uint8Array(5);
  const putLength = (length: number): void => {
    let size = 0;
    let rest = length;
    for (; rest >= 128; rest = Math.floor(rest / 128)) {
      prefix[size] = 128 | (rest & 127);
      size += 1;
    }
    prefix[size] = rest;
    put(prefix, size + 1);
  };

  /** Writes short ASCII to `scratch`; false where the text is longer, or has other characters. */
  const encodeShort = (text: string): boolean => {
    if (text.length > SHORT) return false;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at); // units, not code points: anything above ASCII goes to the encoder
      if (code > 127) return false;
      scratch[at] = code;
    }
    return true;
  };

  const append = (text: string): boolean => {
    let written = text.length;
    if (!encodeShort(text)) {
      if (scratch.length < text.length * 3) scratch = new Uint8Array(text.length * 3);
      ({ written } = encoder.encodeInto(text, scratch));
    }
    putLength(written);
    put(scratch, written);
    return written === text.length; // UTF-8 needs more bytes than UTF-16 units for everything but ASCII
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
