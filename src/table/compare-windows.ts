import type { KindMask } from '@/domain/row-index';
import type { TimeSpan } from '@/domain/time';
import {
  PLACE_COLUMNS,
  type PlaceColumn,
  type PlaceCount,
  type WindowComparison,
} from '@/domain/window-comparison';
import type { EventTable } from './event-table';
import { FatalityAdder } from './fatality-sums';
import { type RowBits, hasRow } from './row-bits';
import { eachRowIn, isCertainIn } from './rows-in-window';

/** Column codes with how many rows are certain and possible in one window. */
interface Tally {
  readonly certain: Uint32Array;
  readonly possible: Uint32Array;
}

/** Columns with any value, from the finest. */
const columnsOf = ({ dictionaries }: EventTable): readonly PlaceColumn[] =>
  PLACE_COLUMNS.filter((column) => dictionaries[column].length > 1);

/** Provinces where the file has them: places are too many, countries often one. */
const usualColumn = (columns: readonly PlaceColumn[], table: EventTable): PlaceColumn => {
  const severalCountries = table.dictionaries.country.length > 3;
  if (severalCountries && columns.includes('country')) return 'country';
  return columns.includes('admin1') ? 'admin1' : (columns[0] ?? 'place');
};

/**
 * Counts by place and fatality sums over the rows of the kinds in `mask` that are in `bits`, for each window: certain
 * and possible by the rule of `certaintyIn`. O(rows in the windows + values of the column).
 *
 * @param column null: the one that suits the table
 * @param limit how many values are named; the rest is counted
 * @param certainBits rows that must be where the filter asks for them; null: all that are in `bits`
 */
export const compareWindows = (
  table: EventTable,
  windows: readonly TimeSpan[],
  mask: KindMask,
  bits: RowBits | null,
  column: PlaceColumn | null,
  limit: number,
  certainBits: RowBits | null = null,
): WindowComparison => {
  const columns = columnsOf(table);
  const by = column ?? usualColumn(columns, table);
  const codes = table.codes[by];
  const texts = table.dictionaries[by];
  const { kind } = table.marks;
  const sampleRow = new Int32Array(texts.length).fill(-1);
  const adders = windows.map(() => new FatalityAdder());
  const tallies = windows.map((window, index): Tally => {
    const certain = new Uint32Array(texts.length);
    const possible = new Uint32Array(texts.length);
    eachRowIn(table, window, (row) => {
      if (((mask >> (kind[row] as number)) & 1) === 0 || !hasRow(bits, row)) return;
      const code = codes[row] as number;
      const isCertain = isCertainIn(table.marks, row, window) && hasRow(certainBits, row);
      possible[code] = (possible[code] as number) + 1;
      if (isCertain) certain[code] = (certain[code] as number) + 1;
      if ((sampleRow[code] as number) < 0) sampleRow[code] = row;
      adders[index]?.add(table, row, isCertain);
    });
    return { certain, possible };
  });

  const totalOf = (code: number): number =>
    tallies.reduce((sum, { possible }) => sum + (possible[code] as number), 0);
  const textOf = (code: number): string => texts[code] ?? '';
  const found = [...sampleRow.keys()]
    .filter((code) => (sampleRow[code] as number) >= 0)
    .toSorted((a, b) => totalOf(b) - totalOf(a) || (textOf(a) < textOf(b) ? -1 : 1));
  const left = found.slice(limit);
  const sumOf = (counts: Uint32Array): number =>
    left.reduce((sum, code) => sum + (counts[code] as number), 0);
  return {
    windows,
    column: by,
    columns,
    places: found.slice(0, limit).map((code): PlaceCount => ({
      text: textOf(code),
      row: sampleRow[code] as number,
      counts: tallies.map(({ certain, possible }) => ({
        certain: certain[code] as number,
        possible: possible[code] as number,
      })),
    })),
    rest: {
      values: left.length,
      counts: tallies.map(({ certain, possible }) => ({
        certain: sumOf(certain),
        possible: sumOf(possible),
      })),
    },
    deaths: adders.map((adder) => adder.sums()),
  };
};
