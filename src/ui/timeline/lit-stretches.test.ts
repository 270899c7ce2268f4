import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, type TimeSpan, span } from '@/domain/time';
import { binningOf } from './binning';
import { litStretches } from './lit-stretches';
import { createTimeScale } from './time-scale';

const AXIS = span(0, 400 * DAY_MS);
const SCALE = createTimeScale(AXIS, 1000);
const BINNING = binningOf(SCALE, 4);
const days = (first: number, end: number): TimeSpan => span(first * DAY_MS, end * DAY_MS);
const someDays = fc
  .tuple(fc.integer({ min: -100, max: 500 }), fc.integer({ min: 1, max: 300 }))
  .map(([first, length]) => days(first, first + length));
const windows = fc.record({ window: someDays, compared: fc.option(someDays) });

describe('the stretches of the histogram', () => {
  it('cover the axis without a gap or an overlap', () => {
    fc.assert(
      fc.property(windows, (each) => {
        const stretches = litStretches(each, BINNING, SCALE);
        expect([stretches[0]?.fromPx, stretches.at(-1)?.toPx]).toEqual([0, 1000]);
        stretches.slice(1).forEach(({ fromPx }, index) => {
          expect(fromPx).toBe(stretches[index]?.toPx);
        });
      }),
    );
  });

  it('are lit exactly where a window overlaps the bin', () => {
    fc.assert(
      fc.property(windows, fc.integer({ min: 0, max: BINNING.count - 1 }), ({ window, compared }, bin) => {
        const start = BINNING.axis.start + bin * BINNING.binMs;
        const end = start + BINNING.binMs;
        const middle = SCALE.toPx(Math.min((start + end) / 2, AXIS.end - DAY_MS / 2));
        const at = litStretches({ window, compared }, BINNING, SCALE).find(
          ({ fromPx, toPx }) => fromPx <= middle && middle < toPx,
        );
        const overlaps = (other: TimeSpan | null): boolean =>
          other !== null && other.start < end && other.end > start;
        expect(at?.isLit).toBe(overlaps(window) || overlaps(compared));
      }),
    );
  });

  it('are one where the window is open at both ends', () => {
    const stretches = litStretches({ window: span(-Infinity, Infinity), compared: null }, BINNING, SCALE);
    expect(stretches).toEqual([{ fromPx: 0, toPx: 1000, isLit: true }]);
  });
});
