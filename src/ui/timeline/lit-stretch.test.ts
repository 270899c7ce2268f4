import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, type TimeSpan, span } from '@/domain/time';
import { binningOf } from './binning';
import { litStretch, veiledStretches } from './lit-stretch';
import { createTimeScale } from './time-scale';

const AXIS = span(0, 400 * DAY_MS);
const SCALE = createTimeScale(AXIS, 1000);
const BINNING = binningOf(SCALE, 4);
const days = (first: number, end: number): TimeSpan => span(first * DAY_MS, end * DAY_MS);
const someDays = fc
  .tuple(fc.integer({ min: -100, max: 500 }), fc.integer({ min: 1, max: 300 }))
  .map(([first, length]) => days(first, first + length));

describe('the lit stretch of the histogram', () => {
  it('covers exactly the bins that the window overlaps', () => {
    fc.assert(
      fc.property(someDays, fc.integer({ min: 0, max: BINNING.count - 1 }), (window, bin) => {
        const start = BINNING.axis.start + bin * BINNING.binMs;
        const end = Math.min(start + BINNING.binMs, AXIS.end);
        const middle = SCALE.toPx((start + end) / 2);
        const lit = litStretch(window, BINNING, SCALE);
        const isLit = lit !== null && lit.fromPx <= middle && middle < lit.toPx;
        expect(isLit).toBe(window.start < end && window.end > start);
      }),
    );
  });

  it('lies on the track', () => {
    fc.assert(
      fc.property(someDays, (window) => {
        const lit = litStretch(window, BINNING, SCALE) ?? { fromPx: 0, toPx: 0 };
        expect([lit.fromPx >= 0, lit.toPx <= 1000, lit.fromPx <= lit.toPx]).toEqual([true, true, true]);
      }),
    );
  });

  it('is the whole track where the window is open at both ends', () => {
    expect(litStretch(span(-Infinity, Infinity), BINNING, SCALE)).toEqual({ fromPx: 0, toPx: 1000 });
  });
});

describe('the veiled stretches', () => {
  it('are what no window lights up, in order', () => {
    fc.assert(
      fc.property(
        fc.record({ window: someDays, compared: fc.option(someDays) }),
        fc.integer({ min: 0, max: 999 }),
        (windows, px) => {
          const isIn = ({ fromPx, toPx }: { fromPx: number; toPx: number }): boolean =>
            fromPx <= px && px < toPx;
          const lit = [windows.window, windows.compared]
            .filter((each) => each !== null)
            .map((each) => litStretch(each, BINNING, SCALE) ?? { fromPx: 0, toPx: 0 });
          const veiled = veiledStretches(windows, BINNING, SCALE);
          expect(veiled.filter(isIn).length).toBe(lit.some(isIn) ? 0 : 1);
          expect(veiled.length).toBeLessThanOrEqual(3);
          expect(veiled.map(({ fromPx }) => fromPx)).toEqual(
            veiled.map(({ fromPx }) => fromPx).toSorted((a, b) => a - b),
          );
        },
      ),
    );
  });
});
