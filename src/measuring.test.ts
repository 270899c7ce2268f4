import { describe, expect, it } from 'vitest';
import type { PlaceId } from '@/domain/event';
import { area, madeUpDossier, madeUpEvent, place, point, zone } from '@/domain/made-up-dossier.test-helper';
import { createMeasuring } from './measuring';

const town = madeUpEvent('town', { where: point(36, 33) });
const other = madeUpEvent('other', { where: point(36.2, 33) });
const district = madeUpEvent('district', { where: area('block') });
const dossier = madeUpDossier([town, other, district], {
  zones: [
    { ...zone('line-a', [36, 33]), accuracyKm: 1 },
    { ...zone('line-b', [36, 33]), accuracyKm: 2 },
    { ...zone('block', [36, 33]), accuracyKm: 2 },
    zone('unpublished', [36, 33]),
  ],
  places: [place('daraa-city', [36.1, 32.6])],
});
const upright = (lng: number): GeoJSON.Position[] => [
  [lng, 32],
  [lng, 34],
];
const box = (west: number, east: number): GeoJSON.Position[][] => [
  [
    [west, 32.8],
    [east, 32.8],
    [east, 33.2],
    [west, 33.2],
    [west, 32.8],
  ],
];
const feature = (zoneId: string, role: string, geometry: GeoJSON.Geometry): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { zoneId, role },
  geometry,
});
const measuring = createMeasuring({
  dossier,
  zones: {
    type: 'FeatureCollection',
    features: [
      feature('line-a', 'line', { type: 'LineString', coordinates: upright(35.8) }),
      feature('line-b', 'line', { type: 'MultiLineString', coordinates: [upright(35.9)] }),
      feature('block', 'fill', { type: 'Polygon', coordinates: box(35.7, 36.005) }),
      feature('unpublished', 'fill', { type: 'Polygon', coordinates: box(35.5, 36.5) }),
    ],
  },
  borders: {
    bounds: [32, 28.5, 44, 38],
    accuracyKm: 1,
    borders: [
      { borderClass: 'ceasefire-1974', sides: ['ISR', 'SYR'], lines: [upright(35.8) as [number, number][]] },
      { borderClass: 'intl', sides: ['IRQ', 'SYR'], lines: [upright(41) as [number, number][]] },
    ],
  },
});
const lowAndHigh = (event: typeof town) =>
  measuring
    .toLines(event)
    .map(({ target, measured }) => [target.kind, measured.lowKm.toFixed(1), measured.highKm.toFixed(1)]);

describe('distances of an event', () => {
  it('are measured to both lines of 1974 and the nearest border, with the accuracy of both ends', () => {
    expect(lowAndHigh(town)).toEqual([
      ['zone', '17.2', '20.2'],
      ['zone', '6.8', '11.8'],
      ['border', '17.2', '20.2'],
    ]);
  });

  it('from an area are from its nearest to its farthest point', () => {
    const [toA] = measuring.toLines(district);
    expect([toA?.measured.km, toA?.measured.lowKm]).toEqual([null, 0]);
    expect(toA?.measured.highKm).toBeGreaterThan(19 + 3);
  });

  it('are not given where they say nothing: beyond 300 km', () => {
    expect(measuring.toLines(madeUpEvent('far', { where: point(55.75, 37.6) }))).toEqual([]);
  });

  it('name no border where one beyond the region may be nearer', () => {
    const atTheRim = madeUpEvent('rim', { where: point(43.9, 33) });
    expect(measuring.toLines(atTheRim).some(({ target }) => target.kind === 'border')).toBe(false);
  });

  it('are not measured from a coordinate that stands for a district', () => {
    const coarse = madeUpEvent('coarse', { where: { ...point(36, 33), precision: 3 } as never });
    expect([measuring.toLines(coarse), measuring.isMeasurable(coarse)]).toEqual([[], false]);
  });

  it('from near a place carry its 25 km', () => {
    const near = madeUpEvent('near', { where: { ...point(36, 33), precision: 2 } as never });
    const [toA] = measuring.toLines(near);
    expect([toA?.accuracy.fromKm, toA?.measured.lowKm]).toEqual([25, 0]);
  });

  it('are measured to a town and to another event', () => {
    const toTown = measuring.toPlace(town, 'daraa-city' as PlaceId)?.measured;
    const toOther = measuring.toEvent(town, other)?.measured;
    expect([toTown?.km?.toFixed(1), toOther?.km?.toFixed(1)]).toEqual(['45.3', '18.7']);
  });

  it('are not measured to an area: nobody knows to where', () => {
    expect([measuring.toEvent(town, district), measuring.measurableEvents(town.id)]).toEqual([null, [other]]);
  });
});

describe('zones around an event', () => {
  it('are named with the margin, and are uncertain where the edge is near or unpublished', () => {
    const found = measuring
      .zonesAround(town)
      .map(({ zoneId, isInside, isCertain, edge }) => [zoneId, isInside, isCertain, edge.km?.toFixed(1)]);
    expect(found).toEqual([
      ['block', true, false, '0.5'],
      ['unpublished', true, false, '22.1'],
    ]);
  });

  it('just outside may hold it all the same', () => {
    const outside = madeUpEvent('outside', { where: point(36.02, 33) });
    expect(measuring.zonesAround(outside)[0]).toMatchObject({ zoneId: 'block', isInside: false });
  });
});
