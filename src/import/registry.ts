import type { ByteStream } from '@/import/byte-stream';
import { ImportFailure } from '@/import/import-error';
import type { ImportSession } from '@/import/import-session';
import { looksLikeBinary, startsWith } from '@/import/not-text';
import { sidecarRole } from '@/import/timemap-sidecars';

/** The first bytes of a file, as bytes and as text in lower case without leading blanks. */
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
  return (text.startsWith('\u001E') ? text.slice(1).trimStart() : text).toLowerCase();
};

/** What a file came out of. */
export type Container = 'zip' | 'gzip' | null;

/** Reads a file out of an archive like any other: by its content. */
export interface MemberReader {
  readonly read: (name: string, stream: ByteStream, depth: number, container: Container) => Promise<void>;
}

/** What a reader of a format is given beside the bytes. */
export interface ReadContext {
  readonly session: ImportSession;
  /** File name, or `archive / member`: shown, never used to tell a format. */
  readonly name: string;
  /** How many archives the file is inside of. */
  readonly depth: number;
  readonly container: Container;
  readonly members: MemberReader;
}

/** One format: how its first bytes look, and its reader, which is loaded only when such a file is opened. */
export interface Format {
  readonly id: string;
  readonly isContainer?: boolean;
  readonly recognises: (head: FileHead) => boolean;
  readonly read: (stream: ByteStream, context: ReadContext) => Promise<void>;
}

/** An XML root element of this name, after declaration, comments and document type. */
const hasRoot = (text: string, name: string): boolean =>
  text.startsWith('<') && new RegExp(`<(?:[\\w-]+:)?${name}[\\s>]`, 'u').test(text);

/** Known formats in the order in which they are tried; delimited text takes what is left. */
export const FORMATS: readonly Format[] = [
  {
    id: 'gzip',
    isContainer: true,
    recognises: ({ bytes }) => startsWith(bytes, [0x1f, 0x8b]),
    read: async (stream, context) => (await import('@/import/formats/gzip')).readGzip(stream, context),
  },
  {
    id: 'zip',
    isContainer: true,
    recognises: ({ bytes }) => startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6]),
    read: async (stream, context) => (await import('@/import/formats/zip')).readZip(stream, context),
  },
  {
    id: 'geoparquet',
    recognises: ({ bytes }) => startsWith(bytes, [0x50, 0x41, 0x52, 0x31]),
    read: async (stream, { session }) =>
      (await import('@/import/formats/geoparquet')).readGeoParquet(stream, session),
  },
  {
    id: 'flatgeobuf',
    recognises: ({ bytes }) => startsWith(bytes, [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62]),
    read: async (stream, { session }) =>
      (await import('@/import/formats/flatgeobuf')).readFlatGeobuf(stream, session),
  },
  {
    id: 'binary',
    recognises: ({ bytes }) => looksLikeBinary(bytes) !== null,
    read: async (stream) => {
      const looksLike = looksLikeBinary(await stream.peek(HEAD_BYTES)) ?? 'binary data';
      throw new ImportFailure('not-text', { looksLike });
    },
  },
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
    id: 'kml',
    recognises: ({ text }) => hasRoot(text, 'kml'),
    read: async (stream, { session, container }) =>
      (await import('@/import/formats/kml')).readKml(stream, session, container === 'zip' ? 'KMZ' : 'KML'),
  },
  {
    id: 'gpx',
    recognises: ({ text }) => hasRoot(text, 'gpx'),
    read: async (stream, { session }) => (await import('@/import/formats/gpx')).readGpx(stream, session),
  },
  {
    id: 'markup',
    recognises: ({ text }) => /^<(?:\?xml|!doctype|!--|html|svg|rss|feed|\w+[\s>])/u.test(text),
    read: async (stream) => {
      const text = headText(await stream.peek(HEAD_BYTES));
      throw new ImportFailure('unknown-format', { looksLike: text.includes('<html') ? 'HTML' : 'XML' });
    },
  },
  {
    id: 'delimited',
    recognises: () => true,
    read: async (stream, { session }) =>
      (await import('@/import/formats/delimited')).readDelimited(stream, session),
  },
];
