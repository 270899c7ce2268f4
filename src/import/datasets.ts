import type { FieldMap, FieldName } from '@/import/fields';
import type { DatasetTerms } from '@/import/report';

/** Collections whose columns are known by name. */
export type DatasetId = 'ucdp-ged' | 'acled' | 'watchpost';

/** A recognised dataset with the columns that it maps. */
export interface RecognisedDataset {
  readonly id: DatasetId;
  readonly fields: FieldMap;
}

type Names = Readonly<Partial<Record<FieldName, readonly string[]>>>;

/** UCDP GED, all generations: 41 to 52 columns (codebooks 17.1 to 25.1); the order differs, the names do not. */
const UCDP: Names = {
  id: ['id'],
  start: ['date_start'],
  end: ['date_end'],
  latitude: ['latitude'],
  longitude: ['longitude'],
  eventType: ['type_of_violence'],
  low: ['low', 'low_est'],
  best: ['best', 'best_est'],
  high: ['high', 'high_est'],
  sideA: ['side_a'],
  sideB: ['side_b'],
  place: ['where_coordinates'],
  admin1: ['adm_1'],
  country: ['country'],
  source: ['source_office', 'source_article'],
  notes: ['source_headline', 'source_article'],
  whenPrecision: ['date_prec'],
  wherePrecision: ['where_prec'],
};

/** ACLED's export headers: 2015–2017 (upper case), 2018–2022 and since 2023; here in lower case without marks. */
const ACLED: Names = {
  id: ['event_id_cnty', 'event_id_no_cnty', 'data_id'],
  start: ['event_date'],
  latitude: ['latitude'],
  longitude: ['longitude'],
  eventType: ['event_type'],
  subEventType: ['sub_event_type'],
  best: ['fatalities'],
  sideA: ['actor1'],
  sideB: ['actor2'],
  place: ['location'],
  admin1: ['admin1'],
  country: ['country'],
  source: ['source'],
  notes: ['notes'],
  acledTimePrecision: ['time_precision'],
  acledGeoPrecision: ['geo_precision'],
};

/** The columns of Watchpost's own CSV and GeoJSON exports, by field. */
export const WATCHPOST_COLUMNS = {
  id: 'id',
  title: 'title',
  kind: 'kind',
  eventType: 'event_type',
  subEventType: 'sub_event_type',
  start: 'start',
  end: 'end_inclusive',
  extent: 'extent',
  whenPrecision: 'date_precision',
  acledTimePrecision: 'acled_time_precision',
  latitude: 'latitude',
  longitude: 'longitude',
  wherePrecision: 'place_precision',
  acledGeoPrecision: 'acled_geo_precision',
  low: 'fatalities_low',
  best: 'fatalities_best',
  high: 'fatalities_high',
  sideA: 'side_a',
  sideB: 'side_b',
  place: 'place',
  admin1: 'admin1',
  country: 'country',
  source: 'source',
  notes: 'notes',
} as const satisfies Partial<Record<FieldName, string>>;

const WATCHPOST: Names = Object.fromEntries(
  Object.entries(WATCHPOST_COLUMNS).map(([field, column]) => [field, [column]]),
);

const normalise = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/gu, '_');

const find = (columns: readonly string[], names: Names): FieldMap => {
  const fields: Partial<Record<FieldName, number>> = {};
  for (const [field, candidates] of Object.entries(names)) {
    const column = candidates.map((name) => columns.indexOf(name)).find((position) => position >= 0);
    if (column !== undefined) fields[field as FieldName] = column;
  }
  return fields;
};

const DATASETS: readonly (readonly [id: DatasetId, names: Names, required: readonly string[]])[] = [
  ['watchpost', WATCHPOST, ['kind', 'end_inclusive', 'place_precision', 'fatalities_best']],
  ['ucdp-ged', UCDP, ['type_of_violence', 'date_start', 'best']],
  ['acled', ACLED, ['event_date', 'event_type', 'actor1']],
];

/** The dataset whose header these column names are, or null. */
export const recogniseDataset = (columns: readonly string[]): RecognisedDataset | null => {
  const normalised = columns.map(normalise);
  for (const [id, names, required] of DATASETS) {
    if (required.every((name) => normalised.includes(name))) return { id, fields: find(normalised, names) };
  }
  return null;
};

/** What comes with a dataset: how to cite it, and whether its rows may leave the device. Null where nothing is known. */
export const termsOf = (id: DatasetId | null): DatasetTerms | null => {
  switch (id) {
    case 'ucdp-ged':
      return {
        id,
        citation:
          'UCDP Georeferenced Event Dataset. Sundberg & Melander 2013, Journal of Peace Research 50(4); Davies, Pettersson & Öberg 2023, Journal of Peace Research 60(4).',
        localOnly: false,
      };
    case 'acled':
      return {
        id,
        citation: 'Armed Conflict Location & Event Data (ACLED), acleddata.com.',
        localOnly: true,
      };
    case 'watchpost':
    case null:
      return null;
    default:
      return id satisfies never;
  }
};
