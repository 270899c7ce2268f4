/** What a column of a foreign file can be mapped to. */
export const FIELD_NAMES = [
  'id',
  'title',
  'start',
  'end',
  'time',
  'year',
  'month',
  'day',
  'latitude',
  'longitude',
  'coordinates',
  'kind',
  'eventType',
  'subEventType',
  'low',
  'best',
  'high',
  'sideA',
  'sideB',
  'place',
  'admin1',
  'country',
  'source',
  'notes',
  'extent',
  'whenPrecision',
  'wherePrecision',
  'acledTimePrecision',
  'acledGeoPrecision',
] as const;
/** One of {@link FIELD_NAMES}. */
export type FieldName = (typeof FIELD_NAMES)[number];

/** Field to column name, as the person (or `--map`) chose it; null: not in this file. Column names are the report's. */
export type ColumnChoice = Readonly<Partial<Record<FieldName, string | null>>>;

/** Field to column position; a field that is missing is not in the file. */
export type FieldMap = Readonly<Partial<Record<FieldName, number>>>;

const ALIASES: Readonly<Record<string, FieldName>> = {
  date: 'start',
  when: 'start',
  lat: 'latitude',
  lon: 'longitude',
  lng: 'longitude',
  long: 'longitude',
  type: 'eventType',
  category: 'eventType',
  fatalities: 'best',
  deaths: 'best',
  actor1: 'sideA',
  actor2: 'sideB',
  name: 'title',
  description: 'notes',
};

const BY_LOWER_CASE: ReadonlyMap<string, FieldName> = new Map(
  FIELD_NAMES.map((name) => [name.toLowerCase(), name]),
);

/** The field that a person means by `name` (`lat`, `Latitude`, `event_type`, …), or null. */
export const fieldNamed = (name: string): FieldName | null => {
  const key = name.toLowerCase().replaceAll(/[\s_-]/gu, '');
  return BY_LOWER_CASE.get(key) ?? (Object.hasOwn(ALIASES, key) ? (ALIASES[key] ?? null) : null);
};
