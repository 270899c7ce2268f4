import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BBox, type LngLat, bboxContains, bboxOf } from './space';

const place: fc.Arbitrary<LngLat> = fc.tuple(
  fc.integer({ min: -180, max: 180 }),
  fc.integer({ min: -90, max: 90 }),
);

describe('a box', () => {
  it('around points contains each of them', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1 }), (points) => {
        const box = bboxOf(points);
        expect(box !== null && points.every((point) => bboxContains(box, point))).toBe(true);
      }),
    );
  });

  it('around points has a point on each edge', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1 }), (points) => {
        const [west, south, east, north] = bboxOf(points) ?? [];
        expect([
          points.some(([lng]) => lng === west),
          points.some(([, lat]) => lat === south),
          points.some(([lng]) => lng === east),
          points.some(([, lat]) => lat === north),
        ]).toEqual([true, true, true, true]);
      }),
    );
  });

  it('around nothing does not exist', () => {
    expect(bboxOf([])).toBeNull();
  });

  it.each([
    [[10, 0] as const, true],
    [[20, 5] as const, true],
    [[20.1, 5] as const, false],
    [[15, -0.1] as const, false],
  ])('has its edges inside: %j', (point, isInside) => {
    expect(bboxContains([10, 0, 20, 5], point)).toBe(isInside);
  });

  it('whose west is east of its east reaches across the antimeridian', () => {
    const pacific: BBox = [170, -10, -170, 10];
    const inside = ([lng, lat]: LngLat): boolean => bboxContains(pacific, [lng, lat]);
    expect([
      inside([175, 0]),
      inside([-175, 0]),
      inside([180, 0]),
      inside([0, 0]),
      inside([175, 11]),
    ]).toEqual([true, true, true, false, false]);
  });
});
