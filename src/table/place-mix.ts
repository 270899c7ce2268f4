import { MIX_LEVELS, type MixLevel, type PlaceMix } from '@/domain/place-mix';
import { finestKnown } from '@/domain/precision';
import type { KindMask } from '@/domain/row-index';
import type { TimeSpan } from '@/domain/time';
import { type EventTable, placeCodes } from './event-table';
import { type RowBits, hasRow } from './row-bits';
import { eachRowIn, isCertainIn } from './rows-in-window';

/**
 * What stands at the very place of `row` within `window`, of the kinds in `mask`, in `bits`: the two-sided count, and
 * how exactly it is known. null where the row has no place.
 *
 * Cost: O(rows in the window); two comparisons for a row that stands elsewhere.
 */
export const mixAt = (
  table: EventTable,
  row: number,
  window: TimeSpan,
  mask: KindMask,
  bits: RowBits | null,
): PlaceMix | null => {
  const { x, y, style, kind } = table.marks;
  if (!(row >= 0 && row < table.length) || style[row] === 0) return null;
  const counts = new Uint32Array(256);
  let certain = 0;
  let possible = 0;
  eachRowIn(table, window, (other) => {
    if (x[other] !== x[row] || y[other] !== y[row] || style[other] === 0) return;
    if (((mask >> (kind[other] as number)) & 1) === 0 || !hasRow(bits, other)) return;
    const codes = table.wherePrecision[other] as number;
    counts[codes] = (counts[codes] as number) + 1;
    possible += 1;
    if (isCertainIn(table.marks, other, window)) certain += 1;
  });
  const known = Object.fromEntries(MIX_LEVELS.map((level) => [level, 0])) as Record<MixLevel, number>;
  for (const [codes, count] of counts.entries()) known[finestKnown(placeCodes(codes)) ?? 'unknown'] += count;
  return { certain, possible, known };
};
