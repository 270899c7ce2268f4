import fc from 'fast-check';
import GeographicLib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { geodesicKm, greatCircleLine, legsKm, pointAtKm, unwrapped } from './geodesic';
import type { LngLat } from './space';

/** Another implementation, good to nanometres (C. F. F. Karney). */
const karneyKm = ([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number =>
  (GeographicLib.Geodesic.WGS84.Inverse(lat1, lng1, lat2, lng2).s12 ?? Number.NaN) / 1000;

const anywhere: fc.Arbitrary<LngLat> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);

describe('a length on the Earth', () => {
  it('is the geodesic’s to a millimetre, save near the opposite point', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (from, to) => {
        const real = karneyKm(from, to);
        fc.pre(real < 19_900);
        expect(Math.abs(geodesicKm(from, to) - real)).toBeLessThan(1e-6);
      }),
      { numRuns: 2000 },
    );
  });

  it('is within half a per cent of the geodesic everywhere, the opposite point included', () => {
    const nearOpposite = fc
      .tuple(
        anywhere,
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
      )
      .map(([[lng, lat], east, north]): readonly [LngLat, LngLat] => [
        [lng, lat],
        [lng + 180 + east, Math.max(-90, Math.min(90, -lat + north))],
      ]);
    fc.assert(
      fc.property(nearOpposite, ([from, to]) => {
        const real = karneyKm(from, to);
        expect(Math.abs(geodesicKm(from, to) - real)).toBeLessThan(real * 0.005);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes the short way across the antimeridian, however the longitudes are counted', () => {
    const lengths = [
      geodesicKm([179.5, 0], [-179.5, 0]),
      geodesicKm([179.5, 0], [180.5, 0]),
      geodesicKm([-180.5, 0], [540.5, 0]),
    ];
    for (const km of lengths) expect(km).toBeCloseTo(111.319, 3);
  });

  it('of a path is that of each of its legs', () => {
    const legs = legsKm([
      [0, 0],
      [0, 1],
      [0, 3],
    ]);
    expect(legs.map((km) => km.toFixed(1))).toEqual(['110.6', '221.2']);
  });
});

describe('the point at a distance', () => {
  it('is at that distance', () => {
    const km = fc.double({ min: 0.01, max: 5000, noNaN: true });
    const bearing = fc.double({ min: 0, max: 360, noNaN: true });
    fc.assert(
      fc.property(anywhere, km, bearing, (from, length, direction) => {
        const off = Math.abs(karneyKm(from, pointAtKm(from, length, direction)) - length);
        expect(off).toBeLessThan(length * 1e-6 + 1e-6);
      }),
      { numRuns: 1000 },
    );
  });

  it('no way off is the place itself', () => {
    expect(pointAtKm([36, 33], 0, 90)).toEqual([36, 33]);
  });
});

describe('the shortest way as a line', () => {
  it('is as long as the geodesic, to the flattening of the Earth', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (from, to) => {
        const real = karneyKm(from, to);
        fc.pre(real < 19_000);
        const length = legsKm(greatCircleLine(from, to)).reduce((sum, km) => sum + km, 0);
        expect(length).toBeGreaterThan(real - 1e-6);
        expect(length).toBeLessThan(real * 1.001 + 1e-6);
      }),
    );
  });

  it('goes on beyond ±180 instead of back across the map', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (from, to) => {
        const line = greatCircleLine(from, to);
        const steps = line.slice(1).map(([lng], index) => Math.abs(lng - (line[index]?.[0] ?? 0)));
        expect(Math.max(...steps)).toBeLessThanOrEqual(180);
      }),
    );
  });

  it('unwrapped keeps its places', () => {
    expect(
      unwrapped([
        [170, 1],
        [-170, 2],
        [170, 3],
      ]),
    ).toEqual([
      [170, 1],
      [190, 2],
      [170, 3],
    ]);
  });
});
