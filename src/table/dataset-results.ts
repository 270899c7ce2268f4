import type { DatasetResult, KindMask } from '@/domain/row-index';
import type { TimeSpan } from '@/domain/time';
import { datasetOf, type EventTable } from './event-table';
import { FatalityAdder } from './fatality-sums';
import { type RowBits, hasRow } from './row-bits';
import { eachRowIn, isCertainIn } from './rows-in-window';

/**
 * What each dataset of a table has within `window`, of the kinds in `mask`, in `bits`: the two-sided count, and the
 * fatalities of what is possible. Never a sum over datasets: two of them may report the same event.
 *
 * @returns by position of the dataset; one entry for a table that is not combined
 * Cost: O(rows that begin in the window, or reach into it).
 */
export const resultsByDataset = (
  table: EventTable,
  window: TimeSpan,
  mask: KindMask,
  bits: RowBits | null,
): readonly DatasetResult[] => {
  const { kind } = table.marks;
  const found = table.hasOwnSearchText.map(() => ({ certain: 0, possible: 0, adder: new FatalityAdder() }));
  eachRowIn(table, window, (row) => {
    if (((mask >> (kind[row] as number)) & 1) === 0 || !hasRow(bits, row)) return;
    const result = found[datasetOf(table, row)];
    if (result === undefined) return;
    const isCertain = isCertainIn(table.marks, row, window);
    result.possible += 1;
    if (isCertain) result.certain += 1;
    result.adder.add(table, row, isCertain);
  });
  return found.map(({ certain, possible, adder }) => ({ certain, possible, deaths: adder.sums() }));
};
