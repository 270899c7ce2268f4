import { ByteStream, type InputBytes } from '@/import/byte-stream';
import { ImportFailure } from '@/import/import-error';
import { type ImportOptions, ImportSession } from '@/import/import-session';
import { inOrder } from '@/import/in-order';
import { LIMITS } from '@/import/limits';
import { FORMATS, type FileHead, type MemberReader } from '@/import/registry';
import type { ImportReport } from '@/import/report';

export interface ImportInput {
  /** Shown in the report; never used to tell the format. */
  readonly name: string;
  readonly bytes: InputBytes;
  readonly size: number;
}

const HEAD_BYTES = 4096;

const headOf = (bytes: Uint8Array): FileHead => ({
  bytes,
  text: new TextDecoder()
    .decode(bytes.subarray(0, HEAD_BYTES))
    .replace(/^\uFEFF?\s*/u, '')
    .toLowerCase(),
});

const createMemberReader = (session: ImportSession, sizes: ReadonlyMap<string, number>): MemberReader => {
  const members: MemberReader = {
    read: async (name, stream, depth) => {
      if (depth > LIMITS.archiveDepth)
        throw new ImportFailure('nested-too-deep', { limit: LIMITS.archiveDepth });
      const head = headOf(await stream.peek(HEAD_BYTES));
      if (head.bytes.length === 0) throw new ImportFailure('empty');
      const format = FORMATS.find((it) => it.recognises(head));
      if (!format) throw new ImportFailure('unknown-format');
      await format.read(stream, { session, name, depth, size: sizes.get(name) ?? 0, members });
    },
  };
  return members;
};

/**
 * Reads files of unknown make: tells the format by content, streams the rows to `options.sink`, and reports what became
 * of every record. Several inputs are read one after the other into one report; TimeMap's three files are read as one.
 *
 * Never throws and never rejects: whatever the files contain, faults are `errors` and `rejected` in the report.
 */
export const importFiles = async (
  inputs: readonly ImportInput[],
  options: ImportOptions,
): Promise<ImportReport> => {
  const session = new ImportSession(options);
  const bytesTotal = inputs.reduce((sum, input) => sum + input.size, 0);
  let bytesRead = 0;
  const watch = {
    signal: options.signal,
    onBytes: (count: number): void => {
      bytesRead += count;
      options.onProgress?.({ bytesRead, bytesTotal, records: session.tally.records });
    },
  };
  const members = createMemberReader(session, new Map(inputs.map(({ name, size }) => [name, size])));
  await inOrder(inputs, async (input) => {
    const { tally } = session;
    const before = { records: tally.records, loaded: tally.loaded };
    session.fileLabel = inputs.length > 1 ? input.name : '';
    const stream = ByteStream.of(input.bytes, watch);
    try {
      await members.read(input.name, stream, 0);
    } catch (thrown) {
      session.fail(thrown, input.name);
    } finally {
      await stream.close().catch(() => undefined);
    }
    session.files.push({
      name: input.name,
      records: tally.records - before.records,
      loaded: tally.loaded - before.loaded,
    });
  });
  return session.report();
};
