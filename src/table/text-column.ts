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

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

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
    return decoder.decode(this.bytes.subarray(this.from, this.to));
  }
}
