import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstRowFrom, rankAfter, rankFrom, timeAt, timeColumn, timesOf } from './time-column';

const time = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -20, max: 20 }) },
  { weight: 2, arbitrary: fc.integer({ min: -(2 ** 52), max: 2 ** 52 }) },
  { weight: 1, arbitrary: fc.constantFrom(-Infinity, Infinity) },
);
const times = fc.array(time, { maxLength: 60 }).map((all) => Float64Array.from(all));

const upTo = (length: number) => timeColumn(Float64Array.from({ length }, (_, row) => row * 1000));

describe('a column of times', () => {
  it('gives back every time as it was', () => {
    fc.assert(
      fc.property(times, (given) => {
        const column = timeColumn(given);
        expect([...timesOf(column)]).toEqual([...given]);
        expect([...column.values]).toEqual([...new Set(given)].toSorted((a, b) => (a < b ? -1 : 1)));
      }),
    );
  });

  it('says in ranks what times say', () => {
    fc.assert(
      fc.property(times, time, (given, bound) => {
        const column = timeColumn(given);
        for (const [row, rank] of column.ranks.entries()) {
          expect(rank >= rankFrom(column, bound)).toBe(timeAt(column, row) >= bound);
          expect(rank >= rankAfter(column, bound)).toBe(timeAt(column, row) > bound);
        }
      }),
    );
  });

  it('finds the first row at or after a time where it ascends', () => {
    fc.assert(
      fc.property(times, time, (given, bound) => {
        const sorted = given.toSorted();
        const slow = sorted.findIndex((value) => value >= bound);
        expect(firstRowFrom(timeColumn(sorted), bound)).toBe(slow < 0 ? sorted.length : slow);
      }),
    );
  });

  it('takes two bytes a row up to 65,536 different times, and four beyond', () => {
    expect(upTo(65_536).ranks).toBeInstanceOf(Uint16Array);
    expect(upTo(65_537).ranks).toBeInstanceOf(Uint32Array);
    expect(timeAt(upTo(65_537), 65_536)).toBe(65_536_000);
  });
});
