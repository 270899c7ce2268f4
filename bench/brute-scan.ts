import { EVENT_KINDS } from '@/domain/event';
import type { KindCounts, KindMask } from '@/domain/row-index';
import { timeAt } from '@/domain/time-column';
import type { TimeSpan } from '@/domain/time';
import type { EventTable } from '@/table/event-table';
import { binEdge } from '@/table/row-index';
import { type RowBits, hasRow } from '@/table/row-bits';

/*
 * The same answers as the index gives, by looking at every row: the baseline for speed, and the truth for exactness.
 * Written against the definition of the two-sided filter and sharing no code with the index but the bits and bin edges.
 */

/** Certain and possible rows per kind. */
export const scanCounts = ({ marks }: EventTable, bits: RowBits | null, window: TimeSpan): KindCounts => {
  const certain = new Uint32Array(EVENT_KINDS.length);
  const possible = new Uint32Array(EVENT_KINDS.length);
  const { start, end, kind, extent, length } = marks;
  const { start: from, end: to } = window;
  for (let row = 0; row < length; row += 1) {
    const first = timeAt(start, row);
    const last = timeAt(end, row);
    if (first >= to || last <= from || !hasRow(bits, row)) continue;
    const code = kind[row] as number;
    possible[code] = (possible[code] as number) + 1;
    if (extent[row] === 1 || (from <= first && last <= to)) certain[code] = (certain[code] as number) + 1;
  }
  return { certain, possible };
};

/** Rows per kind and bin, kind-major; a row counts in every bin that it overlaps. */
export const scanHistogram = (
  { marks }: EventTable,
  bits: RowBits | null,
  axis: TimeSpan,
  bins: number,
): Uint32Array => {
  const counts = new Uint32Array(EVENT_KINDS.length * bins);
  const edges = Float64Array.from({ length: bins + 1 }, (_, bin) => binEdge(axis, bins, bin));
  const { start, end, kind, length } = marks;
  const width = (axis.end - axis.start) / bins;
  for (let row = 0; row < length; row += 1) {
    const first = timeAt(start, row);
    const last = timeAt(end, row);
    if (first >= axis.end || last <= axis.start || !hasRow(bits, row)) continue;
    let bin = Math.max(0, Math.floor((first - axis.start) / width) - 1); // one back: division may round up
    while ((edges[bin + 1] as number) <= first) bin += 1;
    for (; bin < bins && (edges[bin] as number) < last; bin += 1) {
      const at = (kind[row] as number) * bins + bin;
      counts[at] = (counts[at] as number) + 1;
    }
  }
  return counts;
};

/** Rows in the window, of the kinds in the mask, in time order. */
export const scanRows = (
  { marks }: EventTable,
  bits: RowBits | null,
  window: TimeSpan,
  mask: KindMask,
  offset: number,
  limit: number,
): Uint32Array => {
  const rows: number[] = [];
  let seen = 0;
  for (let row = 0; row < marks.length && rows.length < limit; row += 1) {
    if (timeAt(marks.start, row) >= window.end || timeAt(marks.end, row) <= window.start) continue;
    if (((mask >> (marks.kind[row] as number)) & 1) === 0 || !hasRow(bits, row)) continue;
    if (seen >= offset) rows.push(row);
    seen += 1;
  }
  return Uint32Array.from(rows);
};
