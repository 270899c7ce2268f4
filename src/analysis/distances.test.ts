import fc from 'fast-check';
import GeographicLib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '@/domain/space';
import { areaToLinesKm, areaToPointKm, distanceToLinesKm, distanceToPointKm } from './distances';
import type { Polygon } from './polygons';

/** Kilometres along the WGS 84 ellipsoid, good to nanometres: what a sphere can only come near. */
const geodesicKm = ([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number =>
  (GeographicLib.Geodesic.WGS84.Inverse(lat1, lng1, lat2, lng2).s12 ?? Number.NaN) / 1000;
const km = (from: LngLat, to: LngLat): number => distanceToPointKm(from, to, 0).km ?? Number.NaN;

const inTheLevant: fc.Arbitrary<LngLat> = fc.tuple(
  fc.double({ min: 33, max: 43, noNaN: true }),
  fc.double({ min: 29, max: 38, noNaN: true }),
);
const anywhere: fc.Arbitrary<LngLat> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -89, max: 89, noNaN: true }),
);

describe('a distance', () => {
  it('is within half a per cent of the geodesic, anywhere', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (from, to) => {
        const real = geodesicKm(from, to);
        expect(Math.abs(km(from, to) - real)).toBeLessThanOrEqual(real * 0.005 + 1e-6);
      }),
      { numRuns: 500 },
    );
  });

  it('to the opposite point of the Earth is half the way round', () => {
    expect(km([179.999975821468, 88.99999999999268], [0, -88.99999999999986])).toBeCloseTo(20_004, -2);
  });

  it('is the same both ways', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (from, to) => {
        expect(km(from, to)).toBeCloseTo(km(to, from), 6);
      }),
    );
  });

  it('across the antimeridian goes the short way', () => {
    expect(km([179.5, 0], [-179.5, 0])).toBeCloseTo(111.3, 0);
  });

  it('to the place itself is nothing, and never below nothing', () => {
    const { lowKm, highKm, ...rest } = distanceToPointKm([36, 33], [36, 33], 5);
    expect([rest.km, lowKm, highKm]).toEqual([0, 0, 5]);
  });

  it('carries the accuracy of both ends, unrounded: rounding is for words', () => {
    const { km: middle, lowKm, highKm } = distanceToPointKm([36, 33], [36, 33.5], 2.5);
    expect([lowKm, highKm]).toEqual([(middle ?? 0) - 2.5, (middle ?? 0) + 2.5]);
  });
});

/** The nearest of many points on a line: slow, and never nearer than the true one. */
const slowNearestKm = (from: LngLat, line: readonly LngLat[], steps: number): number => {
  let nearest = Infinity;
  for (const [index, [lng2, lat2]] of line.slice(1).entries()) {
    const [lng1, lat1] = line[index] ?? [0, 0];
    for (let step = 0; step <= steps; step += 1) {
      const share = step / steps;
      nearest = Math.min(nearest, km(from, [lng1 + (lng2 - lng1) * share, lat1 + (lat2 - lat1) * share]));
    }
  }
  return nearest;
};
const shortLine: fc.Arbitrary<readonly LngLat[]> = fc
  .tuple(
    inTheLevant,
    fc.array(
      fc.tuple(
        fc.double({ min: -0.2, max: 0.2, noNaN: true }),
        fc.double({ min: -0.2, max: 0.2, noNaN: true }),
      ),
      { minLength: 1, maxLength: 5 },
    ),
  )
  .map(([start, steps]) => {
    const line: LngLat[] = [start];
    for (const [dLng, dLat] of steps) {
      const [lng, lat] = line.at(-1) ?? start;
      line.push([lng + dLng, lat + dLat]);
    }
    return line;
  });

describe('the distance to a line', () => {
  it('is that of the nearest point along it', () => {
    fc.assert(
      fc.property(inTheLevant, shortLine, (from, line) => {
        const slow = slowNearestKm(from, line, 400);
        expect(Math.abs((distanceToLinesKm(from, [line], 0)?.km ?? Number.NaN) - slow)).toBeLessThan(0.1);
      }),
      { numRuns: 60 },
    );
  });

  it('is measured to the point that it names', () => {
    fc.assert(
      fc.property(inTheLevant, shortLine, (from, line) => {
        const found = distanceToLinesKm(from, [line], 0);
        expect(found && Math.abs(km(from, found.to) - (found.km ?? 0))).toBeLessThan(1e-6);
      }),
    );
  });

  it('of several is that of the nearest, in whatever order they come', () => {
    fc.assert(
      fc.property(inTheLevant, fc.array(shortLine, { minLength: 1, maxLength: 4 }), (from, lines) => {
        const each = lines.map((line) => distanceToLinesKm(from, [line], 0)?.km ?? Infinity);
        expect([
          distanceToLinesKm(from, lines, 0)?.km,
          distanceToLinesKm(from, lines.toReversed(), 0)?.km,
        ]).toEqual([Math.min(...each), Math.min(...each)]);
      }),
    );
  });

  it('from a point on it is nothing', () => {
    fc.assert(
      fc.property(shortLine, (line) => {
        expect(distanceToLinesKm(line[1] ?? [0, 0], [line], 0)?.km).toBeLessThan(0.001);
      }),
    );
  });

  it('across the antimeridian is measured there', () => {
    const line: readonly LngLat[] = [
      [179.8, -1],
      [179.8, 1],
    ];
    expect(distanceToLinesKm([-179.8, 0], [line], 0)?.km).toBeCloseTo(44.48, 1);
  });

  it('that itself crosses the antimeridian is measured there', () => {
    const line: readonly LngLat[] = [
      [179.5, 1],
      [-179.5, 1],
    ];
    expect(distanceToLinesKm([180, 0], [line], 0)?.km).toBeCloseTo(110.6, 0);
  });

  it.each<[string, readonly (readonly LngLat[])[]]>([
    ['no line', []],
    ['a line of one point', [[[36, 33]]]],
    ['a line of no point', [[]]],
  ])('is none for %s', (_, lines) => {
    expect(distanceToLinesKm([36, 33], lines, 1)).toBeNull();
  });

  it('passes over lines of one point', () => {
    const line: readonly LngLat[] = [
      [36, 33],
      [36, 34],
    ];
    expect(distanceToLinesKm([36, 33.5], [[[36, 33.5]], line], 0)?.km).toBeLessThan(0.01);
  });
});

const square = (west: number, south: number, size: number): Polygon => [
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ],
];

describe('the distance from an area', () => {
  const somewhere = fc.tuple(inTheLevant, fc.double({ min: 0.02, max: 0.5, noNaN: true }));
  const inside = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );

  it('to a place holds that of every point in it', () => {
    fc.assert(
      fc.property(somewhere, inside, inTheLevant, ([[west, south], size], [x, y], to) => {
        const range = areaToPointKm([square(west, south, size)], to, 0);
        const one = geodesicKm([west + x * size, south + y * size], to);
        // The edges bend: a straight edge of half a degree strays from the great circle by 0.1 km.
        expect(one).toBeGreaterThan((range?.lowKm ?? Infinity) - 0.15);
        expect(one).toBeLessThan((range?.highKm ?? 0) + 0.15);
      }),
    );
  });

  it('to a line holds that of every point in it', () => {
    fc.assert(
      fc.property(somewhere, inside, shortLine, ([[west, south], size], [x, y], line) => {
        const range = areaToLinesKm([square(west, south, size)], [line], 0);
        const one = distanceToLinesKm([west + x * size, south + y * size], [line], 0)?.km ?? Number.NaN;
        expect(one).toBeGreaterThan((range?.lowKm ?? Infinity) - 0.15);
        expect(one).toBeLessThan((range?.highKm ?? 0) + 0.15);
      }),
      { numRuns: 60 },
    );
  });

  it('to what lies in it or crosses it may be nothing', () => {
    const area = [square(36, 33, 1)];
    const lines: readonly (readonly LngLat[])[] = [
      [
        [35, 33.5],
        [38, 33.5],
      ],
    ];
    expect([areaToPointKm(area, [36.5, 33.5], 1)?.lowKm, areaToLinesKm(area, lines, 1)?.lowKm]).toEqual([
      0, 0,
    ]);
  });

  it('without an outline is none', () => {
    expect([areaToPointKm([], [36, 33], 1), areaToLinesKm([], [], 1)]).toEqual([null, null]);
  });
});
