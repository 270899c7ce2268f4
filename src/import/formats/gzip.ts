import { Gunzip } from 'fflate';
import { ByteStream } from '@/import/byte-stream';
import { ImportFailure } from '@/import/import-error';
import type { ReadContext } from '@/import/registry';
import { UnpackGuard } from '@/import/unpack-guard';

/** Packed bytes unpacked at once: at most a thousand times as much comes out of them. */
const STEP_BYTES = 1 << 14;

async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const guard = new UnpackGuard();
  let out: Uint8Array[] = [];
  const inflater = new Gunzip((chunk) => {
    if (chunk.length > 0) out.push(chunk);
  });
  const push = (bytes: Uint8Array, isLast: boolean): void => {
    try {
      inflater.push(bytes, isLast);
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      throw new ImportFailure(isLast ? 'truncated' : 'bad-archive', { format: 'gzip', message });
    }
    guard.add(
      bytes.length,
      out.reduce((sum, chunk) => sum + chunk.length, 0),
    );
  };
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += STEP_BYTES) {
      push(chunk.subarray(at, at + STEP_BYTES), false);
      yield* out;
      out = [];
    }
  }
  push(new Uint8Array(0), true);
  yield* out;
}

/**
 * Reads whatever is inside a gzip file, streamed.
 *
 * @throws ImportFailure `bad-archive`, `truncated`, `zip-bomb`, `nested-too-deep`, and what the inner format throws
 */
export const readGzip = (stream: ByteStream, { name, depth, members }: ReadContext): Promise<void> =>
  members.read(name, new ByteStream(gunzip(stream.chunks())), depth + 1, 'gzip');
