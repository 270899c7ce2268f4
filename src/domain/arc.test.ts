import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcLine, arcPoint } from './arc';
import type { LngLat } from './space';

const place: fc.Arbitrary<LngLat> = fc.tuple(
  fc.double({ min: -179.9, max: 179.9, noNaN: true }),
  fc.double({ min: -80, max: 80, noNaN: true }),
);
const apart = ([lng, lat]: LngLat, [otherLng, otherLat]: LngLat): number => {
  const turn = (((lng - otherLng + 180) % 360) + 360) % 360;
  return Math.max(Math.abs(turn - 180), Math.abs(lat - otherLat));
};

describe('an arc', () => {
  it('starts at the first city', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        expect(apart(arcPoint(from, to, 0), from)).toBeLessThan(1e-6);
      }),
    );
  });

  it('ends at the second city, on whichever turn of the globe', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        expect(apart(arcPoint(from, to, 1), to)).toBeLessThan(1e-6);
      }),
    );
  });

  it('never jumps more than half a globe', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const [start, ...rest] = arcLine(from, to);
        const end = rest.at(-1);
        expect(Math.abs((end?.[0] ?? 0) - (start?.[0] ?? 0))).toBeLessThanOrEqual(180.000_001);
      }),
    );
  });

  it('crosses the antimeridian between two cities on either side of it', () => {
    const middle = arcPoint([179, 0], [-179, 0], 0.5)[0];
    expect(middle).toBeCloseTo(180, 3);
  });

  it('bows to the right of its direction: a trip east bows south, the way back north', () => {
    const there = arcPoint([10, 0], [20, 0], 0.5)[1];
    const back = arcPoint([20, 0], [10, 0], 0.5)[1];
    expect([there < 0, back > 0]).toEqual([true, true]);
  });

  it('to the same city stays there', () => {
    for (const at of arcLine([35, 33], [35, 33])) expect(apart(at, [35, 33])).toBeLessThan(1e-6);
  });

  it('has one point more than segments', () => {
    expect(arcLine([0, 0], [1, 1], 5)).toHaveLength(6);
  });
});
