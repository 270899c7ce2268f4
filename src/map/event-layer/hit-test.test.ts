import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_KINDS } from '@/domain/event';
import { timeAt } from '@/domain/time-column';
import { DAY_MS, type TimeSpan, contains, overlaps, span } from '@/domain/time';
import { type MarkScale, countOnSpot, rowsAt } from './hit-test';
import { SHAPE_BOX, shapeDistance } from '@/domain/kind-shapes';
import { type MarkRow, anyRow, anyWindow, markRow, marksOf } from './made-up-marks.test-helper';
import { markDiameterPx } from './mark-size';
import { orderMarks } from '@/domain/mark-order';
import type { Scene } from './scene';
import { type View, toScreen, viewOf } from './view';
import { windowRanks } from './window-ranks';

const SIZE = 512;
const MARKS: MarkScale = { baseDiameterPx: 14, specks: false };

/** A square map around 0, 0 that looks straight down. */
const viewAt = (zoom: number): View => {
  const scale = (2 * 512 * 2 ** zoom) / SIZE;
  const view = viewOf(
    [scale, 0, 0, 0, 0, -scale, 0, 0, 0, 0, 1, 0, -scale / 2, scale / 2, 0, 1],
    SIZE,
    SIZE,
    true,
  );
  if (view === null) throw new Error('no view');
  return view;
};

const sceneOf = (rows: readonly MarkRow[], window: TimeSpan, change: Partial<Scene> = {}): Scene => {
  const marks = marksOf(rows);
  const order = orderMarks(marks);
  return {
    marks,
    order,
    window,
    ranks: windowRanks(marks, window),
    kinds: 0x7ff,
    rowBits: null,
    offsets: null,
    hovered: null,
    selected: null,
    focused: [],
    ...change,
  };
};

/** The meaning of a hit, row by row, without ranges or boxes. */
const slowRowsAt = (scene: Scene, view: View, x: number, y: number, radiusPx: number): number[] => {
  const { marks, window, kinds, rowBits, offsets } = scene;
  const hits: number[] = [];
  for (let row = 0; row < marks.length; row += 1) {
    const possible = { start: timeAt(marks.start, row), end: timeAt(marks.end, row) } as never;
    const kind = marks.kind[row] as number;
    const passes = rowBits === null || ((rowBits[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
    if (marks.style[row] === 0 || !overlaps(possible, window) || (kinds & (1 << kind)) === 0 || !passes)
      continue;
    const unit = markDiameterPx(MARKS.baseDiameterPx, marks.weight[row] as number) / SHAPE_BOX;
    const gaps = [-3, -2, -1, 0, 1, 2, 3].map((copy) => {
      const at = new Float64Array(2);
      toScreen(view, marks.x[row] as number, marks.y[row] as number, copy, at);
      const dx = x - (at[0] ?? 0) - (offsets?.[row * 2] ?? 0) / 8;
      const dy = y - (at[1] ?? 0) - (offsets?.[row * 2 + 1] ?? 0) / 8;
      return shapeDistance(EVENT_KINDS[kind] ?? 'background', dx / unit, dy / unit) * unit;
    });
    if (Math.min(...gaps) <= radiusPx) hits.push(row);
  }
  return hits;
};

const close = anyRow.map((row) => ({ ...row, lngLat: [row.lngLat[0] / 20, row.lngLat[1] / 20] as const }));
const ascending = (rows: readonly number[]): number[] => rows.toSorted((a, b) => a - b);

describe('rowsAt', () => {
  it('finds what a test of every row finds, under every filter, displacement and copy of the world', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(close, anyRow), { maxLength: 60 }),
        anyWindow,
        fc.record({
          kinds: fc.integer({ min: 0, max: 0x7ff }),
          rowBits: fc.option(fc.uint8Array({ minLength: 8, maxLength: 8 })),
          offsets: fc.option(fc.int16Array({ min: -200, max: 200, minLength: 120, maxLength: 120 })),
        }),
        fc.record({
          x: fc.double({ min: 0, max: SIZE, noNaN: true }),
          y: fc.double({ min: 0, max: SIZE, noNaN: true }),
          radius: fc.constantFrom(0, 4, 40),
          zoom: fc.constantFrom(0, 1, 4, 7),
        }),
        (rows, window, change, { x, y, radius, zoom }) => {
          const scene = sceneOf(rows, window, change);
          const view = viewAt(zoom);
          const found = rowsAt(scene, view, MARKS, { x, y }, radius);
          expect(ascending(found)).toEqual(slowRowsAt(scene, view, x, y, radius));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('puts the topmost first where marks lie on one another, and the nearest first beside them', () => {
    const rows = [
      markRow({ start: 0, end: 1 }),
      markRow({ start: 1, end: 2 }),
      markRow({ start: 2, end: 3, lngLat: [0.2, 0] }),
    ];
    const scene = sceneOf(rows, span(0, DAY_MS));
    const view = viewAt(8); // 0.2 degrees are 73 px
    expect(rowsAt(scene, view, MARKS, { x: 256, y: 256 }, 100)).toEqual([1, 0, 2]);
    expect(rowsAt(scene, view, MARKS, { x: 325, y: 256 }, 100)).toEqual([2, 1, 0]);
    expect(rowsAt({ ...scene, selected: 0 }, view, MARKS, { x: 256, y: 256 }, 0)).toEqual([0, 1]);
    expect(rowsAt({ ...scene, selected: 0, hovered: 1 }, view, MARKS, { x: 256, y: 256 }, 0)).toEqual([1, 0]);
  });

  it('follows the outline of a shape, not a circle around it', () => {
    const plus = EVENT_KINDS.indexOf('agreement');
    const scene = sceneOf([markRow({ kind: plus })], span(0, DAY_MS));
    const view = viewAt(8);
    expect(rowsAt(scene, view, MARKS, { x: 256 + 5, y: 256 }, 0)).toEqual([0]);
    expect(rowsAt(scene, view, MARKS, { x: 256 + 4, y: 256 + 4 }, 0)).toEqual([]);
  });
});

describe('countOnSpot', () => {
  it('counts what looking at every row finds within the circle, certain and possible', () => {
    fc.assert(
      fc.property(
        fc.array(
          anyRow.map((row) => ({ ...row, lngLat: [row.lngLat[0] / 400, row.lngLat[1] / 400] as const })),
          { minLength: 1, maxLength: 60 },
        ),
        anyWindow,
        fc.constantFrom(0, 4, 9),
        (rows, window, zoom) => {
          const scene = sceneOf(rows, window);
          const { marks } = scene;
          const view = viewAt(zoom);
          const point = { x: SIZE / 2 + 3, y: SIZE / 2 - 2 };
          const at = new Float64Array(2);
          let [certain, possible] = [0, 0];
          for (let row = 0; row < marks.length; row += 1) {
            const own = { start: timeAt(marks.start, row), end: timeAt(marks.end, row) } as never;
            if (marks.style[row] === 0 || !overlaps(own, window)) continue;
            const isNear = [-3, -2, -1, 0, 1, 2, 3].some(
              (copy) =>
                Math.abs(copy) <= view.copies &&
                toScreen(view, marks.x[row] ?? 0, marks.y[row] ?? 0, copy, at) &&
                Math.hypot(point.x - (at[0] ?? 0), point.y - (at[1] ?? 0)) <= 10,
            );
            if (!isNear) continue;
            possible += 1;
            if (marks.extent[row] === 1 || contains(window, own)) certain += 1;
          }
          expect(countOnSpot(scene, view, point, 10)).toEqual({ certain, possible });
        },
      ),
    );
  });
});
