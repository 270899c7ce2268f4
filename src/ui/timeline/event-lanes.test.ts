import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TimeSpan, overlaps, span } from '@/domain/time';
import { packLanes } from './event-lanes';

const timeOrdered: fc.Arbitrary<readonly TimeSpan[]> = fc
  .array(
    fc.tuple(
      fc.oneof({ arbitrary: fc.integer({ min: 0, max: 60 }), weight: 8 }, fc.constant(-Infinity)),
      fc.oneof({ arbitrary: fc.integer({ min: 1, max: 20 }), weight: 8 }, fc.constant(Infinity)),
    ),
    { maxLength: 40 },
  )
  .map((pairs) =>
    pairs
      .map(([start, length]) => span(start, start === -Infinity ? Math.min(length, 80) : start + length))
      .toSorted((a, b) => (a.start === b.start ? 0 : a.start < b.start ? -1 : 1)),
  );
const rowsOf = (spans: readonly TimeSpan[]): readonly number[] => spans.map((_, index) => index + 100);

describe('lanes', () => {
  it('hold bars that keep their distance', () => {
    fc.assert(
      fc.property(timeOrdered, fc.integer({ min: 0, max: 5 }), (spans, gapMs) => {
        const { laned } = packLanes(rowsOf(spans), spans, gapMs);
        for (const lane of new Set(laned.map((each) => each.lane))) {
          const bars = laned.filter((each) => each.lane === lane);
          const own = bars.map(({ row }) => spans[row - 100] ?? span(0, 1));
          for (const [index, next] of own.slice(1).entries())
            expect(next.start).toBeGreaterThanOrEqual((own[index]?.end ?? 0) + gapMs);
        }
      }),
    );
  });

  it('hold every row once, in the given order', () => {
    fc.assert(
      fc.property(timeOrdered, (spans) => {
        expect(packLanes(rowsOf(spans), spans, 1).laned.map(({ row }) => row)).toEqual(rowsOf(spans));
      }),
    );
  });

  it('are as few as events at one moment', () => {
    fc.assert(
      fc.property(timeOrdered, (spans) => {
        const crowd = spans.map((each) =>
          spans.filter((other) => other.start <= each.start && overlaps(each, other)),
        );
        const most = Math.max(0, ...crowd.map(({ length }) => length));
        expect(packLanes(rowsOf(spans), spans, 0).laneCount).toBe(most);
      }),
    );
  });

  it('are none without rows', () => {
    expect(packLanes([], [], 1)).toEqual({ laned: [], laneCount: 0 });
  });

  it('take a bar that starts where another ends', () => {
    expect(packLanes([1, 2], [span(0, 5), span(5, 9)], 0).laneCount).toBe(1);
  });
});
