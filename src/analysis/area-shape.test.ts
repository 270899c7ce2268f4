import fc from 'fast-check';
import GeographicLib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { circleRing } from '@/domain/area';
import type { LngLat } from '@/domain/space';
import { corridorRings, discReach, isInRings, polygonReach } from './area-shape';

const karneyKm = ([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number =>
  (GeographicLib.Geodesic.WGS84.Inverse(lat1, lng1, lat2, lng2).s12 ?? Number.NaN) / 1000;
const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('a circle', () => {
  it('holds what is nearer than its radius by another implementation, across the antimeridian too', () => {
    const center: fc.Arbitrary<LngLat> = fc.tuple(degrees(-180, 180), degrees(-75, 75));
    fc.assert(
      fc.property(
        center,
        degrees(1, 400),
        degrees(-6, 6),
        degrees(-4, 4),
        (middle, radiusKm, east, north) => {
          const at: LngLat = [middle[0] + east, middle[1] + north];
          const km = karneyKm(middle, at);
          fc.pre(Math.abs(km / radiusKm - 1) > 0.005);
          const wrapped: LngLat = [((at[0] + 540) % 360) - 180, at[1]];
          expect(isInRings(wrapped, [circleRing(middle, radiusKm)])).toBe(km < radiusKm);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    ['north', 88],
    ['south', -88],
  ])('around the %s pole holds every longitude near it and none far from it', (_, lat) => {
    const ring = [circleRing([30, lat], 800)];
    const side = Math.sign(lat);
    for (const lng of [-179, -90, 0, 30, 90, 179]) {
      expect([isInRings([lng, side * 84.9], ring), isInRings([lng, side * 70], ring)]).toEqual([true, false]);
    }
  });
});

const along = (lng: number): readonly LngLat[] => [
  [lng, 10],
  [lng + 0.5, 11],
];

describe('a corridor', () => {
  it.each([
    ['in the Levant', 36],
    ['across the antimeridian', 179.8],
  ])('%s holds what is nearer to its line than half its width', (_, lng) => {
    const rings = corridorRings([along(lng)], 20);
    const middle: LngLat = [lng + 0.25, 10.5];
    expect(isInRings(middle, rings)).toBe(true);
    for (const bearing of [-63, 117]) {
      const at = (km: number): LngLat => {
        const { lat2 = 0, lon2 = 0 } = GeographicLib.Geodesic.WGS84.Direct(
          10.5,
          middle[0],
          bearing,
          km * 1000,
        );
        return [lon2, lat2];
      };
      expect([isInRings(at(19.8), rings), isInRings(at(20.4), rings)]).toEqual([true, false]);
    }
  });

  it('near a pole holds what is nearer to its line than half its width', () => {
    const rings = corridorRings(
      [
        [
          [20, 84],
          [40, 84],
        ],
      ],
      50,
    );
    expect([isInRings([30, 84.2], rings), isInRings([30, 83], rings)]).toEqual([true, false]);
  });

  it('along no line is no area', () => {
    expect(corridorRings([], 5)).toEqual([]);
  });
});

const square = (west: number, south: number, size: number): readonly LngLat[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
];

describe('what reaches into an area', () => {
  const rings = [square(36, 33, 1), square(36.4, 33.4, 0.2)];

  it.each([
    ['wholly inside', [36.1, 33.1, 0.1], 'inside'],
    ['over its edge', [35.9, 33.1, 0.2], 'partly'],
    ['beside it', [37.5, 33.1, 0.2], 'outside'],
    ['in its hole', [36.45, 33.45, 0.05], 'outside'],
    ['over its hole', [36.3, 33.3, 0.4], 'partly'],
    ['around it', [35, 32, 3], 'partly'],
    ['across it, with every corner outside', [35.9, 33.7, 1.2], 'partly'],
  ] as const)('is told of an area %s', (_, [west, south, size], reach) => {
    expect(polygonReach([[square(west, south, size)]], rings)).toBe(reach);
  });

  it.each([
    ['well inside', [36.15, 33.15], 10, 'inside'],
    ['nearer to the edge than it is wide', [36.02, 33.15], 10, 'partly'],
    ['just outside', [35.95, 33.5], 10, 'partly'],
    ['far outside', [35, 33.5], 10, 'outside'],
  ] as const)('is told of a disc %s', (_, at, radiusKm, reach) => {
    expect(discReach(at, radiusKm, rings)).toBe(reach);
  });
});
