import fc from 'fast-check';
import { PMTiles, type Source, zxyToTileId } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { hilbertTileId } from './hilbert-tile-id';
import { type Tile, pmtilesArchive } from './pmtiles-archive';

const METADATA = {
  minZoom: 0,
  maxZoom: 8,
  bounds: [-180, -85, 180, 85],
  center: [36.1, 33.1, 8],
  json: { name: 'probe', vector_layers: [] },
} as const;

const open = (archive: Uint8Array): PMTiles => {
  const source: Source = {
    getKey: () => 'memory',
    getBytes: (offset, length) =>
      Promise.resolve({ data: new Uint8Array(archive.subarray(offset, offset + length)).buffer }),
  };
  return new PMTiles(source);
};

/** A fixed number in [0, 1) for each index, without a pattern that gzip could find. */
const scatter = (index: number): number => Math.abs(Math.sin(index + 1) * 43_758.5453) % 1;

const tile = fc.integer({ min: 0, max: 8 }).chain((z) =>
  fc.record({
    z: fc.constant(z),
    x: fc.nat(2 ** z - 1),
    y: fc.nat(2 ** z - 1),
    data: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  }),
);
const tiles = fc.uniqueArray(tile, { selector: ({ z, x, y }) => `${z}/${x}/${y}`, maxLength: 60 });

describe('hilbertTileId', () => {
  it('numbers tiles as the pmtiles package does', () => {
    fc.assert(
      fc.property(tile, ({ z, x, y }) => {
        expect(hilbertTileId(z, x, y)).toBe(zxyToTileId(z, x, y));
      }),
    );
  });

  it('refuses a tile outside its zoom', () => {
    expect(() => hilbertTileId(1, 2, 0)).toThrow('no tile 1/2/0');
  });
});

describe('pmtilesArchive', () => {
  it('gives back every tile through the pmtiles package', async () => {
    await fc.assert(
      fc.asyncProperty(tiles, async (list) => {
        const archive = open(pmtilesArchive(list, METADATA));
        const read = await Promise.all(list.map(({ z, x, y }) => archive.getZxy(z, x, y)));
        const bytes = read.map((found) => found && Array.from(new Uint8Array(found.data)));
        expect(bytes).toEqual(list.map(({ data }) => Array.from(data)));
      }),
      { numRuns: 50 },
    );
  });

  it('has no tile where none was written', async () => {
    const archive = open(pmtilesArchive([{ z: 1, x: 0, y: 0, data: Uint8Array.of(1) }], METADATA));
    expect(await archive.getZxy(1, 1, 1)).toBeUndefined();
  });

  it('says its bounds, centre, zooms and metadata', async () => {
    const archive = open(pmtilesArchive([{ z: 0, x: 0, y: 0, data: Uint8Array.of(1) }], METADATA));
    const { minZoom, maxZoom, minLon, maxLat, centerLon, centerLat, centerZoom } = await archive.getHeader();
    expect([minZoom, maxZoom, minLon, maxLat, centerLon, centerLat, centerZoom]).toEqual([
      0, 8, -180, 85, 36.1, 33.1, 8,
    ]);
    expect(await archive.getMetadata()).toEqual(METADATA.json);
  });

  it('splits a directory that outgrows the first request into leaves', async () => {
    // 300 contents, scattered: every entry points somewhere else, so that the directory hardly packs.
    const contents = Array.from({ length: 300 }, (_, index) => new Uint8Array(8 + index).fill(index % 251));
    const many: Tile[] = Array.from({ length: 2 ** 14 }, (_, index) => ({
      z: 8,
      x: (index * 3) % 256,
      y: Math.floor((index * 3) / 256),
      data: contents[Math.floor(scatter(index) * 300)] ?? new Uint8Array(1),
    }));
    const archive = open(pmtilesArchive(many, METADATA));
    const { rootDirectoryLength, leafDirectoryLength } = await archive.getHeader();
    expect(rootDirectoryLength).toBeLessThanOrEqual(16_384 - 127);
    expect(leafDirectoryLength).toBeGreaterThan(0);
    const sample = many[5000];
    const read = await archive.getZxy(8, sample?.x ?? NaN, sample?.y ?? NaN);
    expect(read && [...new Uint8Array(read.data)]).toEqual([...(sample?.data ?? [])]);
  });

  it('gives the same bytes in whatever order the tiles come', () => {
    fc.assert(
      fc.property(tiles, (list) => {
        const reversed = pmtilesArchive(list.toReversed(), METADATA);
        expect(Buffer.compare(pmtilesArchive(list, METADATA), reversed)).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  it('stores equal tiles once', () => {
    const one = { z: 1, x: 0, y: 0, data: new Uint8Array(500).map((_, index) => (index * 7919) % 251) };
    const two = { ...one, y: 1 };
    const alone = pmtilesArchive([one], METADATA).length;
    expect(pmtilesArchive([one, two], METADATA).length).toBeLessThan(alone + 40);
  });

  it('refuses two tiles at one address', () => {
    const one = { z: 0, x: 0, y: 0, data: Uint8Array.of(1) };
    expect(() => pmtilesArchive([one, { ...one, data: Uint8Array.of(2) }], METADATA)).toThrow('comes twice');
  });
});
