import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeAt } from '@/domain/time-column';
import { DAY_MS, contains, overlaps, span } from '@/domain/time';
import { anyRow, anyWindow, markRow, marksOf } from './made-up-marks.test-helper';
import { GROUND_DISCS_MAX, orderMarks } from '@/domain/mark-order';
import { drawRanges, windowRanks } from './window-ranks';

const DISC = 2;

describe('windowRanks and drawRanges', () => {
  it('draw every placed row of the window, once, and decide in ranks what spans decide in time', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 60 }), anyWindow, (rows, window) => {
        const marks = marksOf(rows);
        const order = orderMarks(marks);
        const ranks = windowRanks(marks, window);
        const drawn = drawRanges(order, ranks).flatMap(({ first, count }) => [
          ...order.rows.subarray(first, first + count),
        ]);
        expect(new Set(drawn).size).toBe(drawn.length);
        for (let row = 0; row < marks.length; row += 1) {
          const possible = { start: timeAt(marks.start, row), end: timeAt(marks.end, row) } as never;
          const rank = marks.end.ranks[row] as number;
          expect(row < ranks.rowTo && rank >= ranks.endFrom).toBe(overlaps(possible, window));
          expect(row >= ranks.rowFrom && rank < ranks.endTo).toBe(contains(window, possible));
        }
        const rowNumbers = Array.from({ length: marks.length }, (_, row) => row);
        const placed = rowNumbers.filter((row) => marks.style[row] !== 0);
        const inWindow = placed.filter((row) =>
          overlaps({ start: timeAt(marks.start, row), end: timeAt(marks.end, row) } as never, window),
        );
        expect(inWindow.filter((row) => !drawn.includes(row))).toEqual([]);
        expect(drawn.filter((row) => !placed.includes(row))).toEqual([]);
      }),
    );
  });

  it('draw at most 1.1 vertices for each row of a window, with days, weeks and months mixed', () => {
    const random = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: 60_000, seed: 5 });
    const rows = Array.from({ length: 20_000 }, (_, index) => {
      const [when = 0, sort = 0, long = 0] = random.slice(index * 3, index * 3 + 3);
      const start = Math.floor(when * 2920);
      const days = sort < 0.8 ? 1 : sort < 0.97 ? 1 + Math.floor(long * 30) : 30 + Math.floor(long * 300);
      return markRow({ start: start * DAY_MS, end: (start + days) * DAY_MS, style: sort < 0.5 ? 1 : DISC });
    });
    const marks = marksOf(rows);
    const order = orderMarks(marks);
    for (const from of [300, 1000, 1800, 2400]) {
      const window = span(from * DAY_MS, (from + 365) * DAY_MS);
      const ranges = drawRanges(order, windowRanks(marks, window));
      const inside = rows.filter(({ start, end }) => start < window.end && end > window.start).length;
      const vertices = ranges.reduce((sum, { count }) => sum + count, 0);
      expect(vertices / inside).toBeLessThan(1.1);
      expect(ranges.length).toBeLessThanOrEqual(3);
    }
  });

  it('take two draws at most where discs on the ground take a third and highlights a fourth', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 40 }), (rows) => {
        const order = orderMarks(marksOf([...rows, markRow({ style: DISC })]));
        expect(order.groundDiscs.length).toBeGreaterThan(0);
        expect(order.classes.length).toBeLessThanOrEqual(2);
      }),
    );
  });
});

const groundDiscsAmong = (count: number): number =>
  orderMarks(marksOf(Array.from({ length: count }, () => markRow({ style: DISC })))).groundDiscs.length;

describe('orderMarks', () => {
  it('shows all discs on the ground or none, so that scrubbing does not make them come and go', () => {
    expect(groundDiscsAmong(GROUND_DISCS_MAX)).toBe(GROUND_DISCS_MAX);
    expect(groundDiscsAmong(GROUND_DISCS_MAX + 1)).toBe(0);
  });

  it('works without a single row', () => {
    const order = orderMarks(marksOf([]));
    expect(order.classes).toEqual([]);
    expect(order.rows).toHaveLength(0);
  });
});
