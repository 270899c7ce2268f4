import type { ByteStream } from '@/import/byte-stream';
import type { ImportSession } from '@/import/import-session';

/** The first bytes of a file, as bytes and, where they are text, as text in lower case without leading blanks. */
export interface FileHead {
  readonly bytes: Uint8Array;
  readonly text: string;
}

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
    id: 'delimited',
    recognises: () => true,
    read: async (stream, { session }) =>
      (await import('@/import/formats/delimited')).readDelimited(stream, session),
  },
];
