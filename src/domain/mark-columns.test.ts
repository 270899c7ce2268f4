import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { area, link } from './made-up-dossier.test-helper';
import { MAX_MERCATOR_LATITUDE, fromFixedMercator, markStyleOf, toFixedMercator } from './mark-columns';
import type { LngLat } from './space';

const longitude = fc.double({ min: -180, max: 179.999_999_9, noNaN: true });
const latitude = fc.double({ min: -MAX_MERCATOR_LATITUDE, max: MAX_MERCATOR_LATITUDE, noNaN: true });
const roundTrip = (lngLat: LngLat): LngLat => fromFixedMercator(...toFixedMercator(lngLat));

describe('fixed-point mercator', () => {
  it('gives the place back to a ten-millionth of a degree', () => {
    fc.assert(
      fc.property(longitude, latitude, (lng, lat) => {
        const [backLng, backLat] = roundTrip([lng, lat]);
        expect(Math.max(Math.abs(backLng - lng), Math.abs(backLat - lat))).toBeLessThan(1e-7);
      }),
    );
  });

  it('is a pair of 32-bit integers everywhere', () => {
    const anywhere = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(anywhere, fc.double({ min: -90, max: 90, noNaN: true }), (lng, lat) => {
        const fixed = toFixedMercator([lng, lat]);
        expect([...Int32Array.from(fixed)]).toEqual(fixed.map((value) => value + 0));
      }),
    );
  });

  it('puts 180° east and 180° west at the same place', () => {
    expect(toFixedMercator([180, 10])).toEqual(toFixedMercator([-180, 10]));
  });

  it('subtracts the short way across the antimeridian', () => {
    const [east] = toFixedMercator([179.5, 0]);
    const [west] = toFixedMercator([-179.5, 0]);
    expect((((west - east) | 0) / 2 ** 32) * 360).toBeCloseTo(1, 6);
  });

  it.each([
    [90, MAX_MERCATOR_LATITUDE],
    [86, MAX_MERCATOR_LATITUDE],
    [-90, -MAX_MERCATOR_LATITUDE],
  ])('holds latitude %d at the edge of the square world', (lat, edge) => {
    expect(roundTrip([0, lat])[1]).toBeCloseTo(edge, 6);
  });

  it('counts east and south as positive', () => {
    expect(toFixedMercator([1, -1]).every((value) => value > 0)).toBe(true);
  });
});

const at = (precision: 1 | 2 | 3 | null, acledPrecision: 1 | 2 | 3 | null): string =>
  markStyleOf({ kind: 'point', lngLat: [36, 33], placeId: null, precision, acledPrecision, note: '' });

describe('how an event is drawn', () => {
  it('is solid only where a code says that this very place is known', () => {
    expect([at(1, null), at(1, 3), at(null, 1)]).toEqual(['dot', 'dot', 'dot']);
    expect([at(2, 1), at(null, 2), at(null, null)]).toEqual(['disc', 'disc', 'disc']);
    expect([at(3, 1), at(null, 3)]).toEqual(['area', 'area']);
  });

  it('is hollow for areas and symbols, and nothing for parts and what has no place', () => {
    expect([area('z'), link('a', 'b')].map(markStyleOf)).toEqual(['area', 'area']);
    expect(markStyleOf({ kind: 'none', reason: '' })).toBe('none');
  });
});
