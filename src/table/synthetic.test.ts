import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countMismatches } from '@/../bench/exactness';
import { syntheticTable } from '@/../bench/synthetic-table';
import { bytesPerRow } from './event-table';

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
