import type { EventTable } from '@/table/event-table';
import { sumFatalities } from '@/table/fatality-sums';
import { hasRow } from '@/table/row-bits';
import { buildRowIndex } from '@/table/row-index';
import { rowsPassing } from '@/table/slow-clauses';
import { scanCounts, scanHistogram, scanRows } from './brute-scan';
import { type MixedStep, mixedSteps } from './mixed-steps';

const PAGE = 50;

const differences = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let count = Math.abs(a.length - b.length);
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    if (a[at] !== b[at]) count += 1;
  }
  return count;
};

/** Fatality sums by looking at every row. */
const scanSums = (table: EventTable, bits: Uint8Array | null, { window, mask }: MixedStep): number[] => {
  const sums = [0, 0, 0, 0];
  for (const row of scanRows(table, bits, window, mask, 0, table.length)) {
    const [low, best, high] = [table.low[row], table.best[row], table.high[row]] as [number, number, number];
    if (low < 0 && best < 0 && high < 0) sums[3] = (sums[3] as number) + 1;
    else [low, best, high].forEach((value, at) => (sums[at] = (sums[at] as number) + value));
  }
  return sums;
};

/**
 * How many numbers differ between index and brute scan over `steps` mixed steps: every count, every bin, every row of
 * the list's page, every row's position, every sum. 0 is the only right answer.
 */
export const countMismatches = (table: EventTable, steps: number, seed: number): number => {
  let mismatches = 0;
  let bits: Uint8Array | null = null;
  let index = buildRowIndex(table, null);
  let clauses = '';
  for (const step of mixedSteps(steps, seed)) {
    const { window, mask, axis, bins, offset } = step;
    if (JSON.stringify(step.clauses) !== clauses) {
      clauses = JSON.stringify(step.clauses);
      bits = rowsPassing(table, step.clauses);
      index = buildRowIndex(table, bits);
    }
    const counts = scanCounts(table, bits, window);
    const fast = index.countByKind(window);
    mismatches += differences(fast.certain, counts.certain) + differences(fast.possible, counts.possible);
    mismatches += differences(index.histogram(axis, bins), scanHistogram(table, bits, axis, bins));
    const page = scanRows(table, bits, window, mask, offset, PAGE);
    mismatches += differences(index.page(window, mask, offset, PAGE), page);
    page.forEach((row, at) => {
      if (index.positionOf(row, window, mask) !== offset + at) mismatches += 1;
    });
    const { low, best, high, withoutFigure } = sumFatalities(table, window, mask, bits);
    mismatches += differences([low, best, high, withoutFigure], scanSums(table, bits, step));
    for (const row of page) if (!hasRow(index.rowBits, row)) mismatches += 1;
  }
  return mismatches;
};
