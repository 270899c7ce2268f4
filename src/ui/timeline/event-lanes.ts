import type { TimeSpan } from '@/domain/time';

/** An event's bar: its row and the lane, counted from 0 at the top. */
export interface LanedRow {
  readonly row: number;
  readonly lane: number;
}

/**
 * Packs rows into as few lanes as keep bars `gapMs` apart: each row takes the first lane that is free at its start.
 *
 * @param spans per entry of `rows`, in time order; may be infinite
 */
export const packLanes = (
  rows: readonly number[],
  spans: readonly TimeSpan[],
  gapMs: number,
): { readonly laned: readonly LanedRow[]; readonly laneCount: number } => {
  const freeFrom: number[] = [];
  const laned = rows.map((row, index) => {
    const { start = 0, end = 0 } = spans[index] ?? {};
    const found = freeFrom.findIndex((free) => free <= start);
    const lane = found < 0 ? freeFrom.length : found;
    freeFrom[lane] = end + gapMs;
    return { row, lane };
  });
  return { laned, laneCount: freeFrom.length };
};
