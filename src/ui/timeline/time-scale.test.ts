import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, type TimeSpan, formatIsoDay, span, utcDay } from '@/domain/time';
import {
  type Tick,
  addMonths,
  createTimeScale,
  movedSpan,
  snapToDay,
  timeTicks,
  zoomedAxis,
} from './time-scale';

const MIN_GAP_PX = 64;
/** Axes as the state allows them: two days to two centuries, begun at any moment. */
const axis: fc.Arbitrary<TimeSpan> = fc
  .tuple(
    fc.integer({ min: -60_000, max: 40_000 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(DAY_MS),
  )
  .map(([day, share, ms]) => {
    const length = 2 * DAY_MS * 36_600 ** share;
    return span(day * DAY_MS + ms, day * DAY_MS + ms + length);
  });
const widthPx = fc.integer({ min: 200, max: 3000 });
const inside = ({ start, end }: TimeSpan, share: number): number => start + (end - start) * share;
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a time scale', () => {
  it('turns a time into pixels and back', () => {
    fc.assert(
      fc.property(axis, widthPx, share, (each, width, at) => {
        const scale = createTimeScale(each, width);
        const ms = inside(each, at);
        expect(Math.abs(scale.toMs(scale.toPx(ms)) - ms)).toBeLessThan(1);
      }),
    );
  });

  it('begins at 0 and ends at its width', () => {
    fc.assert(
      fc.property(axis, widthPx, (each, width) => {
        const { toPx } = createTimeScale(each, width);
        expect([toPx(each.start), Math.round(toPx(each.end) * 1e6) / 1e6]).toEqual([0, width]);
      }),
    );
  });

  it('of no width yet gives numbers all the same', () => {
    const { toPx, toMs } = createTimeScale(span(0, DAY_MS), 0);
    expect([toPx(DAY_MS), toMs(0)].every(Number.isFinite)).toBe(true);
  });
});

const anyTicks = (check: (ticks: readonly Tick[], each: TimeSpan, width: number) => void): void => {
  fc.assert(
    fc.property(axis, widthPx, (each, width) => {
      check(timeTicks(createTimeScale(each, width), MIN_GAP_PX), each, width);
    }),
    { numRuns: 300 },
  );
};

describe('ticks', () => {
  it('stand on the axis', () => {
    anyTicks((ticks, { start, end }) => {
      expect(ticks.filter(({ ms }) => !(ms >= start && ms < end))).toEqual([]);
    });
  });

  it('stand at midnight, those of months on the first, those of years on New Year', () => {
    const ends = { day: '', month: '-01', year: '-01-01' };
    anyTicks((ticks) => {
      for (const { ms, unit } of ticks)
        expect([ms % DAY_MS === 0, formatIsoDay(ms).endsWith(ends[unit])]).toEqual([true, true]);
    });
  });

  it('leave room for their labels', () => {
    anyTicks((ticks, each, width) => {
      const { toPx } = createTimeScale(each, width);
      const gaps = ticks.slice(1).map(({ ms }, index) => toPx(ms) - toPx(ticks[index]?.ms ?? 0));
      expect(Math.min(Infinity, ...gaps)).toBeGreaterThanOrEqual(MIN_GAP_PX - 0.001);
    });
  });

  it('are of one unit', () => {
    anyTicks((ticks) => {
      expect(new Set(ticks.map(({ unit }) => unit)).size).toBeLessThanOrEqual(1);
    });
  });

  it('stay at their dates while the axis is panned', () => {
    fc.assert(
      fc.property(axis, widthPx, share, (each, width, by) => {
        const moved = movedSpan(each, (each.end - each.start) * by);
        const before = timeTicks(createTimeScale(each, width), MIN_GAP_PX).map(({ ms }) => ms);
        const after = timeTicks(createTimeScale(moved, width), MIN_GAP_PX).map(({ ms }) => ms);
        expect(after.filter((ms) => ms < each.end)).toEqual(before.filter((ms) => ms >= moved.start));
      }),
    );
  });

  it('of weeks are Mondays', () => {
    const ticks = timeTicks(createTimeScale(span(utcDay(2018, 6, 1), utcDay(2018, 8, 1)), 1000), MIN_GAP_PX);
    expect(new Set(ticks.map(({ ms }) => new Date(ms).getUTCDay()))).toEqual(new Set([1]));
  });

  it.each([
    ['the first date', span(-8.64e15, -8.64e15 + 400 * DAY_MS)],
    ['the last date', span(8.64e15 - 400 * DAY_MS, 8.64e15)],
    ['beyond the last date', span(8.64e15 - 400 * DAY_MS, 8.64e15 + 400 * DAY_MS)],
    ['dates that do not exist', span(9e15, 9e15 + 400 * DAY_MS)],
  ])('come to an end at %s', (_, each) => {
    expect(timeTicks(createTimeScale(each, 1000), MIN_GAP_PX).length).toBeLessThan(20);
  });
});

describe('the axis', () => {
  it('zoomed keeps the instant under the pointer where it is', () => {
    const factor = fc.double({ min: 0.2, max: 5, noNaN: true });
    fc.assert(
      fc.property(axis, widthPx, share, factor, (each, width, at, by) => {
        const ms = inside(each, at);
        const before = createTimeScale(each, width).toPx(ms);
        const after = createTimeScale(zoomedAxis(each, ms, by), width).toPx(ms);
        expect(Math.abs(after - before)).toBeLessThan(0.01);
      }),
    );
  });

  it('zoomed in and out again is where it was', () => {
    fc.assert(
      fc.property(axis, share, (each, at) => {
        const ms = inside(each, at);
        const back = zoomedAxis(zoomedAxis(each, ms, 0.5), ms, 2);
        expect(Math.abs(back.start - each.start) + Math.abs(back.end - each.end)).toBeLessThan(2);
      }),
    );
  });

  it('moved keeps its length', () => {
    expect(movedSpan(span(0, 10), -3)).toEqual(span(-3, 7));
  });
});

describe('snapping to days', () => {
  it('goes to the nearer midnight', () => {
    fc.assert(
      fc.property(fc.integer({ min: -8e12, max: 8e12 }), (ms) => {
        const snapped = snapToDay(ms);
        expect([snapped % DAY_MS === 0, Math.abs(snapped - ms) <= DAY_MS / 2]).toEqual([true, true]);
      }),
    );
  });
});

describe('adding months', () => {
  it.each([
    ['2018-01-31', 1, '2018-02-28'],
    ['2020-01-31', 1, '2020-02-29'],
    ['2018-03-31', -1, '2018-02-28'],
    ['2018-12-31', 1, '2019-01-31'],
    ['2018-01-15', -1, '2017-12-15'],
    ['2018-05-31', 1, '2018-06-30'],
    ['2018-06-30', 1, '2018-07-30'],
    ['2018-06-15', 0, '2018-06-15'],
    ['0099-12-31', 1, '0100-01-31'],
    ['0000-01-31', 1, '0000-02-29'],
  ])('to %s: %d gives %s', (day, months, result) => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    expect(formatIsoDay(addMonths(utcDay(year, month, date), months))).toBe(result);
  });
});
