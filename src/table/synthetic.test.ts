import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countMismatches } from '@/../bench/exactness';
import { SYNTHETIC_START_MS } from '@/../bench/synthetic-events';
import { syntheticTable } from '@/../bench/synthetic-table';
import { ALL_TIME, DAY_MS, span } from '@/domain/time';
import { combineTables } from './combine-tables';
import { resultsByDataset } from './dataset-results';
import { bytesPerRow } from './event-table';
import { sumFatalities } from './fatality-sums';
import { buildRowIndex } from './row-index';
import { NO_CLAUSES, rowsPassing } from './slow-clauses';

const total = (counts: Uint32Array): number => counts.reduce((sum, count) => sum + count, 0);

describe('ten thousand made-up events', () => {
  const table = syntheticTable(10_000);

  it('are counted, drawn as bars, listed and summed exactly after any sequence of filters', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(countMismatches(table, 10, seed)).toBe(0);
      }),
      { numRuns: 12 },
    );
  });

  it('take at most 64 bytes a row besides text', () => {
    expect(bytesPerRow(table)).toBeLessThanOrEqual(64);
  });

  it('are the same every time', () => {
    const again = syntheticTable(10_000);
    expect(again.marks).toEqual(table.marks);
  });
});

describe('tables of twenty thousand, two thousand and forty made-up events as one', () => {
  const parts = [20_000, 2000, 40].map((rows) => syntheticTable(rows));
  const combined = combineTables(parts);
  const EVERY_KIND = -1;
  const windowOfDays = fc
    .tuple(fc.integer({ min: -30, max: 2900 }), fc.integer({ min: 1, max: 900 }))
    .map(([first, days]) =>
      span(SYNTHETIC_START_MS + first * DAY_MS, SYNTHETIC_START_MS + (first + days) * DAY_MS),
    );

  it('are counted, drawn as bars, listed and summed exactly after any sequence of filters', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(countMismatches(combined, 6, seed)).toBe(0);
      }),
      { numRuns: 6 },
    );
  });

  it('have in every window and search what each has by itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(windowOfDays, fc.constant(ALL_TIME)),
        fc.constantFrom('', 'town 3', 'group 12', 'nowhere'),
        (window, query) => {
          const clauses = { ...NO_CLAUSES, query };
          const alone = parts.map((part) => {
            const bits = rowsPassing(part, clauses);
            const { possible, certain } = buildRowIndex(part, bits).countByKind(window);
            return {
              possible: total(possible),
              certain: total(certain),
              deaths: sumFatalities(part, window, EVERY_KIND, bits),
            };
          });
          const bits = rowsPassing(combined, clauses);
          expect(resultsByDataset(combined, window, EVERY_KIND, bits)).toEqual(alone);
          expect(total(buildRowIndex(combined, bits).countByKind(window).possible)).toBe(
            alone.reduce((sum, { possible }) => sum + possible, 0),
          );
        },
      ),
      { numRuns: 12 },
    );
  });
});
