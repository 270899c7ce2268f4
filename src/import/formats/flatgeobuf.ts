import { ByteBuffer } from 'flatbuffers';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import type { Geometry } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { fromFeature } from 'flatgeobuf/lib/mjs/geojson/feature.js';
import { fromByteBuffer, type HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import type { ByteStream } from '@/import/byte-stream';
import { FeatureTable } from '@/import/formats/feature-table';
import { isObject } from '@/import/formats/geojson';
import { ImportFailure } from '@/import/import-error';
import type { ImportSession } from '@/import/import-session';
import { LIMITS } from '@/import/limits';

const MAGIC_BYTES = 8;
const LENGTH_BYTES = 4;
const INDEX_NODE_BYTES = 40;
/** MultiPolygon in GeometryCollection in GeometryCollection: deeper than anyone draws. */
const PART_DEPTH = 4;

/** Bytes of the spatial index, which is not needed when everything is read. */
const indexBytes = (features: number, nodeSize: number): number => {
  if (features === 0 || nodeSize < 2) return 0;
  let nodes = features;
  for (let level = features; level > 1;) {
    level = Math.ceil(level / nodeSize);
    nodes += level;
  }
  return nodes * INDEX_NODE_BYTES;
};

interface Opened {
  readonly buffer: ByteBuffer;
  readonly header: HeaderMeta;
  readonly start: number;
}

/** The library believes every count it reads and would loop for hours over a forged one, so counts are tested first. */
const open = (bytes: Uint8Array): Opened => {
  const buffer = new ByteBuffer(bytes);
  const headerLength = bytes.length < 12 ? Infinity : buffer.readUint32(MAGIC_BYTES);
  const start = MAGIC_BYTES + LENGTH_BYTES + headerLength;
  if (start > bytes.length)
    throw new ImportFailure('truncated', { format: 'FlatGeobuf', features: 0, read: 0 });
  buffer.setPosition(MAGIC_BYTES);
  const raw = Header.getSizePrefixedRootAsHeader(buffer);
  if (raw.columnsLength() > LIMITS.columns)
    throw new ImportFailure('too-many-columns', { limit: LIMITS.columns });
  if (raw.featuresCount() > BigInt(bytes.length)) {
    throw new ImportFailure('truncated', {
      format: 'FlatGeobuf',
      features: String(raw.featuresCount()),
      read: 0,
    });
  }
  buffer.setPosition(MAGIC_BYTES);
  const header = fromByteBuffer(buffer);
  return { buffer, header, start: start + indexBytes(header.featuresCount, header.indexNodeSize) };
};

/** Do a geometry's counts fit into the bytes of its feature? Returns what is left of `budget`; negative: they do not. */
const spend = (geometry: Geometry | null, budget: number, depth: number): number => {
  if (!geometry) return budget;
  if (depth > PART_DEPTH) return -1;
  const parts = geometry.partsLength();
  let left = budget - (geometry.xyLength() + geometry.zLength()) * 8 - geometry.endsLength() * 4 - parts * 4;
  for (let part = 0; part < parts && left >= 0; part += 1)
    left = spend(geometry.parts(part), left, depth + 1);
  return left;
};

/**
 * Reads FlatGeobuf. A file that breaks off keeps the features before the break.
 *
 * @throws ImportFailure `truncated`, `unsupported-crs`, `too-large`, `too-many-columns`, `no-rows`
 */
export const readFlatGeobuf = async (stream: ByteStream, session: ImportSession): Promise<void> => {
  const read = await stream.readAll(LIMITS.wholeFileBytes);
  // Coordinates are read in place, eight bytes each, and must start where eight-byte numbers may.
  const bytes = read.byteOffset % 8 === 0 ? read : read.slice();
  const table = new FeatureTable(session, 'FlatGeobuf');
  let features = 0;
  let expected = 0;
  try {
    const { buffer, header, start } = open(bytes);
    expected = header.featuresCount;
    const code = header.crs?.code ?? 0;
    if (code !== 0) table.useCrs(`EPSG:${code}`);
    for (let at = start; at + LENGTH_BYTES < bytes.length;) {
      const length = buffer.readUint32(at);
      if (length === 0 || at + LENGTH_BYTES + length > bytes.length) break;
      buffer.setPosition(at);
      const feature = Feature.getSizePrefixedRootAsFeature(buffer);
      if (spend(feature.geometry(), length, 0) < 0) break;
      const { properties, geometry } = fromFeature(features, feature, header);
      table.add(isObject(properties) ? properties : {}, geometry);
      features += 1;
      at += LENGTH_BYTES + length;
    }
  } catch (thrown) {
    if (thrown instanceof ImportFailure) throw thrown;
    throw new ImportFailure('truncated', { format: 'FlatGeobuf', features: expected, read: features });
  } finally {
    table.end();
    session.noteFormat('FlatGeobuf');
  }
  if (features < expected)
    throw new ImportFailure('truncated', { format: 'FlatGeobuf', features: expected, read: features });
  if (features === 0) throw new ImportFailure('no-rows');
};
