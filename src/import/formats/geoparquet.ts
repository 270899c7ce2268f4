import { gunzipSync } from 'fflate';
import { decompress as unzstd } from 'fzstd';
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
} from 'hyparquet';
import type { ByteStream } from '@/import/byte-stream';
import { FeatureTable } from '@/import/formats/feature-table';
import { isObject, own } from '@/import/formats/geojson';
import { ImportFailure } from '@/import/import-error';
import { inOrder } from '@/import/in-order';
import type { ImportSession } from '@/import/import-session';
import { checkParquet } from '@/import/parquet-guard';
import { LIMITS } from '@/import/limits';
import { ObjectTable, textOf } from '@/import/object-table';

const BATCH_ROWS = 20_000;

const bounded = (length: number): number => {
  if (length > LIMITS.jsonElementBytes * 4)
    throw new ImportFailure('zip-bomb', { limitBytes: LIMITS.jsonElementBytes * 4 });
  return length;
};

/** Beside Snappy, which hyparquet has itself. */
const COMPRESSORS: Compressors = {
  GZIP: (packed, length) => gunzipSync(packed, { out: new Uint8Array(bounded(length)) }),
  ZSTD: (packed, length) => unzstd(packed, new Uint8Array(bounded(length))),
};

const bufferOf = (bytes: Uint8Array): AsyncBuffer => ({
  byteLength: bytes.length,
  slice: (start, end) => bytes.slice(start, end).buffer,
});

interface GeoColumn {
  readonly name: string;
  readonly crs: string | null;
}

/** GeoParquet's `geo` metadata: which column holds the geometry, and its reference system (absent: OGC:CRS84). */
const geoColumnOf = (metadata: FileMetaData): GeoColumn | null => {
  const text = metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value;
  if (text === undefined) return null;
  let geo: unknown;
  try {
    geo = JSON.parse(text);
  } catch {
    return null;
  }
  const name = own(geo, 'primary_column');
  if (typeof name !== 'string') return null;
  const crs = own(own(own(geo, 'columns'), name), 'crs');
  const id = own(crs, 'id');
  return { name, crs: isObject(id) ? `${textOf(own(id, 'authority'))}:${textOf(own(id, 'code'))}` : null };
};

/** A geometry as hyparquet hands it out: GeoJSON from WKB, or `{ x, y }` from the native point encoding. */
const geometryOf = (value: unknown): unknown => {
  const [x, y] = [own(value, 'x'), own(value, 'y')];
  return typeof x === 'number' && typeof y === 'number'
    ? { type: 'Point', coordinates: [x, y] }
    : (value ?? null);
};

type TakeRow = (row: Record<string, unknown>) => void;

const plainName = (dataset: string | null): string =>
  dataset === 'ucdp-ged' ? 'UCDP GED Parquet' : dataset === 'acled' ? 'ACLED Parquet' : 'Parquet';

const takerFor = (
  geo: GeoColumn | null,
  session: ImportSession,
): { readonly take: TakeRow; readonly end: () => void } => {
  if (!geo) {
    const table = new ObjectTable(session, { undated: 'reject', name: plainName });
    return { take: (row) => table.add(row, null), end: () => table.end() };
  }
  const table = new FeatureTable(session, 'GeoParquet');
  if (geo.crs !== null) table.useCrs(geo.crs);
  const take: TakeRow = (row) => {
    const { [geo.name]: geometry, ...properties } = row;
    delete properties['bbox'];
    table.add(properties, geometryOf(geometry));
  };
  return { take, end: () => table.end() };
};

/**
 * Reads GeoParquet (and plain Parquet with coordinate columns), batch by batch.
 *
 * @throws ImportFailure `truncated`, `unsupported-compression`, `unsupported-crs`, `too-large`, `no-rows`
 */
export const readGeoParquet = async (stream: ByteStream, session: ImportSession): Promise<void> => {
  const bytes = await stream.readAll(LIMITS.wholeFileBytes);
  const file = bufferOf(bytes);
  let metadata: FileMetaData;
  try {
    metadata = await parquetMetadataAsync(file);
    checkParquet(bytes, metadata, COMPRESSORS);
  } catch (error) {
    session.noteFormat('GeoParquet');
    if (error instanceof ImportFailure) throw error;
    throw new ImportFailure('truncated', {
      format: 'Parquet',
      message: error instanceof Error ? error.message : '',
    });
  }
  const rows = Number(metadata.num_rows);
  if (rows === 0) throw new ImportFailure('no-rows');
  const { take, end } = takerFor(geoColumnOf(metadata), session);
  const starts = Array.from({ length: Math.ceil(rows / BATCH_ROWS) }, (_, batch) => batch * BATCH_ROWS);
  try {
    await inOrder(starts, async (rowStart) => {
      if (session.options.signal?.aborted === true) throw new ImportFailure('cancelled');
      const rowEnd = Math.min(rows, rowStart + BATCH_ROWS);
      const batch = await parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors: COMPRESSORS });
      for (const row of batch) take({ ...row });
    });
  } finally {
    end();
    session.noteFormat('GeoParquet');
  }
};
