import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_TIME, DAY_MS, type TimeSpan, epochMs, isBounded, sameSpan, span, utcDay } from '@/domain/time';
import { type BrushPart, draggedWindow, playedWindow, steppedWindow, visibleWindow } from './window-brush';

const daySpan = (first: number, end: number): TimeSpan => span(first * DAY_MS, end * DAY_MS);
const dayWindow = fc
  .tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 1, max: 900 }))
  .map(([first, length]) => daySpan(first, first + length));
const anyWindow = fc
  .tuple(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 60_000, max: 1e11 }))
  .map(([start, length]) => span(start, start + length));
const byMs = fc.integer({ min: -2e11, max: 2e11 });
const part = fc.constantFrom<BrushPart>('from', 'to', 'window');
const edges = ({ start, end }: TimeSpan): readonly [number, number] => [start, end];
const day = (text: string): number => {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number);
  return utcDay(year, month, date);
};

describe('a drag', () => {
  it('never makes the window shorter than a day, nor shorter than it was when moved whole', () => {
    fc.assert(
      fc.property(anyWindow, part, byMs, (window, dragged, by) => {
        const { start, end } = draggedWindow(window, dragged, by);
        expect(end - start).toBeGreaterThanOrEqual(Math.min(DAY_MS, window.end - window.start));
      }),
    );
  });

  it('of a window of days leaves a window of days', () => {
    fc.assert(
      fc.property(dayWindow, part, byMs, (window, dragged, by) => {
        for (const edge of edges(draggedWindow(window, dragged, by))) expect(edge % DAY_MS === 0).toBe(true);
      }),
    );
  });

  it('of one handle leaves the other where it is', () => {
    fc.assert(
      fc.property(anyWindow, byMs, (window, by) => {
        expect([draggedWindow(window, 'from', by).end, draggedWindow(window, 'to', by).start]).toEqual([
          window.end,
          window.start,
        ]);
      }),
    );
  });

  it('of the window keeps its length', () => {
    fc.assert(
      fc.property(anyWindow, byMs, (window, by) => {
        const { start, end } = draggedWindow(window, 'window', by);
        expect(end - start).toBe(window.end - window.start);
      }),
    );
  });

  it('of less than half a day changes a window of days not at all', () => {
    fc.assert(
      fc.property(dayWindow, part, fc.integer({ min: -4e7, max: 4e7 }), (window, dragged, by) => {
        expect(sameSpan(draggedWindow(window, dragged, by), window)).toBe(true);
      }),
    );
  });

  it('past the other handle stops a day before it', () => {
    expect([
      draggedWindow(daySpan(0, 5), 'from', 99 * DAY_MS),
      draggedWindow(daySpan(0, 5), 'to', -99 * DAY_MS),
    ]).toEqual([daySpan(4, 5), daySpan(0, 1)]);
  });

  it('goes by the distance from its beginning, so that small moves add up', () => {
    const steps = [0.3, 0.6, 0.9].map(
      (share) => draggedWindow(daySpan(0, 5), 'to', share * DAY_MS).end / DAY_MS,
    );
    expect(steps).toEqual([5, 6, 6]);
  });
});

describe('a key on a handle', () => {
  it.each([
    ['from', 'day', 1, ['2018-06-13', '2018-06-17']],
    ['from', 'day', -1, ['2018-06-11', '2018-06-17']],
    ['from', 'week', -1, ['2018-06-05', '2018-06-17']],
    ['from', 'month', -1, ['2018-05-12', '2018-06-17']],
    ['from', 'month', 1, ['2018-06-16', '2018-06-17']],
    ['to', 'day', 1, ['2018-06-12', '2018-06-18']],
    ['to', 'day', -1, ['2018-06-12', '2018-06-16']],
    ['to', 'week', 1, ['2018-06-12', '2018-06-24']],
    ['to', 'week', -1, ['2018-06-12', '2018-06-13']],
    ['to', 'month', 1, ['2018-06-12', '2018-07-17']],
  ] as const)('%s by one %s %d', (handle, step, sign, [from, to]) => {
    const window = span(day('2018-06-12'), day('2018-06-17'));
    expect(edges(steppedWindow(window, handle, step, sign))).toEqual([day(from), day(to)]);
  });

  it.each([
    ['31 January', '2018-02-01', '2018-03-01'],
    ['30 June', '2018-07-01', '2018-07-31'],
    ['31 December', '2019-01-01', '2019-02-01'],
  ])('takes the last day by months: from %s', (_, end, next) => {
    const window = span(day('2017-01-01'), day(end));
    expect(steppedWindow(window, 'to', 'month', 1).end).toBe(day(next));
  });

  it('never makes the window shorter than a day', () => {
    const step = fc.constantFrom('day' as const, 'week' as const, 'month' as const);
    const handle = fc.constantFrom('from' as const, 'to' as const);
    fc.assert(
      fc.property(dayWindow, handle, step, fc.constantFrom(1 as const, -1 as const), (window, ...rest) => {
        const { start, end } = steppedWindow(window, ...rest);
        expect(end - start).toBeGreaterThanOrEqual(DAY_MS);
      }),
    );
  });
});

describe('the window that the eye sees', () => {
  const axis = span(10.25 * DAY_MS, 20.75 * DAY_MS);

  it('is the window itself where it has both ends', () => {
    const window = daySpan(100, 101);
    expect(visibleWindow(window, axis)).toBe(window);
  });

  it('has ends for every window', () => {
    const axes = anyWindow.filter(({ start, end }) => end - start >= 2 * DAY_MS);
    const open = fc
      .tuple(fc.integer({ min: -5000, max: 5000 }), fc.constantFrom(-1, 0, 1))
      .map(([at, side]) =>
        side === 0
          ? ALL_TIME
          : side < 0
            ? { start: epochMs(-Infinity), end: epochMs(at * DAY_MS) }
            : { start: epochMs(at * DAY_MS), end: epochMs(Infinity) },
      );
    fc.assert(
      fc.property(open, axes, (window, each) => {
        const seen = visibleWindow(window, each);
        expect([isBounded(seen), seen.end - seen.start >= DAY_MS]).toEqual([true, true]);
      }),
    );
  });

  it('has its open ends at midnight, so that a drag from them leaves whole days', () => {
    expect(edges(visibleWindow(ALL_TIME, axis))).toEqual([10 * DAY_MS, 21 * DAY_MS]);
  });

  it('keeps its closed end', () => {
    expect(visibleWindow({ start: epochMs(15 * DAY_MS), end: epochMs(Infinity) }, axis).start).toBe(
      15 * DAY_MS,
    );
  });

  it('is a day long where the axis lies beyond the closed end', () => {
    expect(edges(visibleWindow({ start: epochMs(40 * DAY_MS), end: epochMs(Infinity) }, axis))).toEqual([
      40 * DAY_MS,
      41 * DAY_MS,
    ]);
  });
});

describe('playing', () => {
  const whole = daySpan(0, 10);

  it('moves the window, length kept', () => {
    expect(playedWindow(daySpan(2, 5), whole, 'window', DAY_MS)).toEqual(daySpan(3, 6));
  });

  it('moves the end alone when everything up to then is shown', () => {
    expect(playedWindow(daySpan(2, 5), whole, 'cumulative', DAY_MS)).toEqual(daySpan(2, 6));
  });

  it('stops at the end of the whole, not beyond', () => {
    expect(playedWindow(daySpan(7, 9), whole, 'window', 5 * DAY_MS)).toEqual(daySpan(8, 10));
  });

  it('is over at the end', () => {
    expect(playedWindow(daySpan(8, 10), whole, 'window', DAY_MS)).toBeNull();
  });

  it('comes to its end from anywhere before it', () => {
    const mode = fc.constantFrom('window' as const, 'cumulative' as const);
    fc.assert(
      fc.property(
        fc.integer({ min: -30, max: 9 }),
        fc.integer({ min: 1, max: 5 }),
        mode,
        (first, days, each) => {
          let window: TimeSpan | null = daySpan(first, first + 1);
          let frames = 0;
          for (; window !== null && frames < 100; frames += 1)
            window = playedWindow(window, whole, each, days * DAY_MS);
          expect(frames).toBe(Math.ceil((9 - first) / days) + 1);
        },
      ),
    );
  });
});
