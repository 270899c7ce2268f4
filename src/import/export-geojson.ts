import { type ExportRecord, exportValues } from '@/import/export-record';

/** Named even where empty: a reader tells Watchpost's own export by them. */
const ALWAYS = new Set(['kind', 'end_inclusive', 'place_precision', 'fatalities_best']);
const IN_GEOMETRY = new Set(['latitude', 'longitude', 'id']);

const featureOf = (record: ExportRecord): object => ({
  type: 'Feature',
  id: record.id,
  geometry: record.hasPlace ? { type: 'Point', coordinates: [record.lng, record.lat] } : null,
  properties: Object.fromEntries(
    exportValues(record).filter(
      ([name, value]) => !IN_GEOMETRY.has(name) && (ALWAYS.has(name) || (value !== null && value !== '')),
    ),
  ),
});

/**
 * Writes events as a GeoJSON FeatureCollection (RFC 7946), feature by feature.
 *
 * @param notes members beside the features, e.g. `{ citation, filter }`
 * Rows of datasets whose terms are `localOnly` must not be passed in.
 */
export function* exportGeoJson(
  records: Iterable<ExportRecord>,
  notes: Readonly<Record<string, string>>,
): Generator<string> {
  const members = Object.entries(notes).map(
    ([name, text]) => `${JSON.stringify(name)}:${JSON.stringify(text)},`,
  );
  yield `{"type":"FeatureCollection",${members.join('')}"features":[`;
  let separator = '\n';
  for (const record of records) {
    yield `${separator}${JSON.stringify(featureOf(record))}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}
