import { describe, expect, it } from 'vitest';
import { BasemapTileError, basemapTilesUrl, createTileLoader } from './pmtiles-source';

const TILE = Uint8Array.of(1, 2, 3, 4);

/** A PMTiles 3 archive with the tile 0/0/0 and nothing else, uncompressed. */
const archive = (): Uint8Array<ArrayBuffer> => {
  const directory = Uint8Array.of(1, 0, 1, TILE.length, 1); // one entry: id 0, run 1, length, offset + 1
  const headerLength = 127;
  const bytes = new Uint8Array(headerLength + directory.length + TILE.length);
  bytes.set(new TextEncoder().encode('PMTiles'));
  bytes[7] = 3;
  const view = new DataView(bytes.buffer);
  const lengths: readonly (readonly [at: number, value: number])[] = [
    [8, headerLength],
    [16, directory.length],
    [24, headerLength + directory.length], // metadata, leaves: empty
    [40, headerLength + directory.length],
    [56, headerLength + directory.length],
    [64, TILE.length],
    [72, 1],
    [80, 1],
    [88, 1],
  ];
  for (const [at, value] of lengths) view.setBigUint64(at, BigInt(value), true);
  bytes.set([1, 1, 1, 1, 0, 0], 96); // clustered, no compression twice, vector tiles, zooms 0 to 0
  bytes.set(directory, headerLength);
  bytes.set(TILE, headerLength + directory.length);
  return bytes;
};

const signal = new AbortController().signal;

describe('createTileLoader', () => {
  it('reads a tile, and opens the archive once', async () => {
    let requests = 0;
    const load = createTileLoader(async () => {
      requests += 1;
      return Promise.resolve(new Response(archive()));
    });
    const url = `${basemapTilesUrl('data/basemap.pmtiles')}/0/0/0`;
    expect(new Uint8Array(await load(url, signal))).toEqual(TILE);
    expect(new Uint8Array(await load(url, signal))).toEqual(TILE);
    expect(requests).toBe(1);
  });

  it('gives an empty tile where the archive has none', async () => {
    const load = createTileLoader(async () => Promise.resolve(new Response(archive())));
    expect((await load(`${basemapTilesUrl('a')}/1/0/1`, signal)).byteLength).toBe(0);
  });

  it('fails with the reason where the archive cannot be read', async () => {
    const load = createTileLoader(async () => Promise.resolve(new Response(null, { status: 403 })));
    const error: unknown = await load(`${basemapTilesUrl('a')}/0/0/0`, signal).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(BasemapTileError);
    expect(error).toMatchObject({ cause: { kind: 'http', status: 403 } });
  });

  it('refuses an address that is no tile', async () => {
    const load = createTileLoader(async () => Promise.resolve(new Response()));
    await expect(load('basemap://a/style.json', signal)).rejects.toThrow(/not the address of a tile/);
  });
});
