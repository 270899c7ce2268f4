import { timeAt, timeColumn } from '@/domain/time-column';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_KINDS } from '@/domain/event';
import { certaintyIn } from '@/domain/filter';
import type { MarkColumns } from '@/domain/mark-columns';
import { ALL_TIME, type TimeSpan, epochMs, overlaps, span } from '@/domain/time';
import { randomRow, randomTable, randomWindow, tableOf } from './random-rows.test-helper';
import { type RowBits, hasRow, rowsWhere } from './row-bits';
import type { KindCounts } from '@/domain/row-index';
import { binEdge, buildRowIndex, ordersOf, rowIndexDataOf, rowIndexFrom } from './row-index';
import { timeOrder } from './sort-rows';
import { type TableRow, blankRow } from './table-row';

const ALL_KINDS = 2 ** EVENT_KINDS.length - 1;
const spanOfRow = (row: TableRow): TimeSpan => ({ start: epochMs(row.start), end: epochMs(row.end) });
const whenOf = (row: TableRow) => ({
  earliest: row.start === -Infinity ? null : epochMs(row.start),
  latest: row.end === Infinity ? null : epochMs(row.end),
  extent: row.extent,
});
const isIn = (row: TableRow, window: TimeSpan, mask: number): boolean =>
  certaintyIn(whenOf(row), window) !== 'outside' && ((mask >> EVENT_KINDS.indexOf(row.kind)) & 1) === 1;

/** Bits by the row's number, so that they do not follow any column. Seed 0 is "all rows". */
const bitsOf = (length: number, seed: number): RowBits | null =>
  seed === 0 ? null : rowsWhere(length, (row) => (Math.imul(row + seed, 2654435761) >>> 29) % 3 !== 0);

const slowCounts = (rows: readonly TableRow[], bits: RowBits | null, window: TimeSpan) => {
  const certain = new Uint32Array(EVENT_KINDS.length);
  const possible = new Uint32Array(EVENT_KINDS.length);
  for (const [number, row] of rows.entries()) {
    const code = EVENT_KINDS.indexOf(row.kind);
    const certainty = certaintyIn(whenOf(row), window);
    if (!hasRow(bits, number) || certainty === 'outside') continue;
    possible[code] = (possible[code] ?? 0) + 1;
    if (certainty === 'certain') certain[code] = (certain[code] ?? 0) + 1;
  }
  return { certain, possible };
};

/** As lists, which are compared in a tenth of the time that typed arrays take. */
const plainCounts = ({ certain, possible }: KindCounts) => [[...certain], [...possible]];

const slowPage = (rows: readonly TableRow[], bits: RowBits | null, window: TimeSpan, mask: number) =>
  [...rows.keys()].filter((number) => hasRow(bits, number) && isIn(rows[number] as TableRow, window, mask));

const seed = fc.integer({ min: 0, max: 5 });
const mask = fc.constantFrom(ALL_KINDS, ALL_KINDS, 0, 1, 2, 1 << (EVENT_KINDS.length - 1));

const row = (start: number, end: number, extent: TableRow['extent'] = 'sometime'): TableRow => ({
  ...blankRow(),
  start,
  end,
  extent,
  kind: 'armed-event',
});

describe('the row index agrees with the slow meaning of the filter', () => {
  it('counts certain and possible rows per kind', () => {
    fc.assert(
      // Many windows over few tables: a table takes a hundred times as long to make as a count.
      fc.property(
        randomTable(),
        seed,
        fc.array(randomWindow(), { minLength: 1, maxLength: 24 }),
        (random, s, windows) => {
          const bits = bitsOf(random.rows.length, s);
          const index = buildRowIndex(random.table, bits);
          expect(windows.map((window) => plainCounts(index.countByKind(window)))).toEqual(
            windows.map((window) => plainCounts(slowCounts(random.rows, bits, window))),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('counts rows per kind and bin by overlap', () => {
    const axis = fc
      .tuple(fc.integer({ min: -20, max: 40 }), fc.integer({ min: 1, max: 60 }))
      .map(([start, ms]) => span(start, start + ms));
    fc.assert(
      fc.property(randomTable(), seed, axis, fc.integer({ min: 1, max: 20 }), (random, s, over, bins) => {
        const bits = bitsOf(random.rows.length, s);
        const fast = buildRowIndex(random.table, bits).histogram(over, bins);
        const slow = new Uint32Array(EVENT_KINDS.length * bins);
        for (const [number, each] of random.rows.entries()) {
          if (!hasRow(bits, number)) continue;
          for (let bin = 0; bin < bins; bin += 1) {
            const cell = {
              start: epochMs(binEdge(over, bins, bin)),
              end: epochMs(binEdge(over, bins, bin + 1)),
            };
            const at = EVENT_KINDS.indexOf(each.kind) * bins + bin;
            if (overlaps(spanOfRow(each), cell)) slow[at] = (slow[at] ?? 0) + 1;
          }
        }
        expect(fast).toEqual(slow);
      }),
      { numRuns: 60 },
    );
  });

  it('pages through the window in time order', () => {
    const offset = fc.integer({ min: 0, max: 320 });
    const limit = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(
        randomTable(),
        seed,
        randomWindow(),
        mask,
        offset,
        limit,
        (random, s, window, kinds, from, size) => {
          const bits = bitsOf(random.rows.length, s);
          const slow = slowPage(random.rows, bits, window, kinds);
          const index = buildRowIndex(random.table, bits);
          expect([...index.page(window, kinds, from, size)]).toEqual(slow.slice(from, from + size));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('knows the position of every row in that order', () => {
    fc.assert(
      fc.property(randomTable(), seed, randomWindow(), mask, (random, s, window, kinds) => {
        const bits = bitsOf(random.rows.length, s);
        const slow = slowPage(random.rows, bits, window, kinds);
        const index = buildRowIndex(random.table, bits);
        const positions = [...random.rows.keys()].map((number) => index.positionOf(number, window, kinds));
        expect(positions).toEqual([...random.rows.keys()].map((number) => slow.indexOf(number)));
      }),
    );
  });

  it('is the same behind structured clone, as the page reads it', () => {
    fc.assert(
      fc.property(randomTable(), seed, randomWindow(), (random, s, window) => {
        const { marks } = random.table;
        const bits = bitsOf(random.rows.length, s);
        const sent = structuredClone({
          marks,
          orders: ordersOf(marks),
          data: rowIndexDataOf(marks, ordersOf(marks), bits),
        });
        const index = rowIndexFrom(sent.marks, sent.orders, sent.data);
        expect(index.countByKind(window)).toEqual(slowCounts(random.rows, bits, window));
        expect(index.rowBits).toEqual(bits);
      }),
      { numRuns: 50 },
    );
  });

  it('holds for lengths too many to have a class each', () => {
    const rows = fc.array(
      fc
        .tuple(randomRow(), fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }))
        .map(([each, start, ms]) => Object.assign(each, { start, end: start + ms })),
      { minLength: 200, maxLength: 500, size: 'max' },
    );
    const window = fc
      .tuple(fc.integer({ min: -1000, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }))
      .map(([start, ms]) => span(start, start + ms));
    fc.assert(
      fc.property(rows, seed, fc.array(window, { minLength: 5, maxLength: 10 }), (unsorted, s, windows) => {
        const random = tableOf(unsorted);
        const bits = bitsOf(random.rows.length, s);
        const index = buildRowIndex(random.table, bits);
        for (const each of windows)
          expect(index.countByKind(each)).toEqual(slowCounts(random.rows, bits, each));
      }),
      { numRuns: 40 },
    );
  });

  it('holds for such lengths where a window ends with an event, or begins with one', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 5000 }), {
      minLength: 200,
      maxLength: 300,
      size: 'max',
    });
    fc.assert(
      fc.property(lengths, seed, fc.nat(), fc.nat(), (each, s, first, last) => {
        const random = tableOf(each.map((ms, number) => row(number * 3, number * 3 + ms)));
        const bits = bitsOf(random.rows.length, s);
        const [a, b] = [first, last].map((number) => random.rows[number % random.rows.length] as TableRow);
        const index = buildRowIndex(random.table, bits);
        for (const [from, to] of [
          [a?.start, b?.end],
          [(a?.end ?? 0) - 1, a?.end],
          [(b?.start ?? 0) + 1, b?.end],
        ]) {
          if (from === undefined || to === undefined || from >= to) continue;
          expect(index.countByKind(span(from, to))).toEqual(slowCounts(random.rows, bits, span(from, to)));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('edges', () => {
  const index = buildRowIndex(tableOf([row(10, 20)]).table, null);
  const possible = (window: TimeSpan): number => index.countByKind(window).possible[0] ?? -1;
  const certain = (window: TimeSpan): number => index.countByKind(window).certain[0] ?? -1;

  it('an event ending at the start of the window is outside', () => {
    expect(possible(span(20, 30))).toBe(0);
  });
  it('an event beginning at the end of the window is outside', () => {
    expect(possible(span(0, 10))).toBe(0);
  });
  it('an event filling the window exactly is certain', () => {
    expect(certain(span(10, 20))).toBe(1);
  });
  it('an event one millisecond longer than the window is only possible', () => {
    expect([certain(span(11, 20)), possible(span(11, 20))]).toEqual([0, 1]);
  });
  it('a state longer than the window is certain within it', () => {
    const state = buildRowIndex(tableOf([row(-Infinity, Infinity, 'throughout')]).table, null);
    expect(state.countByKind(span(3, 4)).certain[0]).toBe(1);
  });
  it('all of time makes every row certain', () => {
    expect(certain(ALL_TIME)).toBe(1);
  });
  it('an empty table answers every question', () => {
    const none = buildRowIndex(tableOf([]).table, null);
    expect(none.length).toBe(0);
    expect(none.extent).toBeNull();
    expect([...none.page(ALL_TIME, ALL_KINDS, 0, 10)]).toEqual([]);
    expect(none.positionOf(0, ALL_TIME, ALL_KINDS)).toBe(-1);
    expect([...none.histogram(span(0, 10), 2)]).toEqual(
      Array.from({ length: 2 * EVENT_KINDS.length }, () => 0),
    );
  });
});

describe('extent', () => {
  it('leaves open ends out', () => {
    const { table } = tableOf([row(-Infinity, 5), row(3, 30), row(10, Infinity)]);
    expect(buildRowIndex(table, null).extent).toEqual(span(3, 30));
  });
  it('covers the rows that pass, and no others', () => {
    const { table } = tableOf([row(0, 100), row(5, 8), row(6, 9)]);
    expect(buildRowIndex(table, Uint8Array.of(0b110)).extent).toEqual(span(5, 9));
  });
  it('is null while every row is open', () => {
    expect(buildRowIndex(tableOf([row(-Infinity, Infinity)]).table, null).extent).toBeNull();
  });
});

const noise = (number: number, salt: number): number => Math.imul(number + salt, 2_654_435_761) >>> 0;

describe('beyond 1,048,576 rows', () => {
  const length = 1_200_000;
  const firsts = Float64Array.from({ length }, (_, number) => noise(number, 1) % 5_000_000);
  const lasts = firsts.map(
    (first, number) => first + 1 + (noise(number, 2) % (number % 50 === 0 ? 3e6 : 900)),
  );
  const order = timeOrder(firsts, lasts) ?? new Uint32Array(0);
  const marks: MarkColumns = {
    length,
    start: timeColumn(Float64Array.from(order, (number) => firsts[number] as number)),
    end: timeColumn(Float64Array.from(order, (number) => lasts[number] as number)),
    x: new Int32Array(0),
    y: new Int32Array(0),
    kind: Uint8Array.from(order, (number) => number % 3),
    style: new Uint8Array(0),
    extent: Uint8Array.from(order, (number) => (number % 7 === 0 ? 1 : 0)),
    weight: new Uint8Array(0),
  };

  it('counts and lists every row as it does below', () => {
    const index = buildRowIndex({ marks }, null);
    for (const window of [span(1_000_000, 1_000_400), span(2e6, 4.9e6), ALL_TIME]) {
      const possible = [0, 0, 0];
      const certain = [0, 0, 0];
      const rows: number[] = [];
      for (let number = 0; number < length; number += 1) {
        const [start, end] = [timeAt(marks.start, number), timeAt(marks.end, number)];
        if (start >= window.end || end <= window.start) continue;
        const kind = marks.kind[number] as number;
        possible[kind] = (possible[kind] as number) + 1;
        if (marks.extent[number] === 1 || (window.start <= start && end <= window.end))
          certain[kind] = (certain[kind] as number) + 1;
        rows.push(number);
      }
      const counts = index.countByKind(window);
      expect([...counts.possible.subarray(0, 3)]).toEqual(possible);
      expect([...counts.certain.subarray(0, 3)]).toEqual(certain);
      const offset = rows.length - 5;
      expect([...index.page(window, ALL_KINDS, offset, 10)]).toEqual(rows.slice(offset));
      expect(index.positionOf(rows.at(-1) ?? -1, window, ALL_KINDS)).toBe(rows.length - 1);
    }
  });
});
