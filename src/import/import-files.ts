import { ByteStream, type InputBytes } from '@/import/byte-stream';
import { ImportFailure } from '@/import/import-error';
import { type ImportOptions, ImportSession } from '@/import/import-session';
import { inOrder } from '@/import/in-order';
import { LIMITS } from '@/import/limits';
import { FORMATS, HEAD_BYTES, headText, type MemberReader } from '@/import/registry';
import type { ImportReport } from '@/import/report';
import { sidecarRole } from '@/import/timemap-sidecars';

/** One file to read; `size` in bytes, for progress only. */
export interface ImportInput {
  /** Shown in the report; never used to tell the format. */
  readonly name: string;
  readonly bytes: InputBytes;
  readonly size: number;
}

const createMemberReader = (session: ImportSession): MemberReader => {
  const members: MemberReader = {
    read: async (name, stream, depth, container) => {
      if (depth > LIMITS.archiveDepth)
        throw new ImportFailure('nested-too-deep', { limit: LIMITS.archiveDepth });
      const bytes = await stream.peek(HEAD_BYTES);
      if (bytes.length === 0) throw new ImportFailure('empty');
      const head = { bytes, text: headText(bytes) };
      const format = FORMATS.find((it) => it.recognises(head));
      if (!format) throw new ImportFailure('unknown-format');
      const { records, loaded } = session.tally;
      try {
        await format.read(stream, { session, name, depth, container, members });
      } finally {
        if (format.isContainer !== true) session.noteFile(name, records, loaded);
      }
    },
  };
  return members;
};

interface OpenInput {
  readonly input: ImportInput;
  readonly stream: ByteStream;
}

/** TimeMap's events refer to its other two files, so those are read first, whatever order they come in. */
const orderFiles = async (
  opened: readonly OpenInput[],
  session: ImportSession,
): Promise<readonly OpenInput[]> => {
  if (opened.length < 2) return opened;
  const sidecars: OpenInput[] = [];
  const others: OpenInput[] = [];
  await inOrder(opened, async (one) => {
    try {
      const isSidecar = sidecarRole(headText(await one.stream.peek(HEAD_BYTES))) !== null;
      (isSidecar ? sidecars : others).push(one);
    } catch (thrown) {
      session.fail(thrown, one.input.name);
    }
  });
  return [...sidecars, ...others];
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
  const members = createMemberReader(session);
  const opened = inputs.map((input) => ({ input, stream: ByteStream.of(input.bytes, watch) }));
  const sidecarsFirst = await orderFiles(opened, session);
  await inOrder(sidecarsFirst, async ({ input, stream }) => {
    session.fileLabel = inputs.length > 1 ? input.name : '';
    try {
      await members.read(input.name, stream, 0, null);
    } catch (thrown) {
      session.fail(thrown, input.name);
    } finally {
      await stream.close().catch(() => undefined);
    }
  });
  return session.report();
};
