import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_KINDS } from '@/domain/event';
import { MIX_LEVELS } from '@/domain/place-mix';
import { KNOWN_TO, isKnownTo } from '@/domain/precision';
import { ALL_TIME, overlaps, span } from '@/domain/time';
import { mixAt } from './place-mix';
import { randomTable, randomWindow, tableOf } from './random-rows.test-helper';
import { hasRow, rowsWhere } from './row-bits';
import { type TableRow, blankRow } from './table-row';

const ALL_KINDS = 2 ** EVENT_KINDS.length - 1;
const row = (fields: Partial<TableRow>): TableRow => Object.assign(blankRow(), fields);

describe('what stands at a place', () => {
  it('is what looking at every row finds', () => {
    const mask = fc.integer({ min: 0, max: ALL_KINDS });
    fc.assert(
      fc.property(
        randomTable(),
        fc.nat(400),
        randomWindow(),
        mask,
        fc.boolean(),
        (made, at, window, kinds, isHalf) => {
          // few places, so that rows pile up
          const rows = made.rows.map((each) => row({ ...each, lng: Math.sign(each.lng) * 30, lat: 30 }));
          const { table, rows: sorted } = tableOf(rows);
          const bits = isHalf ? rowsWhere(table.length, (number) => number % 2 === 0) : null;
          const asked = sorted[at];
          const here = sorted.filter(
            (each, number) =>
              each.lng === asked?.lng &&
              overlaps(span(each.start, each.end), window) &&
              ((kinds >> EVENT_KINDS.indexOf(each.kind)) & 1) === 1 &&
              hasRow(bits, number),
          );
          const certain = here.filter(
            ({ extent, start, end }) =>
              extent === 'throughout' || (start >= window.start && end <= window.end),
          );
          const mix = mixAt(table, at, window, kinds, bits);
          fc.pre(asked !== undefined && !Number.isNaN(asked.lng));
          expect(mix).toMatchObject({ certain: certain.length, possible: here.length });
          for (const [index, level] of KNOWN_TO.entries()) {
            const within = here.filter(({ wherePrecision, acledWherePrecision }) =>
              isKnownTo({ precision: wherePrecision, acledPrecision: acledWherePrecision }, level),
            );
            const counted = KNOWN_TO.slice(0, index + 1).reduce(
              (sum, each) => sum + (mix?.known[each] ?? 0),
              0,
            );
            expect(counted).toBe(within.length);
          }
          expect(MIX_LEVELS.reduce((sum, level) => sum + (mix?.known[level] ?? 0), 0)).toBe(here.length);
        },
      ),
    );
  });

  it('is nothing for a row without a place, or one that is not there', () => {
    const { table } = tableOf([row({ start: 0, end: 1 })]);
    expect([0, 7, -1].map((at) => mixAt(table, at, ALL_TIME, ALL_KINDS, null))).toEqual([null, null, null]);
  });
});
