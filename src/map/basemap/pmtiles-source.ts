import { addProtocol } from 'maplibre-gl';
import { PMTiles, type Source } from 'pmtiles';
import type { Result } from '@/domain/result';
import { type ArchiveError, type Fetch, type RangeReader, createRangeReader } from './range-reader';

const PROTOCOL = 'basemap';

/** Why a tile is missing from the map, as the `cause` of the error that MapLibre reports. */
export class BasemapTileError extends Error {
  override readonly cause: ArchiveError;
  constructor(cause: ArchiveError) {
    super(`the basemap cannot be read: ${JSON.stringify(cause)}`);
    this.name = 'BasemapTileError';
    this.cause = cause;
  }
}

const valueOf = <Value>(result: Result<Value, ArchiveError>): Value => {
  if (!result.ok) throw new BasemapTileError(result.error);
  return result.value;
};

/** What the tile reader reads from; it knows failures only as exceptions. */
const sourceOf = (reader: RangeReader, key: string): Source => ({
  getKey: () => key,
  getBytes: async (offset, length) => ({ data: valueOf(await reader.read(offset, length)) }),
});

/** The `tilesUrl` of a style that reads the archive at `archiveUrl`. */
export const basemapTilesUrl = (archiveUrl: string): string => `${PROTOCOL}://${archiveUrl}`;

const TILE_PATH = /^(.+)\/(\d+)\/(\d+)\/(\d+)$/;

/** Reads tiles of PMTiles archives by addresses as {@link basemapTilesUrl} makes them, each archive opened once. */
export const createTileLoader = (
  fetchFrom: Fetch,
): ((url: string, signal: AbortSignal) => Promise<ArrayBuffer>) => {
  const archives = new Map<string, PMTiles>();
  return async (url, signal) => {
    const [, archiveUrl, ...numbers] = TILE_PATH.exec(url.slice(`${PROTOCOL}://`.length)) ?? [];
    if (archiveUrl === undefined) throw new Error(`not the address of a tile: ${url}`);
    let archive = archives.get(archiveUrl);
    if (archive === undefined) {
      archive = new PMTiles(sourceOf(createRangeReader(archiveUrl, fetchFrom), archiveUrl));
      archives.set(archiveUrl, archive);
    }
    const [z = 0, x = 0, y = 0] = numbers.map(Number);
    const tile = await archive.getZxy(z, x, y, signal);
    return tile?.data ?? new ArrayBuffer(0); // an empty tile: nothing is there
  };
};

let isRegistered = false;

/** Teaches MapLibre the addresses of {@link basemapTilesUrl}. Once per page, however often it is called. */
export const registerBasemapProtocol = (): void => {
  if (isRegistered) return;
  isRegistered = true;
  const load = createTileLoader((...request) => fetch(...request));
  addProtocol(PROTOCOL, async ({ url }, { signal }) => ({ data: await load(url, signal) }));
};
