import fc from 'fast-check';
import GeographicLib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '@/domain/space';
import { distanceToLinesKm, distanceToPointKm } from './distances';

/** Kilometres along the WGS 84 ellipsoid, good to nanometres: what a sphere can only come near. */
const geodesicKm = ([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number =>
  (GeographicLib.Geodesic.WGS84.Inverse(lat1, lng1, lat2, lng2).s12 ?? Number.NaN) / 1000;
const km = (from: LngLat, to: LngLat): number => distanceToPointKm(from, to, 0).km;

const inTheLevant: fc.Arbitrary<LngLat> = fc.tuple(
  fc.double({ min: 33, max: 43, noNaN: true }),
  fc.double({ min: 29, max: 38, noNaN: true }),
);
const anywhere: fc.Arbitrary<LngLat> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -89, max: 89, noNaN: true }),
);

describe('a distance', () => {
  it('in the Levant is within half a per cent of the geodesic', () => {
    fc.assert(
      fc.property(inTheLevant, inTheLevant, (from, to) => {
        const real = geodesicKm(from, to);
        expect(Math.abs(km(from, to) - real)).toBeLessThanOrEqual(real * 0.005 + 1e-6);
      }),
      { numRuns: 500 },
    );
  });

  it('anywhere is as near as a sphere can be: 0.57 per cent', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (from, to) => {
        const real = geodesicKm(from, to);
        expect(Math.abs(km(from, to) - real)).toBeLessThanOrEqual(real * 0.0057 + 1e-6);
      }),
      { numRuns: 500 },
    );
  });

  it('to the opposite point of the Earth is half the way round', () => {
    expect(km([179.999975821468, 88.99999999999268], [0, -88.99999999999986])).toBeCloseTo(20_015.1, 1);
  });

  it('is the same both ways', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (from, to) => {
        expect(km(from, to)).toBeCloseTo(km(to, from), 6);
      }),
    );
  });

  it('across the antimeridian goes the short way', () => {
    expect(km([179.5, 0], [-179.5, 0])).toBeCloseTo(111.2, 0);
  });

  it('to the place itself is nothing, and never below nothing', () => {
    expect(distanceToPointKm([36, 33], [36, 33], 5)).toEqual({
      km: 0,
      lowKm: 0,
      highKm: 5,
      nearest: [36, 33],
    });
  });

  it('carries the accuracy of both ends into whole kilometres', () => {
    const { km: middle, lowKm, highKm } = distanceToPointKm([36, 33], [36, 33.5], 2.5);
    expect([lowKm, highKm]).toEqual([Math.round(middle - 2.5), Math.round(middle + 2.5)]);
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
        expect(found && Math.abs(km(from, found.nearest) - found.km)).toBeLessThan(1e-6);
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
    expect(distanceToLinesKm([180, 0], [line], 0)?.km).toBeCloseTo(111.2, 0);
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
