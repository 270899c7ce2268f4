import { expect, test } from 'vitest';
import { ByteStream } from '@/import/byte-stream';

const BYTES = Uint8Array.from({ length: 400_000 }, (_, at) => (at * 31) % 251);

const streamOf = (
  type: 'bytes' | undefined,
  onCancel = (): void => undefined,
): ReadableStream<Uint8Array> => {
  let at = 0;
  const source = {
    pull: (controller: ReadableStreamController<Uint8Array>) => {
      if (at >= BYTES.length) {
        controller.close();
        if ('byobRequest' in controller) controller.byobRequest?.respond(0);
        return;
      }
      controller.enqueue(BYTES.slice(at, at + 30_000));
      at += 30_000;
    },
    cancel: onCancel,
  };
  return type === undefined ? new ReadableStream(source) : new ReadableStream({ ...source, type });
};

test.each(['bytes', undefined] as const)(
  'a stream of %s gives the same bytes where one buffer is filled again and again',
  async (type) => {
    const stream = ByteStream.of(streamOf(type));
    const head = await stream.peek(50_000);
    expect(Buffer.compare(head, BYTES.subarray(0, head.length))).toBe(0);
    stream.reuseBuffer();
    const read = new Uint8Array(BYTES.length);
    let at = 0;
    for await (const chunk of stream.chunks()) {
      read.set(chunk, at);
      at += chunk.length;
    }
    expect(at).toBe(BYTES.length);
    expect(Buffer.compare(read, BYTES)).toBe(0);
  },
);

test('a stream that fills one buffer is released when nobody reads on', async () => {
  let isCancelled = false;
  const stream = ByteStream.of(
    streamOf('bytes', () => {
      isCancelled = true;
    }),
  );
  await stream.peek(1);
  stream.reuseBuffer();
  for await (const chunk of stream.chunks()) if (chunk.length > 0) break;
  await stream.close();
  expect(isCancelled).toBe(true);
});
