import { describe, expect, it } from 'vitest';
import { type Fetch, createRangeReader } from './range-reader';

const FILE = Uint8Array.from({ length: 100 }, (_, index) => index);

const partOf = (init: RequestInit): readonly [from: number, to: number] | null => {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(new Headers(init.headers).get('range') ?? '') ?? [];
  return from === undefined || to === undefined ? null : [Number(from), Number(to)];
};

/** A host; keeps a list of what it was asked for. */
const host = (answer: (range: readonly [number, number] | null) => Response) => {
  const asked: (readonly [number, number] | null)[] = [];
  const fetchFrom: Fetch = async (_url, init) => {
    const range = partOf(init);
    asked.push(range);
    return Promise.resolve(answer(range));
  };
  return { asked, fetchFrom };
};

const ranging = (range: readonly [number, number] | null): Response => {
  if (range === null) return new Response(FILE);
  const end = Math.min(range[1] + 1, FILE.length);
  const headers = { 'content-range': `bytes ${range[0]}-${end - 1}/${FILE.length}` };
  return new Response(FILE.slice(range[0], end), { status: 206, headers });
};

const bytesOf = (result: Awaited<ReturnType<ReturnType<typeof createRangeReader>['read']>>): number[] =>
  result.ok ? [...new Uint8Array(result.value)] : [];

describe('createRangeReader', () => {
  it('asks a host with ranges for the bytes it needs and no others', async () => {
    const { asked, fetchFrom } = host(ranging);
    const reader = createRangeReader('file', fetchFrom);
    expect(bytesOf(await reader.read(10, 3))).toEqual([10, 11, 12]);
    expect(bytesOf(await reader.read(50, 2))).toEqual([50, 51]);
    expect(asked).toEqual([
      [10, 12],
      [50, 51],
    ]);
  });

  it('gives what there is where the file ends within the range', async () => {
    const { asked, fetchFrom } = host(ranging);
    expect(bytesOf(await createRangeReader('file', fetchFrom).read(98, 50))).toEqual([98, 99]);
    expect(asked).toHaveLength(1);
  });

  it('keeps the whole file of a host without ranges, however many reads come at once', async () => {
    const { asked, fetchFrom } = host(() => new Response(FILE));
    const reader = createRangeReader('file', fetchFrom);
    const results = await Promise.all([reader.read(0, 2), reader.read(10, 2), reader.read(20, 2)]);
    expect(results.map(bytesOf)).toEqual([
      [0, 1],
      [10, 11],
      [20, 21],
    ]);
    expect(bytesOf(await reader.read(97, 9))).toEqual([97, 98, 99]);
    expect(asked).toHaveLength(1);
  });

  it('fetches the whole file where a host cuts parts to another length', async () => {
    const { asked, fetchFrom } = host((range) =>
      range === null ? new Response(FILE) : new Response(FILE.slice(range[0], range[0] + 1), { status: 206 }),
    );
    const reader = createRangeReader('file', fetchFrom);
    expect(bytesOf(await reader.read(10, 3))).toEqual([10, 11, 12]);
    expect(bytesOf(await reader.read(20, 3))).toEqual([20, 21, 22]);
    expect(asked).toEqual([[10, 12], null]);
  });

  it('fetches the whole file where a host refuses ranges', async () => {
    const { fetchFrom } = host((range) =>
      range === null ? new Response(FILE) : new Response(null, { status: 416 }),
    );
    expect(bytesOf(await createRangeReader('file', fetchFrom).read(10, 2))).toEqual([10, 11]);
  });

  it('reports a refusal as a value', async () => {
    const { fetchFrom } = host(() => new Response(null, { status: 404 }));
    expect(await createRangeReader('file', fetchFrom).read(0, 1)).toEqual({
      ok: false,
      error: { kind: 'http', status: 404 },
    });
  });

  it('reports a broken connection as a value, and tries again at the next read', async () => {
    let isDown = true;
    const reader = createRangeReader('file', async (_url, init) => {
      if (isDown) throw new TypeError('failed to fetch');
      return Promise.resolve(ranging(partOf(init)));
    });
    expect(await reader.read(0, 1)).toEqual({
      ok: false,
      error: { kind: 'network', message: 'failed to fetch' },
    });
    isDown = false;
    expect(bytesOf(await reader.read(5, 1))).toEqual([5]);
  });

  it('asks once for a part that many want at once, and gives each a copy of its own', async () => {
    const { asked, fetchFrom } = host(ranging);
    const reader = createRangeReader('file', fetchFrom);
    await reader.read(0, 1);
    const results = await Promise.all([reader.read(10, 2), reader.read(10, 2), reader.read(10, 2)]);
    expect(results.map(bytesOf)).toEqual([
      [10, 11],
      [10, 11],
      [10, 11],
    ]);
    const [one, other] = results.map((result) => (result.ok ? result.value : null));
    expect(one).not.toBe(other);
    expect(asked).toHaveLength(2);
  });

  it('forgets the parts that were asked for longest ago', async () => {
    const { asked, fetchFrom } = host(ranging);
    const reader = createRangeReader('file', fetchFrom);
    await reader.read(0, 1);
    await Promise.all(Array.from({ length: 89 }, (_, index) => reader.read(index + 1, 1)));
    await reader.read(89, 1);
    expect(asked).toHaveLength(90);
    await reader.read(0, 1);
    expect(asked).toHaveLength(91);
  });

  it('says how much is missing where a file is shorter than its directory claims', async () => {
    const { fetchFrom } = host(() => new Response(FILE));
    expect(await createRangeReader('file', fetchFrom).read(200, 10)).toEqual({
      ok: false,
      error: { kind: 'short', expectedBytes: 210, actualBytes: 100 },
    });
  });
});
