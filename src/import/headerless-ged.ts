import type { SampleRecord } from '@/import/delimited-sample';

/**
 * UCDP's candidate files come without a header row, in several generations of columns. The columns are found by what
 * they hold: `POINT (lng lat)` after latitude and longitude, two dates in a row, and so on. Names are GED's own.
 */
const isInteger = (text: string): boolean => /^-?\d+(?:\.0)?$/u.test(text);
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}(?:$|[T ])/u.test(text) || /^\d{1,2}\/\d{1,2}\/\d{4}/u.test(text);
const isText = (text: string): boolean => /\p{L}{2}/u.test(text);

type Test = (text: string) => boolean;

const holds = (rows: readonly SampleRecord[], column: number, test: Test, share = 0.95): boolean => {
  const cells = rows.map((row) => row.cells[column]?.trim() ?? '').filter((cell) => cell !== '');
  return cells.length > 0 && cells.filter(test).length >= cells.length * share;
};

const isCodeUpTo =
  (highest: number): Test =>
  (text) =>
    isInteger(text) && Number(text) >= 1 && Number(text) <= highest;

/** Deaths come as `low, best, high` or as `best, high, low`: in the right order low ≤ best ≤ high. */
const deathNames = (rows: readonly SampleRecord[], first: number): readonly [string, string, string] => {
  let asLowBestHigh = 0;
  let asBestHighLow = 0;
  for (const { cells } of rows) {
    const [a, b, c] = [Number(cells[first]), Number(cells[first + 1]), Number(cells[first + 2])];
    if (a <= b && b <= c) asLowBestHigh += 1;
    if (c <= a && a <= b) asBestHighLow += 1;
  }
  return asLowBestHigh > asBestHighLow ? ['low', 'best', 'high'] : ['best', 'high', 'low'];
};

/**
 * Column names of a GED file without a header row, by position; columns that do not matter get an empty name.
 *
 * @returns null where the records are not GED's
 */
export const headerlessGedColumns = (rows: readonly SampleRecord[]): readonly string[] | null => {
  const width = rows[0]?.cells.length ?? 0;
  if (width < 35 || width > 60) return null;
  const positions = Array.from({ length: width }, (_, column) => column);
  const wkt = positions.find((column) => holds(rows, column, (text) => /^POINT\s*\(/iu.test(text)));
  const year = positions.find((column) => holds(rows, column, (text) => /^(?:19|20)\d{2}$/u.test(text)));
  if (wkt === undefined || year === undefined || wkt < 10) return null;
  const type = positions.find(
    (column) => column > year + 1 && column < wkt && holds(rows, column, isCodeUpTo(3)),
  );
  const start = positions.find(
    (column) => column > wkt && holds(rows, column, isDay) && holds(rows, column + 1, isDay),
  );
  if (type === undefined || start === undefined || !holds(rows, 0, isInteger)) return null;
  const names = Array.from({ length: width }, () => '');
  const texts = positions.filter(
    (column) => column > type && column < wkt && holds(rows, column, isText, 0.7),
  );
  const [conflict, dyad, sideA, sideB] = texts;
  const precision = positions.findLast(
    (column) =>
      column < wkt - 4 && column > type && holds(rows, column, isCodeUpTo(7)) && column > (sideB ?? 0) + 1,
  );
  const name = (column: number | undefined, text: string): void => {
    if (column !== undefined && column >= 0) names[column] = text;
  };
  name(0, 'id');
  name(year, 'year');
  name(type, 'type_of_violence');
  name(conflict, 'conflict_name');
  name(dyad, 'dyad_name');
  name(sideA, 'side_a');
  name(sideB, 'side_b');
  name(precision, 'where_prec');
  name(precision === undefined ? undefined : precision + 1, 'where_coordinates');
  for (const [offset, text] of [
    'adm_1',
    'adm_2',
    'latitude',
    'longitude',
    'geom_wkt',
    'priogrid_gid',
    'country',
  ].entries()) {
    name(wkt - 4 + offset, text);
  }
  name(start - 1, 'date_prec');
  name(start, 'date_start');
  name(start + 1, 'date_end');
  // deaths_a, deaths_b, deaths_civilians and deaths_unknown stand between.
  for (const [offset, text] of deathNames(rows, start + 6).entries()) name(start + 6 + offset, text);
  return names;
};
