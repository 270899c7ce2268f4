import type { ByteStream } from '@/import/byte-stream';
import { sidecarRole } from '@/import/timemap-sidecars';
import type { ImportSession } from '@/import/import-session';

/** The first bytes of a file, as bytes and, where they are text, as text in lower case without leading blanks. */
export interface FileHead {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Bytes that suffice to tell a format. */
export const HEAD_BYTES = 4096;

/** The beginning of a text in lower case, without byte order mark and leading blanks; of UTF-16 too. */
export const headText = (bytes: Uint8Array): string => {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const label = isUtf16 ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  const text = new TextDecoder(label).decode(bytes.subarray(0, HEAD_BYTES)).trimStart();
  // GeoJSON text sequences (RFC 8142) start every record with a record separator.
  return (text.startsWith('\u001e') ? text.slice(1).trimStart() : text).toLowerCase();
};

/** What the readers of archives need to hand their members on. */
export interface MemberReader {
  readonly read: (name: string, stream: ByteStream, depth: number) => Promise<void>;
}

export interface ReadContext {
  readonly session: ImportSession;
  /** File name, or `archive / member`: shown, never used to tell a format. */
  readonly name: string;
  /** How many archives the file is inside of. */
  readonly depth: number;
  readonly size: number;
  readonly members: MemberReader;
}

/** One format: how its first bytes look, and its reader, which is loaded only when such a file is opened. */
export interface Format {
  readonly id: string;
  readonly recognises: (head: FileHead) => boolean;
  readonly read: (stream: ByteStream, context: ReadContext) => Promise<void>;
}

/** Known formats in the order in which they are tried; delimited text takes what is left. */
export const FORMATS: readonly Format[] = [
  {
    id: 'timemap-sidecar',
    recognises: ({ text }) => sidecarRole(text) !== null,
    read: async (stream, { session }) => {
      const role = sidecarRole(headText(await stream.peek(HEAD_BYTES)));
      if (role) await (await import('@/import/formats/json')).readTimeMapSidecar(stream, session, role);
    },
  },
  {
    id: 'json',
    recognises: ({ text }) => /^[{[]/u.test(text),
    read: async (stream, { session }) => (await import('@/import/formats/json')).readJson(stream, session),
  },
  {
    id: 'delimited',
    recognises: () => true,
    read: async (stream, { session }) =>
      (await import('@/import/formats/delimited')).readDelimited(stream, session),
  },
];
