import { gzipSync } from 'fflate';
import { hilbertTileId } from './hilbert-tile-id';

/** One tile: its address and its bytes, not compressed. */
export interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly data: Uint8Array;
}

export interface ArchiveMetadata {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** `[west, south, east, north]` */
  readonly bounds: readonly [number, number, number, number];
  readonly center: readonly [lng: number, lat: number, zoom: number];
  /** The archive's JSON: name, attribution, vector_layers. */
  readonly json: Readonly<Record<string, unknown>>;
}

interface Entry {
  readonly id: number;
  /** How many tiles in a row share these bytes; 0 marks a leaf directory. */
  readonly runLength: number;
  readonly offset: number;
  readonly length: number;
}

const HEADER_BYTES = 127;
/** The spec's limit: header and root directory arrive with the first request of 16 KiB. */
const ROOT_LIMIT_BYTES = 16_384 - HEADER_BYTES;
const LEAF_ENTRIES = 4096;
const GZIP = 2;
const VECTOR_TILE = 1;

/** fflate, not zlib: the same bytes from every version of Node. */
const gzip = (bytes: Uint8Array): Uint8Array => gzipSync(bytes, { level: 9, mtime: 0 });

const varint = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return [...bytes, rest];
};

const directory = (entries: readonly Entry[]): Uint8Array => {
  const before = (index: number): Entry | undefined => entries[index - 1];
  const numbers = [
    entries.length,
    ...entries.map(({ id }, index) => id - (before(index)?.id ?? 0)),
    ...entries.map(({ runLength }) => runLength),
    ...entries.map(({ length }) => length),
    ...entries.map(({ offset }, index) => {
      const previous = before(index);
      return previous && previous.offset + previous.length === offset ? 0 : offset + 1; // 0: right after the last
    }),
  ];
  return gzip(Uint8Array.from(numbers.flatMap(varint)));
};

const concat = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const directories = (
  entries: readonly Entry[],
  perLeaf: number,
): { root: Uint8Array; leaves: Uint8Array } => {
  const whole = directory(entries);
  if (whole.length <= ROOT_LIMIT_BYTES) return { root: whole, leaves: new Uint8Array() };
  const leaves: Uint8Array[] = [];
  const roots: Entry[] = [];
  let offset = 0;
  for (let from = 0; from < entries.length; from += perLeaf) {
    const leaf = directory(entries.slice(from, from + perLeaf));
    roots.push({ id: entries[from]?.id ?? 0, runLength: 0, offset, length: leaf.length });
    leaves.push(leaf);
    offset += leaf.length;
  }
  const root = directory(roots);
  return root.length <= ROOT_LIMIT_BYTES
    ? { root, leaves: concat(leaves) }
    : directories(entries, perLeaf * 2);
};

interface Body {
  readonly entries: readonly Entry[];
  readonly contents: readonly Uint8Array[];
  readonly bytes: number;
}

/** Tiles in curve order, equal ones stored once, neighbours with equal bytes in one entry. */
const body = (tiles: readonly Tile[]): Body => {
  const sorted = tiles
    .map(({ z, x, y, data }) => ({ id: hilbertTileId(z, x, y), data }))
    .toSorted((a, b) => a.id - b.id);
  const stored = new Map<string, Pick<Entry, 'offset' | 'length'>>();
  const contents: Uint8Array[] = [];
  const entries: Entry[] = [];
  let bytes = 0;
  for (const { id, data } of sorted) {
    const key = Buffer.from(data).toString('latin1');
    let place = stored.get(key);
    if (!place) {
      const packed = gzip(data);
      place = { offset: bytes, length: packed.length };
      stored.set(key, place);
      contents.push(packed);
      bytes += packed.length;
    }
    const last = entries.at(-1);
    if (last?.id === id) throw new RangeError(`tile ${id} comes twice`);
    if (last?.offset === place.offset && last.id + last.runLength === id)
      entries[entries.length - 1] = { ...last, runLength: last.runLength + 1 };
    else entries.push({ id, runLength: 1, ...place });
  }
  return { entries, contents, bytes };
};

const header = (
  metadata: ArchiveMetadata,
  lengths: { readonly root: number; readonly json: number; readonly leaves: number; readonly tiles: number },
  counts: readonly [addressed: number, entries: number, contents: number],
): Uint8Array => {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.write('PMTiles', 0, 'latin1');
  bytes[7] = 3;
  let offset = HEADER_BYTES;
  [lengths.root, lengths.json, lengths.leaves, lengths.tiles].forEach((length, index) => {
    bytes.writeBigUInt64LE(BigInt(offset), 8 + 16 * index);
    bytes.writeBigUInt64LE(BigInt(length), 16 + 16 * index);
    offset += length;
  });
  counts.forEach((count, index) => bytes.writeBigUInt64LE(BigInt(count), 72 + 8 * index));
  bytes.set([1, GZIP, GZIP, VECTOR_TILE, metadata.minZoom, metadata.maxZoom], 96); // 1: clustered
  const [lng, lat, zoom] = metadata.center;
  metadata.bounds.forEach((degrees, index) => bytes.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * index));
  bytes[118] = zoom;
  bytes.writeInt32LE(Math.round(lng * 1e7), 119);
  bytes.writeInt32LE(Math.round(lat * 1e7), 123);
  return bytes;
};

/**
 * A PMTiles v3 archive of gzipped vector tiles, clustered along the Hilbert curve. The same input gives the same bytes.
 *
 * Layout after the spec, version 3: header of 127 bytes, root directory, JSON, leaf directories, tiles.
 *
 * @throws RangeError where a tile's address does not exist or comes twice
 */
export const pmtilesArchive = (tiles: readonly Tile[], metadata: ArchiveMetadata): Uint8Array => {
  const { entries, contents, bytes } = body(tiles);
  const { root, leaves } = directories(entries, LEAF_ENTRIES);
  const json = gzip(new TextEncoder().encode(JSON.stringify(metadata.json)));
  const lengths = { root: root.length, json: json.length, leaves: leaves.length, tiles: bytes };
  const counts = [tiles.length, entries.length, contents.length] as const;
  return concat([header(metadata, lengths, counts), root, json, leaves, ...contents]);
};
