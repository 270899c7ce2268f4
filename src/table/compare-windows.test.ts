import { timeAt } from '@/domain/time-column';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_KINDS } from '@/domain/event';
import { PLACE_COLUMNS } from '@/domain/window-comparison';
import { compareWindows } from './compare-windows';
import { textOf } from './event-table';
import { sumFatalities } from './fatality-sums';
import { randomTable, randomWindow } from './random-rows.test-helper';
import { isCertainIn } from './rows-in-window';

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const ALL_KINDS = 2 ** EVENT_KINDS.length - 1;

describe('comparing windows by place', () => {
  it('counts what a look at every row counts, in each window', () => {
    fc.assert(
      fc.property(
        randomTable(),
        fc.array(randomWindow(), { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 0, max: ALL_KINDS }),
        fc.constantFrom(...PLACE_COLUMNS),
        ({ table }, windows, mask, column) => {
          const { places, rest } = compareWindows(table, windows, mask, null, column, 1000);
          const slow = new Map<string, { certain: number; possible: number }[]>();
          windows.forEach((window, index) => {
            for (let row = 0; row < table.length; row += 1) {
              const { start, end, kind } = table.marks;
              const isIn = timeAt(start, row) < window.end && timeAt(end, row) > window.start;
              if (!isIn || ((mask >> (kind[row] ?? 0)) & 1) === 0) continue;
              const text = textOf(table, column, row);
              const counts = slow.get(text) ?? windows.map(() => ({ certain: 0, possible: 0 }));
              slow.set(text, counts);
              const own = counts[index];
              if (own === undefined) throw new Error('no such window');
              own.possible += 1;
              if (isCertainIn(table.marks, row, window)) own.certain += 1;
            }
          });
          expect(new Map(places.map(({ text, counts }) => [text, counts]))).toEqual(slow);
          expect(rest.values).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('names the most frequent places and counts the rest, losing none', () => {
    fc.assert(
      fc.property(
        randomTable(),
        randomWindow(),
        fc.integer({ min: 0, max: 3 }),
        ({ table }, window, limit) => {
          const all = compareWindows(table, [window], ALL_KINDS, null, 'country', 1000);
          const some = compareWindows(table, [window], ALL_KINDS, null, 'country', limit);
          expect(some.places).toEqual(all.places.slice(0, limit));
          expect(
            sum(some.places.map(({ counts }) => counts[0]?.possible ?? 0)) +
              (some.rest.counts[0]?.possible ?? 0),
          ).toBe(sum(all.places.map(({ counts }) => counts[0]?.possible ?? 0)));
          expect(some.rest.values).toBe(Math.max(0, all.places.length - limit));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('sums the deaths of each window as the list does', () => {
    fc.assert(
      fc.property(randomTable(), randomWindow(), randomWindow(), ({ table }, a, b) => {
        const { deaths } = compareWindows(table, [a, b], ALL_KINDS, null, null, 5);
        expect(deaths).toEqual([a, b].map((window) => sumFatalities(table, window, ALL_KINDS, null)));
      }),
      { numRuns: 40 },
    );
  });
});
