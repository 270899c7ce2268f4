import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MARK_SPACING_PX, type MarkGroup, layOutMarks, offsetsOf } from './mark-layout';

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly isExact: boolean;
}

/** Groups with rows dealt out in turn, so that time order and place order differ. */
const groupsOf = (spots: readonly Spot[]): readonly MarkGroup[] => {
  const rows = spots.map((): number[] => []);
  let row = 0;
  for (let round = 0; spots.some(({ count }) => count > round); round += 1) {
    for (const [index, { count }] of spots.entries()) {
      if (count <= round) continue;
      rows[index]?.push(row);
      row += 1;
    }
  }
  return spots.map(({ x, y, isExact }, index) => ({
    lngLat: [x, y],
    x,
    y,
    isExact,
    rows: rows[index] ?? [],
  }));
};
const randomGroups = fc
  .array(
    fc.record({
      x: fc.double({ min: 0, max: 600, noNaN: true }),
      y: fc.double({ min: 0, max: 400, noNaN: true }),
      count: fc.integer({ min: 1, max: 12 }),
      isExact: fc.boolean(),
    }),
    { maxLength: 14 },
  )
  .map(groupsOf);

/** Where every mark stands in the view. */
const standing = (groups: readonly MarkGroup[]) => {
  const groupOf = new Map(groups.flatMap((group) => group.rows.map((row) => [row, group] as const)));
  return layOutMarks(groups).marks.map(({ row, dx, dy }) => {
    const { x = Number.NaN, y = Number.NaN } = groupOf.get(row) ?? {};
    return { row, x: x + dx, y: y + dy };
  });
};
const near = (x: number, y: number, ...rows: readonly number[]): MarkGroup => ({
  lngLat: [x, y],
  x,
  y,
  rows,
  isExact: true,
});

describe('the layout of marks', () => {
  it('keeps every two marks a target apart, across or down', () => {
    fc.assert(
      fc.property(randomGroups, (groups) => {
        const marks = standing(groups);
        let nearest = Infinity;
        for (const [index, a] of marks.entries()) {
          for (const b of marks.slice(index + 1))
            nearest = Math.min(nearest, Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)));
        }
        expect(nearest).toBeGreaterThan(MARK_SPACING_PX - 0.001);
      }),
      { numRuns: 200 },
    );
  });

  it('places every row once', () => {
    fc.assert(
      fc.property(randomGroups, (groups) => {
        const rows = groups.flatMap((group) => group.rows).toSorted((a, b) => a - b);
        expect(
          layOutMarks(groups)
            .marks.map(({ row }) => row)
            .toSorted((a, b) => a - b),
        ).toEqual(rows);
      }),
    );
  });

  it('gives the same layout for the same view', () => {
    fc.assert(
      fc.property(randomGroups, (groups) => {
        expect(layOutMarks(groups)).toEqual(layOutMarks(structuredClone(groups)));
      }),
    );
  });

  it('moves with the map', () => {
    fc.assert(
      fc.property(randomGroups, fc.integer({ min: -500, max: 500 }), (groups, by) => {
        const moved = groups.map((group) => ({ ...group, x: group.x + by }));
        const [before, after] = [standing(groups), standing(moved)];
        const off = before.map(({ x }, index) => Math.abs((after[index]?.x ?? Number.NaN) - x - by));
        expect(Math.max(0, ...off)).toBeLessThan(0.01);
      }),
    );
  });

  it('leaves no two blocks that overlap', () => {
    fc.assert(
      fc.property(randomGroups, (groups) => {
        const { blocks } = layOutMarks(groups);
        for (const [index, a] of blocks.entries()) {
          for (const b of blocks.slice(index + 1)) {
            const isBeside = Math.abs(a.x - b.x) * 2 >= a.widthPx + b.widthPx;
            const isBelow = Math.abs(a.y - b.y) * 2 >= a.heightPx + b.heightPx;
            expect(isBeside || isBelow).toBe(true);
          }
        }
      }),
    );
  });

  it('leaves a lone mark where it is', () => {
    expect(layOutMarks([near(100, 100, 7)]).marks).toEqual([{ row: 7, dx: 0, dy: 0 }]);
  });

  it('leaves marks that have room where they are', () => {
    const { marks } = layOutMarks([near(0, 0, 0), near(MARK_SPACING_PX, 0, 1)]);
    expect(marks.map(({ dx, dy }) => [dx, dy])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('puts marks of one place in a row in time order', () => {
    const marks = standing([near(100, 100, 4, 8, 9)]);
    expect(marks).toEqual([
      { row: 4, x: 76, y: 100 },
      { row: 8, x: 100, y: 100 },
      { row: 9, x: 124, y: 100 },
    ]);
  });

  it('puts what two close places share in time order', () => {
    const marks = standing([near(100, 100, 0, 2), near(110, 100, 1)]);
    expect(marks.toSorted((a, b) => a.x - b.x).map(({ row }) => row)).toEqual([0, 1, 2]);
  });

  it('lets areas give way to an exact place', () => {
    const [exact, area] = [near(100, 100, 0), { ...near(110, 100, 1), isExact: false }];
    const [block] = layOutMarks([exact, area]).blocks;
    expect(Math.abs((block?.x ?? 0) - 100)).toBeLessThan(0.1);
  });

  it('of nothing is nothing', () => {
    expect(layOutMarks([])).toEqual({ marks: [], blocks: [] });
  });
});

describe('offsets for the event layer', () => {
  it('are pairs in eighths of a pixel, 0 for rows without a mark', () => {
    expect([...offsetsOf([{ row: 1, dx: 1.5, dy: -2 }], 3)]).toEqual([0, 0, 12, -16, 0, 0]);
  });
});
