import { MOST_COLUMNS } from './kernel/memory-plan';

/** Bounds against hostile or broken files. Each is far above what real conflict data needs. */
export const LIMITS = {
  /** Bytes looked at to tell the format, the encoding and the columns. */
  headBytes: 1 << 18,
  /** GED has 52 columns, ACLED 31. */
  columns: MOST_COLUMNS,
  /** A record longer than this keeps its beginning; GED's longest is about 20 kB. */
  recordBytes: 1 << 24,
  /** Text handed to a row is cut here, so that no list tries to lay out a million characters. */
  textCharacters: 20_000,
  /** GeoJSON's deepest geometry needs 9 levels. */
  jsonDepth: 64,
  /** One element of a JSON array, or what surrounds the arrays; a country's outline has about 10 MB. */
  jsonElementBytes: 1 << 26,
  xmlDepth: 128,
  xmlTextCharacters: 1 << 24,
  /** Files that cannot be read as a stream: GeoParquet, FlatGeobuf, TimeMap's sidecars. */
  wholeFileBytes: 1 << 30,
  sidecarBytes: 1 << 27,
  /** DEFLATE reaches 1032:1; GED reaches 12:1, a KMZ 17:1. */
  unpackRatio: 200,
  /** Below this the ratio is not judged. */
  unpackGraceBytes: 1 << 24,
  unpackBytes: 2 ** 32,
  archiveMembers: 1000,
  archiveDepth: 3,
  listedRejections: 10_000,
  /** Rejected records are kept whole, to be mended and opened again, until their texts reach this together. */
  rejectedCharacters: 1 << 24,
  examplesPerKind: 5,
  countedTypes: 2000,
  vertices: 20_000_000,
} as const;
