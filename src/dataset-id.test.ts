import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { datasetIdOf } from './dataset-id';

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const { signal } = new AbortController();

afterEach(() => {
  vi.unstubAllGlobals();
});

const someBytes = fc.uint8Array({ maxLength: 300 });

for (const isSecureContext of [true, false]) {
  it(`is the SHA-256 of a file's bytes (${isSecureContext ? 'at once' : 'as a stream'})`, async () => {
    vi.stubGlobal('isSecureContext', isSecureContext);
    await fc.assert(
      fc.asyncProperty(someBytes, async (bytes) => {
        expect(await datasetIdOf([new Blob([bytes as BlobPart])], signal)).toBe(`sha256:${sha256(bytes)}`);
      }),
    );
  });

  it(`does not depend on the order of files (${isSecureContext ? 'at once' : 'as a stream'})`, async () => {
    vi.stubGlobal('isSecureContext', isSecureContext);
    const [one, two] = ['one', 'two'];
    const expected = `sha256:${sha256([sha256(one), sha256(two)].toSorted().join('\n'))}`;
    expect(await datasetIdOf([new Blob([one]), new Blob([two])], signal)).toBe(expected);
    expect(await datasetIdOf([new Blob([two]), new Blob([one])], signal)).toBe(expected);
  });
}

it('hashes a file of many chunks without holding it', async () => {
  const part = new Uint8Array(1 << 20).fill(7);
  const parts = Array.from({ length: 17 }, () => part);
  const whole = vi.spyOn(Blob.prototype, 'arrayBuffer');
  vi.stubGlobal('isSecureContext', true);
  expect(await datasetIdOf([new Blob(parts)], signal)).toBe(`sha256:${sha256(Buffer.concat(parts))}`);
  expect(whole).not.toHaveBeenCalled();
});

it('gives no id once it was stopped', async () => {
  const controller = new AbortController();
  controller.abort();
  expect(await datasetIdOf([new Blob(['one'])], controller.signal)).toBeNull();
});

it('gives no id to a file that cannot be read', async () => {
  const gone = new Blob(['one']);
  vi.spyOn(gone, 'stream').mockImplementation(() => {
    throw new DOMException('the file has gone', 'NotFoundError');
  });
  expect(await datasetIdOf([gone], signal)).toBeNull();
});
