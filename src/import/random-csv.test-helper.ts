import fc from 'fast-check';

/** Values of a column: most of them plain, some that need a second look, a complaint or a rejection. */
type Pool = readonly string[];

const PLACES: Pool = [
  '36.2072',
  '-12.5',
  '0',
  '90',
  '91',
  '-180.0',
  '36,2',
  '',
  ' 7 ',
  '1e1',
  'north',
  '-0',
  '180.5',
];
const DAYS: Pool = [
  '2016-02-29',
  '2017-02-29',
  '2018-06-14',
  '2018-06-14 00:00:00.000',
  '2018-06-15T00:00',
  '2018-06-15T10:30',
  '15 June 2018',
  '1970-01-01',
  '1969-12-31',
  '2101-01-01',
  '9999-12-31',
  '',
  '..',
  '2018',
];
const DEATHS: Pool = [
  '0',
  '1',
  '3',
  '12',
  '100',
  '7',
  '',
  ' ',
  '-1',
  '-0',
  '0.0',
  '10-15',
  '12+',
  '99999999',
  '2.5',
  'x',
];
const CODES: Pool = ['1', '2', '3', '5', '7', '', '0', '8', ' 1', '1.0', 'x'];
const IDS: Pool = [
  '1',
  '2',
  '77',
  'SYR12',
  'SYR13',
  'IRQ12',
  'LONG-PREFIX-5',
  '007',
  '',
  'abc',
  '12 ',
  '9876543210123',
  'é5',
];
const LABELS: Pool = [
  'Aleppo',
  'Idlib',
  'Ḥalab',
  '',
  'A; B',
  '"quoted"',
  'a\0b',
  'x'.repeat(120),
  'Aleppo ',
  "'=1",
];
const NOTES: Pool = [
  'plain',
  '',
  'two\nlines',
  'with "quotes"',
  'ünïcode',
  'a\0b',
  'comma, here',
  'é'.repeat(300),
  '"',
];
const TYPES: Pool = ['1', '2', 'Battles', 'Protests', '', 'Strategic developments', 'Total', 'Battles"'];

/** A column by name, and what stands in it. */
export type RandomColumn = readonly [name: string, pool: Pool];

/** Columns of files by what they look like. */
export const LAYOUTS: Readonly<Record<string, readonly RandomColumn[]>> = {
  ucdp: [
    ['id', IDS],
    ['type_of_violence', TYPES],
    ['side_a', LABELS],
    ['side_b', LABELS],
    ['source_office', LABELS],
    ['source_headline', NOTES],
    ['where_prec', CODES],
    ['where_coordinates', LABELS],
    ['latitude', PLACES],
    ['longitude', PLACES],
    ['country', LABELS],
    ['date_prec', CODES],
    ['date_start', DAYS],
    ['date_end', DAYS],
    ['best', DEATHS],
    ['high', DEATHS],
    ['low', DEATHS],
  ],
  acled: [
    ['event_id_cnty', IDS],
    ['event_date', DAYS],
    ['time_precision', CODES],
    ['event_type', TYPES],
    ['sub_event_type', LABELS],
    ['actor1', LABELS],
    ['actor2', LABELS],
    ['location', LABELS],
    ['latitude', PLACES],
    ['longitude', PLACES],
    ['geo_precision', CODES],
    ['source', LABELS],
    ['notes', NOTES],
    ['fatalities', DEATHS],
  ],
  unknown: [
    ['id', IDS],
    ['date', DAYS],
    ['lat', PLACES],
    ['lng', PLACES],
    ['type', TYPES],
    ['killed', DEATHS],
    ['city', LABELS],
    ['description', NOTES],
  ],
};

const written = (cell: string, isQuoted: boolean): string =>
  isQuoted || /[",\n\r]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A file in which plain records are common and anything may stand between them. */
export const randomCsv = (columns: readonly RandomColumn[]): fc.Arbitrary<string> => {
  const cell = ([name, pool]: RandomColumn): fc.Arbitrary<string> =>
    fc
      .tuple(
        fc.oneof(
          {
            weight: 24,
            arbitrary: name.includes('id') ? fc.nat(400).map(String) : fc.constantFrom(...pool.slice(0, 2)),
          },
          { weight: 1, arbitrary: fc.constantFrom(...pool) },
        ),
        fc.integer({ min: 0, max: 9 }),
      )
      .map(([text, luck]) => written(text, luck === 0));
  const record = fc.tuple(...columns.map(cell)).map((cells) => cells.join(','));
  const line = fc.oneof(
    { weight: 30, arbitrary: record },
    { weight: 1, arbitrary: record.map((text) => `${text},extra`) },
    { weight: 1, arbitrary: record.map((text) => text.slice(0, text.lastIndexOf(','))) },
    { weight: 1, arbitrary: fc.constantFrom('', ','.repeat(columns.length - 1), 'a "b" c') },
  );
  const repeated = fc
    .tuple(line, fc.constantFrom(1, 1, 1, 2))
    .map(([text, times]) => Array.from({ length: times }, () => text));
  return fc
    .tuple(fc.array(repeated, { minLength: 1, maxLength: 40 }), fc.constantFrom('\n', '\r\n'))
    .map(([lines, end]) => [columns.map(([name]) => name).join(','), ...lines.flat()].join(end));
};
