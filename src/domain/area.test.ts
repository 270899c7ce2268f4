import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Area, MOST_VERTICES, canonicalArea, circleRing, simplifiedRing } from './area';
import { geodesicKm } from './geodesic';
import type { LngLat } from './space';

const anywhere: fc.Arbitrary<LngLat> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -80, max: 80, noNaN: true }),
);
const square: readonly LngLat[] = [
  [170, 10],
  [190, 10],
  [190, 20],
  [170, 20],
];

describe('an area as a link keeps it', () => {
  const polygon: fc.Arbitrary<Area> = fc
    .array(fc.array(anywhere, { minLength: 3, maxLength: 260 }), { minLength: 1, maxLength: 3 })
    .map((rings) => ({ kind: 'polygon', rings }));

  it('is kept as it is from then on', () => {
    fc.assert(
      fc.property(polygon, (area) => {
        const kept = canonicalArea(area);
        expect(kept && canonicalArea(kept)).toEqual(kept);
      }),
      { numRuns: 40 },
    );
  });

  it('has no more corners than a link can hold', () => {
    fc.assert(
      fc.property(polygon, (area) => {
        const kept = canonicalArea(area);
        const corners = kept?.kind === 'polygon' ? kept.rings.flat().length : 0;
        expect(corners).toBeLessThanOrEqual(MOST_VERTICES);
      }),
      { numRuns: 40 },
    );
  });

  it('drops the repeated last corner', () => {
    const kept = canonicalArea({ kind: 'polygon', rings: [[...square, [170, 10]]] });
    expect(kept).toEqual({ kind: 'polygon', rings: [square] });
  });

  it('begins within ±180, wherever it was drawn', () => {
    const turned = square.map(([lng, lat]): LngLat => [lng - 720, lat]);
    expect(canonicalArea({ kind: 'polygon', rings: [turned] })).toEqual({ kind: 'polygon', rings: [square] });
  });

  it.each<[string, Area]>([
    ['two corners', { kind: 'polygon', rings: [square.slice(0, 2)] }],
    ['no ring', { kind: 'polygon', rings: [] }],
    ['no extent', { kind: 'circle', center: [0, 0], radiusKm: 0 }],
    ['more than the map can show', { kind: 'circle', center: [0, 0], radiusKm: 20_000 }],
    ['a place off the globe', { kind: 'circle', center: [0, 91], radiusKm: 1 }],
    ['no number', { kind: 'circle', center: [0, 0], radiusKm: Number.NaN }],
  ])('is none with %s', (_, area) => {
    expect(canonicalArea(area)).toBeNull();
  });
});

describe('a simplified ring', () => {
  it('loses the corner that matters least', () => {
    const ring: readonly LngLat[] = [
      [0, 0],
      [5, 0.01],
      [10, 0],
      [10, 10],
      [0, 10],
    ];
    expect(simplifiedRing(ring, 4)).toEqual(ring.filter((_, index) => index !== 1));
  });

  it('keeps three corners', () => {
    expect(simplifiedRing(square, 0)).toHaveLength(3);
  });
});

describe('a circle as a ring', () => {
  it('has its radius all round', () => {
    fc.assert(
      fc.property(anywhere, fc.double({ min: 0.1, max: 900, noNaN: true }), (center, radiusKm) => {
        for (const corner of circleRing(center, radiusKm).slice(0, 180)) {
          expect(Math.abs(geodesicKm(center, corner) / radiusKm - 1)).toBeLessThan(1e-5);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('around a pole goes round the whole map and along its edge', () => {
    const ring = circleRing([20, 85], 1500);
    const longitudes = ring.map(([lng]) => lng);
    expect(Math.max(...longitudes) - Math.min(...longitudes)).toBeCloseTo(360, 6);
    expect(ring.filter(([, lat]) => lat > 85.05)).toHaveLength(2);
  });
});
