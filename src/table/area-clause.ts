import type { Rings } from '@/domain/area';
import { type EventTable, placeCodes } from './event-table';
import { type RowBits, rowsWhere } from './row-bits';
import { rowsInArea } from './rows-in-area';

/** Which side of an area is asked for, and how surely. Rows without a place are on neither. */
export type AreaAsk = 'possibly-inside' | 'certainly-inside' | 'possibly-outside' | 'certainly-outside';

/** Plain data, so that it survives structured clone. */
export interface AreaClause {
  readonly rings: Rings;
  readonly ask: AreaAsk;
}

/**
 * A file gives one coordinate for each event, whatever that stands for: a row counts as possibly inside where its
 * coordinate is. It is certainly so only where its place is exact (UCDP where_prec 1, ACLED geo_precision 1) or the file
 * does not speak of exactness at all; what is known to a district or worse may as well be outside.
 */
const isTakenAsGiven = (packed: number): boolean => {
  const { precision, acledPrecision } = placeCodes(packed);
  return precision === null ? acledPrecision === null || acledPrecision === 1 : precision === 1;
};

/** Rows on the asked side of an area. O(n + rows in the area's box · edges). */
export const rowsOfArea = (table: EventTable, { rings, ask }: AreaClause): RowBits => {
  const inside = rowsInArea(table.marks, rings);
  if (ask === 'possibly-inside') return inside;
  const { wherePrecision, marks, length } = table;
  const { style } = marks;
  return rowsWhere(length, (row) => {
    if (style[row] === 0) return false;
    const isInside = (((inside[row >> 3] as number) >> (row & 7)) & 1) === 1;
    if (!isInside && ask === 'possibly-outside') return true;
    const isExact = isTakenAsGiven(wherePrecision[row] as number);
    if (ask === 'possibly-outside') return !isExact;
    return isExact && isInside === (ask === 'certainly-inside');
  });
};
