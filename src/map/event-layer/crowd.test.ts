import { describe, expect, it } from 'vitest';
import { scattered } from '@/domain/crowd-sample';
import { DAY_MS, span } from '@/domain/time';
import { crowdInView } from './crowd';
import { markRow, marksOf } from './made-up-marks.test-helper';
import { baseDiameterPx } from './mark-size';
import { orderMarks } from '@/domain/mark-order';
import type { Scene } from './scene';
import { viewOf } from './view';
import { windowRanks } from './window-ranks';

const YEAR = span(0, 365 * DAY_MS);

/** Every fourth row is in view. */
const inOrOut = (index: number): [number, number] => (index % 4 === 0 ? [0, 0] : [90, 0]);

const sceneOf = (count: number, change: Partial<Scene> = {}, placeOf = inOrOut): Scene => {
  const rows = Array.from({ length: count }, (_, index) =>
    markRow({ start: index, end: index + DAY_MS, lngLat: placeOf(index), kind: index % 3 }),
  );
  const marks = marksOf(rows);
  const order = orderMarks(marks);
  const ranks = windowRanks(marks, YEAR);
  return {
    marks,
    order,
    ranks,
    window: YEAR,
    kinds: 0x7ff,
    rowBits: null,
    offsets: null,
    hovered: null,
    selected: null,
    focused: [],
    ...change,
  };
};
const view = viewOf([40, 0, 0, 0, 0, -40, 0, 0, 0, 0, 1, 0, -20, 20, 0, 1], 500, 500, true);
if (view === null) throw new Error('no view');

describe('crowdInView', () => {
  it('counts the drawn rows within the view where there are few', () => {
    const scene = sceneOf(100);
    expect(crowdInView(scene.order.sample, scene, view).rows).toBe(25);
  });

  it('counts only what the filters let through', () => {
    const scene = sceneOf(120, { kinds: 1 });
    expect(crowdInView(scene.order.sample, scene, view).rows).toBe(10);
  });

  it('judges many rows to within a tenth', () => {
    const scene = sceneOf(200_001);
    const crowd = crowdInView(scene.order.sample, scene, view).rows;
    expect(crowd / 50_000).toBeGreaterThan(0.9);
    expect(crowd / 50_000).toBeLessThan(1.1);
  });
});

describe('the places of a crowd', () => {
  it.each([
    [300, 1],
    [300, 0.2],
    [8000, 1],
    [8000, 0.5],
    [150_000, 1],
  ])(
    'of 150,000 rows at %i places, a share of %f in the window, are judged to within a third',
    (places, share) => {
      const rows = 150_000;
      const scene = sceneOf(rows, {}, (index) => {
        const place = scattered(index, places);
        return [((place % 400) - 200) / 100, Math.floor(place / 400) / 100 - 2];
      });
      const window = span(0, rows * share);
      const crowd = crowdInView(
        scene.order.sample,
        { ...scene, window, ranks: windowRanks(scene.marks, window) },
        view,
      );
      const taken = new Set(Array.from({ length: rows * share }, (_, index) => scattered(index, places)));
      expect(crowd.places / taken.size).toBeGreaterThan(0.75);
      expect(crowd.places / taken.size).toBeLessThan(1.33);
    },
  );
});

describe('baseDiameterPx', () => {
  it('is largest for few marks and never grows with their number', () => {
    expect(baseDiameterPx(1)).toBe(baseDiameterPx(60));
    for (let count = 1; count < 1e6; count *= 2)
      expect(baseDiameterPx(count * 2)).toBeLessThanOrEqual(baseDiameterPx(count));
    expect(baseDiameterPx(1e6)).toBeGreaterThan(3);
  });
});
