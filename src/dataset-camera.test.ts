import { timeColumn } from '@/domain/time-column';
import { describe, expect, it } from 'vitest';
import { type MarkColumns, toFixedMercator } from '@/domain/mark-columns';
import type { BBox, LngLat } from '@/domain/space';
import { cameraAround, cameraForArticle, cameraForNew } from './dataset-camera';

const marksAt = (...places: readonly (LngLat | null)[]): MarkColumns => {
  const fixed = places.map((place) => toFixedMercator(place ?? [0, 0]));
  const length = places.length;
  return {
    length,
    start: timeColumn(new Float64Array(length)),
    end: timeColumn(new Float64Array(length).fill(1)),
    x: Int32Array.from(fixed, ([x]) => x),
    y: Int32Array.from(fixed, ([, y]) => y),
    kind: new Uint8Array(length),
    style: Uint8Array.from(places, (place) => (place === null ? 0 : 1)),
    extent: new Uint8Array(length),
    weight: new Uint8Array(length),
  };
};
const all = () => true;

describe('the camera around rows', () => {
  it('looks at their middle, and is not led astray by one of a hundred', () => {
    const town: LngLat = [36, 33];
    const camera = cameraAround(marksAt(...Array.from({ length: 99 }, () => town), [-120, 10], null));
    expect(camera.center[0]).toBeCloseTo(36, 3);
    expect(camera.center[1]).toBeCloseTo(33, 3);
    expect(camera.zoom).toBe(11);
  });

  it('shows the world where no row has a place', () => {
    expect(cameraAround(marksAt(null)).zoom).toBe(1);
  });
});

describe('the camera for rows that have come', () => {
  const LEVANT: BBox = [35, 32, 37, 34];

  it('stays where they are in sight already, or have no place', () => {
    expect(cameraForNew(marksAt([36, 33], [36.1, 33.1]), all, LEVANT)).toBeNull();
    expect(cameraForNew(marksAt(null), all, LEVANT)).toBeNull();
    expect(cameraForNew(marksAt([179, 0], [0, 0]), (row) => row === 0, [170, -10, -170, 10])).toBeNull();
    expect(cameraForNew(marksAt([-179, 0], [0, 0]), (row) => row === 0, [170, -10, -170, 10])).toBeNull();
  });

  it('stays on the whole world', () => {
    expect(cameraForNew(marksAt([36, 33], [-170, -40]), all, [-180, -85, 180, 85])).toBeNull();
  });

  it('stays where some of them are in sight, and the rest is far away', () => {
    expect(cameraForNew(marksAt([36, 33], [-77, 39], [37.6, 55.7]), all, LEVANT)).toBeNull();
  });

  it('looks at them where none is in sight, as if they had been opened alone', () => {
    const [there, beside]: readonly LngLat[] = [
      [44, 33],
      [44.5, 33.5],
    ];
    const marks = marksAt([36, 33], there ?? null, beside ?? null);
    const camera = cameraForNew(marks, (row) => row > 0, LEVANT);
    expect(camera).toEqual(cameraAround(marksAt(there ?? null, beside ?? null)));
    expect(camera?.center[0]).toBeCloseTo(44.25, 5);
  });

  it('looks at them where one in a hundred is in sight', () => {
    const far = Array.from({ length: 99 }, (): LngLat => [44, 33]);
    expect(cameraForNew(marksAt([36, 33], ...far), all, LEVANT)?.center[0]).toBeCloseTo(44, 3);
  });

  it('is the article’s own where the article comes and its middle is not in sight', () => {
    const home = { center: [36, 33] as LngLat, zoom: 8, bearing: 0, pitch: 0 };
    expect(cameraForArticle(home, LEVANT)).toBeNull();
    expect(cameraForArticle(home, [43, 32, 45, 34])).toBe(home);
    expect(cameraForArticle(home, null)).toBe(home);
  });
});

describe('strays', () => {
  const nine = Array.from({ length: 9 }, (_, index): LngLat => [36 + index / 20, 33 + index / 20]);

  it('of a small file are left out where they are far from all others', () => {
    expect(cameraAround(marksAt(...nine, [-120, 10]))).toEqual(cameraAround(marksAt(...nine)));
  });

  it('are none where they are as many as a second region', () => {
    const camera = cameraAround(marksAt(...nine, [-120, 10], [-121, 11]));
    expect(camera.center[0]).toBeCloseTo((-121 + 36.4) / 2, 0);
  });

  it('are none where places are spread evenly over the world', () => {
    const spread = Array.from({ length: 60 }, (_, index): LngLat => [-170 + index * 5.8, 0]);
    expect(cameraAround(marksAt(...spread)).zoom).toBeLessThan(2);
  });
});
