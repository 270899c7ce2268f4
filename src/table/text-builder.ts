import { foldText } from '@/domain/search-text';
import { type Utf8Span, copyBytes, decodeSpan } from '@/domain/utf8-span';
import { ByteFolder } from './fold-bytes';
import { CHUNK_BYTES, TextCursor } from './text-column';

/** Where text of rows is collected. Never copies what it holds, so that a gigabyte of notes does not need two. */
export interface TextBuilder {
  /**
   * Appends a row's entry.
   *
   * @param searchText what a search looks in; null: id, title and notes
   * @returns where it begins
   * @throws RangeError beyond 4 GiB
   */
  readonly append: (
    id: string | Utf8Span,
    title: string,
    notes: string | Utf8Span,
    searchText: string | null,
  ) => number;
  /** Appends entries that are made already. @returns where they begin */
  readonly appendPacked: (entries: Uint8Array) => number;
  readonly finish: () => readonly Uint8Array[];
}

const MAX_BYTES = 2 ** 32;
/** Up to here a loop over characters beats the call of an encoder. */
const SHORT = 48;
/** Texts below this many bytes have their length in one byte. */
const ONE_BYTE_LENGTH = 2 ** 7;
/** Texts below this many bytes have their length in at most two bytes. */
const TWO_BYTE_LENGTH = 2 ** 14;
/** Id, title, notes. */
const ENTRY_TEXTS = 3;

/** Copies ASCII to `into` from `at` on; false, and the place is spoilt, where there are other characters. */
const copyAscii = (text: string, into: Uint8Array, at: number): boolean => {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index); // units, not code points: anything above ASCII goes to the encoder
    if (code > 127) return false;
    into[at + index] = code;
  }
  return true;
};

/** Starts an empty collection of texts. Good for one table: not used after `finish`. */
export const createTextBuilder = (): TextBuilder => {
  const encoder = new TextEncoder();
  const folder = new ByteFolder();
  const chunks: Uint8Array[] = [];
  const cursor = new TextCursor(chunks);
  let chunk = new Uint8Array(0);
  let room = { bytes: chunk, words: new DataView(chunk.buffer) };
  let used = 0;

  const nextChunk = (): void => {
    chunk = new Uint8Array(CHUNK_BYTES);
    room = { bytes: chunk, words: new DataView(chunk.buffer) };
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

  const checkRoom = (bytes: number): void => {
    if (used + bytes > MAX_BYTES)
      throw new RangeError(`a table holds at most ${MAX_BYTES} bytes of text, got more`);
  };

  /** Any text, also across chunks. */
  const putAnywhere = (bytes: Uint8Array): void => {
    checkRoom(bytes.length + 5);
    const length: number[] = [];
    let rest = bytes.length;
    for (; rest >= 128; rest = Math.floor(rest / 128)) length.push(128 | (rest & 127));
    put(Uint8Array.of(...length, rest));
    put(bytes);
  };

  /** Is there room for a text of at most so many bytes, with its length, where the last one ended? */
  const fits = (most: number, within: number): boolean =>
    most < TWO_BYTE_LENGTH && within + most + 2 <= CHUNK_BYTES && used + most + 2 <= MAX_BYTES;

  const putLength = (length: number, within: number): void => {
    chunk[within] = 128 | (length & 127);
    chunk[within + 1] = length >> 7;
    used += length + 2;
  };

  /** @returns whether it is plain ASCII */
  const appendText = (text: string): boolean => {
    const within = used % CHUNK_BYTES;
    if (!fits(text.length * 3, within)) {
      const bytes = encoder.encode(text);
      putAnywhere(bytes);
      return bytes.length === text.length; // UTF-8 needs more bytes than UTF-16 units for everything but ASCII
    }
    if (within === 0) nextChunk();
    if (text.length <= SHORT && copyAscii(text, chunk, within + 1)) {
      chunk[within] = text.length;
      used += text.length + 1;
      return true;
    }
    const { written } = encoder.encodeInto(text, chunk.subarray(within + 2));
    putLength(written, within);
    return written === text.length;
  };

  const appendBytes = (text: Utf8Span): void => {
    const within = used % CHUNK_BYTES;
    const length = text.to - text.from;
    if (!fits(length, within)) {
      putAnywhere(text.bytes.subarray(text.from, text.to));
      return;
    }
    if (within === 0) nextChunk();
    if (length < ONE_BYTE_LENGTH) {
      chunk[within] = length;
      copyBytes(text, room, within + 1);
      used += length + 1;
      return;
    }
    copyBytes(text, room, within + 2);
    putLength(length, within);
  };

  const appendLoose = (text: string | Utf8Span): boolean => {
    if (typeof text === 'string') return appendText(text);
    appendBytes(text);
    return text.isAscii;
  };

  /** Folds the three texts of the entry that begins at `begin`. */
  const foldEntry = (begin: number): boolean => {
    folder.reset();
    cursor.seek(begin);
    for (let text = 0; text < ENTRY_TEXTS; text += 1) {
      if (text > 0) cursor.next();
      if (!folder.add(cursor.bytes, cursor.from, cursor.to)) return false;
    }
    return true;
  };

  const append: TextBuilder['append'] = (id, title, notes, searchText) => {
    const begin = used;
    const hasAsciiId = appendLoose(id);
    const hasAsciiTitle = appendText(title);
    const isAscii = appendLoose(notes) && hasAsciiTitle && hasAsciiId;
    if (searchText !== null) appendText(foldText(searchText));
    // Of plain ASCII the folded form is read off the bytes; anything else is folded once, here.
    else if (isAscii) appendText('');
    else if (foldEntry(begin)) appendBytes(folder.span());
    else appendText(foldText(`${decodeSpan(id)} ${title} ${decodeSpan(notes)}`));
    return begin;
  };

  const appendPacked: TextBuilder['appendPacked'] = (entries) => {
    const begin = used;
    checkRoom(entries.length);
    put(entries);
    return begin;
  };

  const finish = (): readonly Uint8Array[] => {
    if (used % CHUNK_BYTES !== 0) chunks[chunks.length - 1] = chunk.slice(0, used % CHUNK_BYTES);
    return chunks;
  };
  return { append, appendPacked, finish };
};
