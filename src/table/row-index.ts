import { EVENT_KINDS } from '@/domain/event';
import type { MarkColumns } from '@/domain/mark-columns';
import type { KindCounts, KindMask, RowIndex } from '@/domain/row-index';
import type { TimeSpan } from '@/domain/time';
import { epochMs } from '@/domain/time';
import { firstRowFrom, rankAfter, timeAt } from '@/domain/time-column';
import { nextRowEndingAfter } from './end-tree';
import type { EventTable } from './event-table';
import { GroupCounter, type GroupRuns, groupRunsOf, rowGroupsOf } from './group-counter';
import { type LengthClass, spanningRange } from './length-classes';
import { type RowBits, countRows, hasRow } from './row-bits';
import { firstRankedFrom } from './sorted-search';
import { type TimeOrders, timeOrdersOf } from './time-orders';

/** What changes with the slow clauses: about 6 bytes a row at eight kinds. Plain data for the way to the page. */
export interface RowIndexData {
  readonly length: number;
  readonly extent: TimeSpan | null;
  readonly rowBits: RowBits | null;
  /** Rows by group in table order, by end, and by length. */
  readonly byStart: GroupRuns;
  readonly byEnd: GroupRuns;
  readonly byLength: GroupRuns;
}

const firstBounded = (columns: MarkColumns, bits: RowBits | null): number | null => {
  for (let row = 0; row < columns.length; row += 1) {
    const start = timeAt(columns.start, row);
    if (start !== -Infinity && hasRow(bits, row)) return start;
  }
  return null;
};

const lastBounded = (columns: MarkColumns, byEnd: Uint32Array, bits: RowBits | null): number | null => {
  for (let at = columns.length - 1; at >= 0; at -= 1) {
    const row = byEnd[at] as number;
    const end = timeAt(columns.end, row);
    if (end !== Infinity && hasRow(bits, row)) return end;
  }
  return null;
};

const extentOf = (columns: MarkColumns, orders: TimeOrders, bits: RowBits | null): TimeSpan | null => {
  const start = firstBounded(columns, bits);
  const end = lastBounded(columns, orders.byEnd, bits);
  if (start === null || end === null || start >= end) return null;
  return { start: epochMs(start), end: epochMs(end) };
};

/** Counts what passes `bits`, once after every change of a slow clause. O(n), in the worker. */
export const rowIndexDataOf = (
  columns: MarkColumns,
  orders: TimeOrders,
  bits: RowBits | null,
): RowIndexData => {
  const { groups, byEnd, byLength } = orders;
  const rowGroups = rowGroupsOf(columns, groups, bits);
  return {
    length: bits === null ? columns.length : countRows(bits),
    extent: extentOf(columns, orders, bits),
    rowBits: bits,
    byStart: groupRunsOf(rowGroups, groups.count, null),
    byEnd: groupRunsOf(rowGroups, groups.count, byEnd),
    byLength: groupRunsOf(rowGroups, groups.count, byLength.order),
  };
};

/**
 * The index that the page reads. With `#` for "how many rows": possible = #(start < window.end) − #(end ≤ window.start);
 * certain, of rows that happened sometime, = #(end ≤ window.end) − #(start < window.start) + #(both begin before and
 * end after); of rows that held throughout, certain = possible. Each # is a binary search and at most 63 rows walked.
 */
class TimeIndex implements RowIndex {
  readonly length: number;
  readonly extent: TimeSpan | null;
  readonly rowBits: RowBits | null;
  readonly #columns: MarkColumns;
  readonly #orders: TimeOrders;
  readonly #byStart: GroupCounter;
  readonly #byEnd: GroupCounter;
  readonly #byLength: GroupCounter;
  readonly #possible: Int32Array;
  readonly #certain: Int32Array;
  readonly #counts = {
    certain: new Uint32Array(EVENT_KINDS.length),
    possible: new Uint32Array(EVENT_KINDS.length),
  };
  #bins = new Uint32Array(0);

  constructor(columns: MarkColumns, orders: TimeOrders, data: RowIndexData) {
    const { groups } = orders;
    const { rowBits } = data;
    this.length = data.length;
    this.extent = data.extent;
    this.rowBits = rowBits;
    this.#columns = columns;
    this.#orders = orders;
    this.#byStart = new GroupCounter(data.byStart, groups.count);
    this.#byEnd = new GroupCounter(data.byEnd, groups.count);
    this.#byLength = new GroupCounter(data.byLength, groups.count);
    this.#possible = new Int32Array(groups.count + 1);
    this.#certain = new Int32Array(groups.count + 1);
  }

  countByKind(window: TimeSpan): KindCounts {
    const { groups } = this.#orders;
    const possible = this.#possible.fill(0);
    const certain = this.#certain.fill(0);
    const { certain: certainByKind, possible: possibleByKind } = this.#counts;
    this.#addPossible(window, possible);
    this.#addContained(window, certain);
    certainByKind.fill(0);
    possibleByKind.fill(0);
    for (let group = 0; group < groups.count; group += 1) {
      const kind = groups.kind[group] as number;
      const overlapping = possible[group] as number;
      const sure = groups.extent[group] === 1 ? overlapping : (certain[group] as number);
      possibleByKind[kind] = (possibleByKind[kind] as number) + overlapping;
      certainByKind[kind] = (certainByKind[kind] as number) + sure;
    }
    return this.#counts;
  }

  histogram(axis: TimeSpan, bins: number): Uint32Array {
    const { groups } = this.#orders;
    const size = EVENT_KINDS.length * bins;
    if (this.#bins.length === size) this.#bins.fill(0);
    else this.#bins = new Uint32Array(size);
    const result = this.#bins;
    const counts = this.#possible;
    for (let bin = 0; bin < bins; bin += 1) {
      counts.fill(0);
      this.#addPossible({ start: binEdge(axis, bins, bin), end: binEdge(axis, bins, bin + 1) }, counts);
      for (let group = 0; group < groups.count; group += 1) {
        const at = (groups.kind[group] as number) * bins + bin;
        result[at] = (result[at] as number) + (counts[group] as number);
      }
    }
    return result;
  }

  page(window: TimeSpan, mask: KindMask, offset: number, limit: number): Uint32Array {
    const isWanted = this.#wantedGroups(mask);
    const first = this.#startsBefore(window.start);
    const last = this.#startsBefore(window.end);
    const carried = this.#carriedIn(window, first, isWanted);
    const before = this.#byStart.countBefore(first, isWanted);
    const within = this.#byStart.countBefore(last, isWanted) - before;
    const size = Math.max(0, Math.min(limit, carried + within - offset));
    const rows = new Uint32Array(size);
    let filled = 0;
    if (filled < size && offset < carried) {
      let seen = 0;
      this.#eachCarriedIn(window, first, isWanted, (row) => {
        if (seen >= offset) {
          rows[filled] = row;
          filled += 1;
        }
        seen += 1;
        return filled < size;
      });
    }
    if (filled === size) return rows;
    const target = before + Math.max(0, offset - carried); // wanted rows to leave out
    let row = Math.max(first, this.#byStart.blockStartFor(target, isWanted));
    let seen = this.#byStart.countBefore(row, isWanted);
    for (; filled < size; row += 1) {
      if (isWanted[this.#byStart.groups[row] as number] !== 1) continue;
      if (seen >= target) {
        rows[filled] = row;
        filled += 1;
      }
      seen += 1;
    }
    return rows;
  }

  positionOf(row: number, window: TimeSpan, mask: KindMask): number {
    const { length, start, end } = this.#columns;
    if (!(row >= 0 && row < length)) return -1;
    const isWanted = this.#wantedGroups(mask);
    const isInWindow = timeAt(start, row) < window.end && window.start < timeAt(end, row);
    if (!isInWindow || isWanted[this.#byStart.groups[row] as number] !== 1) return -1;
    const first = this.#startsBefore(window.start);
    if (row < first) {
      let position = 0;
      this.#eachCarriedIn(window, row, isWanted, () => {
        position += 1;
        return true;
      });
      return position;
    }
    const sinceStart = this.#byStart.countBefore(row, isWanted) - this.#byStart.countBefore(first, isWanted);
    return this.#carriedIn(window, first, isWanted) + sinceStart;
  }

  #startsBefore(time: number): number {
    return firstRowFrom(this.#columns.start, time);
  }

  #endsUpTo(time: number): number {
    const { length, end } = this.#columns;
    return firstRankedFrom(this.#orders.byEnd, end.ranks, rankAfter(end, time), 0, length);
  }

  /** Rows that overlap the window: begin before its end, less those that end by its start. */
  #addPossible(window: BareSpan, into: Int32Array): void {
    this.#byStart.add(this.#startsBefore(window.end), 1, into);
    this.#byEnd.add(this.#endsUpTo(window.start), -1, into);
  }

  /** Of `sometime` groups, rows that the window contains. Of the others it leaves nonsense. */
  #addContained(window: TimeSpan, into: Int32Array): void {
    this.#byEnd.add(this.#endsUpTo(window.end), 1, into);
    this.#byStart.add(this.#startsBefore(window.start), -1, into);
    if (!Number.isFinite(window.start) || !Number.isFinite(window.end)) return; // nothing begins before, or ends after
    const { classes } = this.#orders.byLength;
    for (const lengthClass of classes) {
      if (lengthClass.maxMs <= window.end - window.start) break; // longest first
      this.#addSpanning(lengthClass, window, into);
    }
  }

  #addSpanning(lengthClass: LengthClass, window: TimeSpan, into: Int32Array): void {
    const { order } = this.#orders.byLength;
    const { end } = this.#columns;
    const { groups } = this.#byLength;
    const { maybe, sure, to } = spanningRange(lengthClass, order, this.#columns, window);
    this.#byLength.add(to, 1, into);
    this.#byLength.add(sure, -1, into);
    for (let at = maybe; at < sure; at += 1) {
      if (timeAt(end, order[at] as number) <= window.end) continue;
      const group = groups[at] as number;
      into[group] = (into[group] as number) + 1;
    }
  }

  /** 1 by group where the kind is in the mask. */
  #wantedGroups(mask: KindMask): Uint8Array {
    return this.#orders.groups.kind.map((kind) => (mask >> kind) & 1);
  }

  /** How many wanted rows begin before the window (before row `first`) and reach into it. */
  #carriedIn(window: TimeSpan, first: number, isWanted: Uint8Array): number {
    const ended = this.#byEnd.countBefore(this.#endsUpTo(window.start), isWanted);
    return this.#byStart.countBefore(first, isWanted) - ended;
  }

  /** Calls back for each of them before row `before`, in order, until told to stop. */
  #eachCarriedIn(
    window: TimeSpan,
    before: number,
    isWanted: Uint8Array,
    visit: (row: number) => boolean,
  ): void {
    const { end } = this.#columns;
    const { endTree } = this.#orders;
    let row = nextRowEndingAfter(endTree, end, window.start, 0, before);
    while (row < before) {
      if (isWanted[this.#byStart.groups[row] as number] === 1 && !visit(row)) return;
      row = nextRowEndingAfter(endTree, end, window.start, row + 1, before);
    }
  }
}

interface BareSpan {
  readonly start: number;
  readonly end: number;
}

/** Where bin `bin` of a histogram begins, epoch ms; `binEdge(axis, bins, bins)` is the axis's end. May be a fraction. */
export const binEdge = (axis: TimeSpan, bins: number, bin: number): number =>
  bin === bins ? axis.end : axis.start + ((axis.end - axis.start) * bin) / bins;

/**
 * The index over plain data, where the worker has made it.
 *
 * @param columns of the same table as `orders` and `data`
 */
export const rowIndexFrom = (columns: MarkColumns, orders: TimeOrders, data: RowIndexData): RowIndex =>
  new TimeIndex(columns, orders, data);

const ordersByColumns = new WeakMap<MarkColumns, TimeOrders>();

/** The table's orders, made at the first call and remembered while the table lives. */
export const ordersOf = (columns: MarkColumns): TimeOrders => {
  const known = ordersByColumns.get(columns);
  if (known !== undefined) return known;
  const orders = timeOrdersOf(columns);
  ordersByColumns.set(columns, orders);
  return orders;
};

/**
 * The index over a table's rows.
 *
 * @param rowBits rows that pass the slow clauses; null: all. The index keeps the array: do not change it.
 * Cost: O(n).
 */
export const buildRowIndex = (table: Pick<EventTable, 'marks'>, rowBits: RowBits | null): RowIndex => {
  const orders = ordersOf(table.marks);
  return rowIndexFrom(table.marks, orders, rowIndexDataOf(table.marks, orders, rowBits));
};
