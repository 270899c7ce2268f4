import { describe, expect, it } from 'vitest';
import { type MarkColumns, toFixedMercator } from '@/domain/mark-columns';
import type { LngLat } from '@/domain/space';
import { cameraAround, cameraWith } from './dataset-camera';

const marksAt = (...places: readonly (LngLat | null)[]): MarkColumns => {
  const fixed = places.map((place) => toFixedMercator(place ?? [0, 0]));
  const length = places.length;
  return {
    length,
    start: new Float64Array(length),
    end: new Float64Array(length).fill(1),
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
  it('stays where they are in sight already, or have no place', () => {
    expect(cameraWith(marksAt([36, 33], [36.1, 33.1]), all, [35, 32, 37, 34])).toBeNull();
    expect(cameraWith(marksAt(null), all, [35, 32, 37, 34])).toBeNull();
    expect(cameraWith(marksAt([179, 0], [0, 0]), (row) => row === 0, [170, -10, -170, 10])).toBeNull();
  });

  it('takes them in beside what was in sight', () => {
    const camera = cameraWith(marksAt([44, 33], [44.5, 33.5]), all, [35, 32, 37, 34]);
    expect(camera?.center[0]).toBeCloseTo((35 + 44.5) / 2, 5);
    expect(camera?.zoom).toBeLessThan(7);
  });
});
