import { type TimeColumn, timeAt } from '@/domain/time-column';
import crossfilter from 'crossfilter2';
import { EVENT_KINDS } from '@/domain/event';
import type { TimeSpan } from '@/domain/time';
import { bytesPerRow } from '@/table/event-table';
import { buffersOf } from '@/engine/transfer';
import { NO_CLAUSES, rowsPassing } from '@/table/slow-clauses';
import { rowIndexDataOf, rowIndexFrom } from '@/table/row-index';
import { timeOrdersOf } from '@/table/time-orders';
import { scanCounts, scanHistogram, scanRows } from '@/../bench/brute-scan';
import { countMismatches } from '@/../bench/exactness';
import { scrubWindows } from '@/../bench/mixed-steps';
import { syntheticTable } from '@/../bench/synthetic-table';
import { type Contender, interleaved, perCall } from './timing';

const ALL_KINDS = 2 ** EVENT_KINDS.length - 1;
const BINS = 400;
const PAGE = 30;

/** Milliseconds, medians, by question and contender; and what they take. */
export interface ColumnsResult {
  readonly medians: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly bytesPerRow: number;
  readonly indexBytesPerRow: number;
  readonly mismatches: number;
}

/** The same questions to the columns, to crossfilter2 (points in time: it knows no spans) and to a scan of all rows. */
export const runColumns = (count: number, rounds: number, exactSteps: number): ColumnsResult => {
  const table = syntheticTable(count);
  const { start, kind, x } = table.marks;
  const windows = scrubWindows(43);
  const windowAt = (at: number) => windows[at % windows.length] as TimeSpan;

  let orders = timeOrdersOf(table.marks);
  let data = rowIndexDataOf(table.marks, orders, null);
  const rows = Array.from({ length: count }, (_, row) => row);
  const build = interleaved(1, [
    {
      name: 'ours',
      times: 1,
      run: () => {
        orders = timeOrdersOf(table.marks);
        data = rowIndexDataOf(table.marks, orders, null);
      },
    },
  ]);
  const index = rowIndexFrom(table.marks, orders, data);
  const axis = index.extent;
  if (axis === null) throw new Error('made-up events are bounded');

  let dimensions: ReturnType<typeof crossfilterOf> | null = null;
  build['crossfilter2'] = perCall(1, () => {
    dimensions = crossfilterOf(rows, start, kind, x);
  });
  const { byStart, byKind, byPlace, perKind } = dimensions ?? crossfilterOf(rows, start, kind, x);
  const middle = x[count >> 1] ?? 0;
  const bounds = { ...NO_CLAUSES, bounds: [36.5, 33, 38.5, 35.5] as const };

  const ask = (contenders: readonly Contender[]) => interleaved(rounds, contenders);
  const scrub = ask([
    { name: 'ours', times: 43 * 60, run: (at) => index.countByKind(windowAt(at)) },
    { name: 'brute scan', times: 5, run: (at) => scanCounts(table, null, windowAt(at * 9)) },
    {
      name: 'crossfilter2',
      times: 43,
      run: (at) => {
        const { start: from, end: to } = windowAt(at);
        byStart.filterRange([from, to]);
        perKind.all();
      },
    },
  ]);
  const histogram = ask([
    { name: 'ours', times: 40, run: () => index.histogram(axis, BINS) },
    { name: 'brute scan', times: 2, run: () => scanHistogram(table, null, axis, BINS) },
    {
      name: 'crossfilter2',
      times: 1,
      run: () => {
        const width = (axis.end - axis.start) / BINS;
        const bins = byStart.group((value) => Math.floor((value - axis.start) / width));
        bins.all();
        bins.dispose();
      },
    },
  ]);
  const list = ask([
    { name: 'ours', times: 43 * 10, run: (at) => index.page(windowAt(at), ALL_KINDS, 0, PAGE) },
    {
      name: 'brute scan',
      times: 5,
      run: (at) => scanRows(table, null, windowAt(at * 9), ALL_KINDS, 0, PAGE),
    },
    { name: 'crossfilter2', times: 43, run: () => byStart.bottom(PAGE) },
  ]);
  const toggle = ask([
    {
      name: 'ours',
      times: 43 * 10,
      run: (at) => index.page(windowAt(at), ALL_KINDS & ~(1 << (at % 8)), 0, PAGE),
    },
    {
      name: 'crossfilter2',
      times: 4,
      run: (at) => {
        byKind.filterFunction((code) => code !== at % 8);
        byStart.bottom(PAGE);
      },
    },
  ]);
  byKind.filterAll();
  const slow = ask([
    {
      name: 'ours',
      times: 2,
      run: () => rowIndexDataOf(table.marks, orders, rowsPassing(table, bounds)),
    },
    {
      name: 'crossfilter2',
      times: 2,
      run: (at) => {
        byPlace.filterFunction((value) => value > middle === (at % 2 === 0));
        perKind.all();
      },
    },
  ]);
  const size = (value: unknown): number =>
    buffersOf(value).reduce((sum, buffer) => sum + buffer.byteLength, 0) / count;
  return {
    medians: { build, scrub, histogram, list, toggle, slow },
    bytesPerRow: bytesPerRow(table),
    indexBytesPerRow: size({ orders, data }),
    mismatches: exactSteps === 0 ? 0 : countMismatches(table, exactSteps, 7),
  };
};

const crossfilterOf = (rows: readonly number[], start: TimeColumn, kind: Uint8Array, place: Int32Array) => {
  const filter = crossfilter(rows);
  const byStart = filter.dimension((row) => timeAt(start, row));
  const byKind = filter.dimension((row) => kind[row] as number);
  const byPlace = filter.dimension((row) => place[row] as number);
  return { byStart, byKind, byPlace, perKind: byKind.group() };
};
