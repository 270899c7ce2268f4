import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, contains, span } from '@/domain/time';
import { binningOf } from './binning';
import { createTimeScale } from './time-scale';

const scale = fc
  .tuple(
    fc.integer({ min: -5e12, max: 5e12 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 200, max: 3000 }),
  )
  .map(([start, share, width]) => createTimeScale(span(start, start + 2 * DAY_MS * 36_600 ** share), width));

describe('bins', () => {
  it('cover the axis', () => {
    fc.assert(
      fc.property(scale, (each) => {
        expect(contains(binningOf(each, 4).axis, each.axis)).toBe(true);
      }),
    );
  });

  it('begin and end at midnight', () => {
    fc.assert(
      fc.property(scale, (each) => {
        const { axis, binMs } = binningOf(each, 4);
        expect([axis.start % DAY_MS === 0, axis.end % DAY_MS === 0, binMs % DAY_MS]).toEqual([true, true, 0]);
      }),
    );
  });

  it('fill their axis exactly', () => {
    fc.assert(
      fc.property(scale, (each) => {
        const { axis, binMs, count } = binningOf(each, 4);
        expect(count * binMs).toBe(axis.end - axis.start);
      }),
    );
  });

  it('reach beyond the axis by less than one', () => {
    fc.assert(
      fc.property(scale, (each) => {
        const { axis, binMs } = binningOf(each, 4);
        expect(Math.max(each.axis.start - axis.start, axis.end - each.axis.end)).toBeLessThan(binMs);
      }),
    );
  });

  it('are at least as wide as asked', () => {
    fc.assert(
      fc.property(scale, (each) => {
        const { binMs } = binningOf(each, 4);
        expect(each.toPx(each.axis.start + binMs)).toBeGreaterThan(4 - 0.001);
      }),
    );
  });

  it('stay at their dates while the axis is panned', () => {
    fc.assert(
      fc.property(scale, fc.integer({ min: -100, max: 100 }), ({ axis, widthPx }, days) => {
        const moved = createTimeScale(span(axis.start + days * DAY_MS, axis.end + days * DAY_MS), widthPx);
        const [before, after] = [binningOf(createTimeScale(axis, widthPx), 4), binningOf(moved, 4)];
        expect((after.axis.start - before.axis.start) % after.binMs === 0).toBe(true);
      }),
    );
  });
});
