import { Inflate } from 'fflate';
import { ByteStream } from '@/import/byte-stream';
import { inOrder } from '@/import/in-order';
import { type ImportErrorKind, ImportFailure } from '@/import/import-error';
import { LIMITS } from '@/import/limits';
import { HEAD_BYTES, headText, type ReadContext } from '@/import/registry';
import { sidecarRole } from '@/import/timemap-sidecars';
import { UnpackGuard } from '@/import/unpack-guard';
import { readZipDirectory, type ZipMember } from '@/import/zip-directory';

const STEP_BYTES = 1 << 14;
const [STORED, DEFLATED] = [0, 8];

const inflateSteps = (packed: Uint8Array): Iterable<Uint8Array> => ({
  *[Symbol.iterator]() {
    const guard = new UnpackGuard();
    let out: Uint8Array[] = [];
    const inflater = new Inflate((chunk) => {
      if (chunk.length > 0) out.push(chunk);
    });
    for (let at = 0; at < packed.length; at += STEP_BYTES) {
      const step = packed.subarray(at, at + STEP_BYTES);
      try {
        inflater.push(step, at + STEP_BYTES >= packed.length);
      } catch (error) {
        throw new ImportFailure('bad-archive', {
          format: 'zip',
          message: error instanceof Error ? error.message : '',
        });
      }
      guard.add(
        step.length,
        out.reduce((sum, chunk) => sum + chunk.length, 0),
      );
      yield* out;
      out = [];
    }
  },
});

async function* contentOf(member: ZipMember): AsyncGenerator<Uint8Array> {
  if (member.isEncrypted) throw new ImportFailure('encrypted');
  if (member.method === STORED) yield member.packed;
  else if (member.method === DEFLATED) yield* inflateSteps(member.packed);
  else throw new ImportFailure('unsupported-compression', { codec: member.method });
}

/** Folders, and what macOS and Windows leave behind. */
const isClutter = (name: string): boolean =>
  /[/\\]$/u.test(name) ||
  /(?:^|[/\\])(?:__MACOSX[/\\]|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/u.test(name);

interface OpenMember {
  readonly name: string;
  readonly stream: ByteStream;
  readonly isSidecar: boolean;
}

const open = async (member: ZipMember): Promise<OpenMember> => {
  const stream = new ByteStream(contentOf(member));
  try {
    const head = headText(await stream.peek(HEAD_BYTES));
    return { name: member.name, stream, isSidecar: sidecarRole(head) !== null };
  } catch {
    // The fault comes up again when the member is read, and is reported then.
    return { name: member.name, stream: new ByteStream(contentOf(member)), isSidecar: false };
  }
};

/** Errors that only say "this member is no data", which beside members that are data is no error. */
const HARMLESS: ReadonlySet<ImportErrorKind> = new Set([
  'empty',
  'no-rows',
  'not-text',
  'unknown-format',
  'unsupported-format',
]);

/**
 * Reads the members of a zip archive one after the other, TimeMap's sidecars first. Names are shown and nothing else:
 * no path is ever made of them.
 *
 * @throws ImportFailure `bad-archive`, `too-many-members`, `unsupported-format` for office documents, `no-rows`
 */
export const readZip = async (stream: ByteStream, context: ReadContext): Promise<void> => {
  const { session, depth, members: reader } = context;
  const all = readZipDirectory(await stream.readAll(LIMITS.wholeFileBytes));
  if (all.some(({ name }) => name === '[Content_Types].xml')) {
    throw new ImportFailure('unsupported-format', { looksLike: 'XLSX' });
  }
  if (all.some(({ name }) => /\.shp$/iu.test(name))) {
    throw new ImportFailure('unsupported-format', { looksLike: 'Shapefile' });
  }
  const wanted = session.options.member;
  const chosen = all.filter(({ name }) => (wanted === undefined ? !isClutter(name) : name === wanted));
  if (chosen.length === 0) throw new ImportFailure('no-rows', { members: all.length });
  const outerLabel = session.fileLabel;
  const [errorsBefore, loadedBefore, filesBefore] = [
    session.errors.length,
    session.tally.loaded,
    session.files.length,
  ];
  const opened = await Promise.all(chosen.map(open));
  await inOrder(
    opened.toSorted((a, b) => Number(b.isSidecar) - Number(a.isSidecar)),
    async (member) => {
      if (chosen.length > 1) session.fileLabel = member.name;
      const name = `${context.name} / ${member.name}`;
      try {
        await reader.read(name, member.stream, depth + 1, 'zip');
      } catch (thrown) {
        if (thrown instanceof ImportFailure && thrown.kind === 'cancelled') throw thrown;
        session.fail(thrown, name);
      }
    },
  );
  session.fileLabel = outerLabel;
  if (session.tally.loaded > loadedBefore) session.forgive(errorsBefore, HARMLESS);
  const read = session.files.slice(filesBefore).filter(({ loaded }) => loaded > 0);
  if (read.length > 1) {
    session.remedies.push({
      for: 'unread-member',
      remedy: { kind: 'choose-member', members: chosen.map((it) => it.name) },
    });
  }
};
