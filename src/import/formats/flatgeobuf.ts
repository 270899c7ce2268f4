import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { ByteStream } from '@/import/byte-stream';
import { FeatureTable } from '@/import/formats/feature-table';
import { isObject } from '@/import/formats/geojson';
import { ImportFailure } from '@/import/import-error';
import type { ImportSession } from '@/import/import-session';
import { LIMITS } from '@/import/limits';

/**
 * Reads FlatGeobuf. A file that breaks off keeps the features before the break.
 *
 * @throws ImportFailure `truncated`, `unsupported-crs`, `too-large`, `no-rows`
 */
export const readFlatGeobuf = async (stream: ByteStream, session: ImportSession): Promise<void> => {
  const bytes = await stream.readAll(LIMITS.wholeFileBytes);
  const table = new FeatureTable(session, 'FlatGeobuf');
  let expected = 0;
  let read = 0;
  try {
    const features = deserialize(bytes, {
      headerMetaFn: (header) => {
        expected = header.featuresCount;
        const code = header.crs?.code ?? 0;
        if (code !== 0) table.useCrs(`EPSG:${code}`);
      },
    });
    for await (const feature of features) {
      read += 1;
      table.add(isObject(feature.properties) ? feature.properties : {}, feature.geometry);
    }
  } catch (thrown) {
    if (thrown instanceof ImportFailure) throw thrown;
    throw new ImportFailure('truncated', { format: 'FlatGeobuf', features: expected, read });
  } finally {
    table.end();
    session.noteFormat('FlatGeobuf');
  }
  if (read < expected)
    throw new ImportFailure('truncated', { format: 'FlatGeobuf', features: expected, read });
  if (read === 0) throw new ImportFailure('no-rows');
};
