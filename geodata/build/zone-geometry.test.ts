import { booleanPointInPolygon, feature, lineString, pointToLineDistance, polygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { easternSide } from './reference-geometry';
import { stretchesInside } from './stretches-inside';
import { type ReferenceGeometry, type ZonePart, zoneParts } from './zone-geometry';
import type { ZoneShape } from './zone-shape';

const box = (west: number, south: number, east: number, north: number): GeoJSON.Feature<GeoJSON.Polygon> =>
  polygon([
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ]);

const LINE = lineString([
  [36, 32.5],
  [36, 33.5],
]);
const REFERENCE: ReferenceGeometry = {
  provinces: new Map([
    ['SY-DR', box(36, 32.8, 37, 33)],
    ['SY-QU', box(36, 33, 37, 33.2)],
  ]),
  lines: {
    'line-a': lineString([
      [35.9, 32.5],
      [35.9, 33.5],
    ]),
    'line-b': LINE,
  },
  separation: box(35.9, 32.5, 36, 33.5),
  drawn: new Map([['a-zone', box(36.2, 32.9, 36.4, 33.1)]]),
};
const WITHIN = ['SY-DR', 'SY-QU'];

const parts = (shape: ZoneShape, style: 'hatched' | 'band' | 'outline' = 'hatched'): readonly ZonePart[] =>
  zoneParts({ id: 'a-zone' as never, shape, style }, REFERENCE);

type Area = GeoJSON.Feature<GeoJSON.Polygon | GeoJSON.MultiPolygon>;
const area = (part: ZonePart | undefined): Area => feature(part?.geometry ?? null) as Area;
const linesOf = (part: ZonePart | undefined): readonly GeoJSON.Position[][] =>
  part?.geometry.type === 'MultiLineString' ? part.geometry.coordinates : [];
const kmFromLine = (position: GeoJSON.Position): number =>
  pointToLineDistance(position, LINE, { units: 'kilometers', method: 'geodesic' });

describe('zoneParts', () => {
  it('draws a band between its two distances and nowhere else', () => {
    const [strip, ...others] = parts(
      { kind: 'band', line: 'line-b', fromKm: 12, toKm: 14, within: WITHIN },
      'band',
    );
    expect(others).toEqual([]);
    const eastward = [8, 11, 13, 15, 20].map((km) => [36 + km / 93.3, 33.01]);
    expect(eastward.map((position) => booleanPointInPolygon(position, area(strip)))).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
    expect(booleanPointInPolygon([36 - 13 / 93.3, 33.01], area(strip))).toBe(false);
  });

  it('nests the areas of a fade, the widest first, and adds up to the full strength', () => {
    const fades = parts({ kind: 'fade', line: 'line-b', stepsKm: [3, 6, 9, 12], within: WITHIN });
    expect(fades.map(({ role }) => role)).toEqual(['fade', 'fade', 'fade', 'fade']);
    expect(fades.reduce((sum, { fade = 0 }) => sum + fade, 0)).toBeCloseTo(1);
    const coveredBy = (km: number): number =>
      fades.filter((part) => booleanPointInPolygon([36 + km / 93.3, 33.01], area(part))).length;
    expect([1, 5, 8, 11, 13].map(coveredBy)).toEqual([4, 3, 2, 1, 0]);
  });

  it('draws a distance line at its distance', () => {
    const [line] = parts({ kind: 'distance', from: 'line-b', km: 40, within: WITHIN });
    expect(line?.radiusKm).toBe(40);
    const positions = linesOf(line).flat();
    expect(positions.length).toBeGreaterThan(1);
    for (const position of positions) expect(Math.abs(kmFromLine(position) - 40)).toBeLessThan(0.5);
  });

  it('keeps a distance line inside the provinces', () => {
    const [line] = parts({ kind: 'distance', from: 'a-zone', km: 5, within: WITHIN });
    expect(linesOf(line)).not.toEqual([]);
    for (const position of linesOf(line).flat())
      expect(booleanPointInPolygon(position, box(35.999, 32.799, 37.001, 33.201))).toBe(true);
  });

  it('joins provinces into one area with one outline', () => {
    const [fill, line] = parts({ kind: 'provinces', isoCodes: WITHIN }, 'outline');
    expect(fill?.geometry.type).toBe('Polygon');
    expect(linesOf(line)).toHaveLength(1);
    expect(booleanPointInPolygon([36.5, 33], area(fill))).toBe(true);
  });

  it('gives a hatched area no line, for its edge is soft', () => {
    expect(parts({ kind: 'provinces', isoCodes: WITHIN }).map(({ role }) => role)).toEqual(['fill']);
  });

  it('draws nothing for a tag', () => {
    expect(parts({ kind: 'none' })).toEqual([]);
  });

  it('throws where the basemap lacks a province', () => {
    expect(() => parts({ kind: 'provinces', isoCodes: ['SY-XX'] })).toThrow('no geometry for province SY-XX');
  });
});

describe('easternSide', () => {
  const ring = [
    [36, 32],
    [36.2, 32.5],
    [36.1, 33],
    [35.8, 32.5],
    [36, 32],
  ];
  const east = [
    [36, 32],
    [36.2, 32.5],
    [36.1, 33],
  ];

  it('runs from south to north along the east', () => {
    expect(easternSide(ring)).toEqual(east);
  });

  it('does not depend on the direction or the start of the ring', () => {
    expect(easternSide(ring.toReversed())).toEqual(east);
    expect(easternSide([...ring.slice(2, -1), ...ring.slice(0, 3)])).toEqual(east);
  });
});

describe('stretchesInside', () => {
  it('cuts a line into the stretches within an area', () => {
    const line = [
      [35, 33],
      [38, 33],
      [38, 34],
      [35, 34],
    ];
    const stretches = stretchesInside(line, box(36, 32.5, 37, 34.5));
    expect(stretches).toHaveLength(2);
    const lngs = stretches.map((stretch) => stretch.map(([lng = NaN]) => lng));
    for (const stretch of lngs) {
      expect(Math.min(...stretch)).toBeCloseTo(36, 1);
      expect(Math.max(...stretch)).toBeCloseTo(37, 1);
    }
  });

  it('finds none where the line stays outside', () => {
    expect(
      stretchesInside(
        [
          [30, 30],
          [31, 31],
        ],
        box(36, 32, 37, 33),
      ),
    ).toEqual([]);
  });
});
