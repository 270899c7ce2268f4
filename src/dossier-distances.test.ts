import { describe, expect, it } from 'vitest';
import { area, madeUpDossier, madeUpEvent, place, point, zone } from '@/domain/made-up-dossier.test-helper';
import { distancesOf } from './dossier-distances';

const dossier = madeUpDossier([], {
  zones: [zone('line-a', [36, 33]), zone('line-b', [36, 33])],
  places: [place('daraa-city', [36.1, 32.6])],
});
const line = (zoneId: string, lng: number, type: 'LineString' | 'MultiLineString'): GeoJSON.Feature => {
  const coordinates = [
    [lng, 32],
    [lng, 34],
  ];
  return {
    type: 'Feature',
    properties: { zoneId },
    geometry: type === 'LineString' ? { type, coordinates } : { type, coordinates: [coordinates] },
  };
};
const zones: GeoJSON.FeatureCollection = {
  type: 'FeatureCollection',
  features: [line('line-a', 35.8, 'LineString'), line('line-b', 35.9, 'MultiLineString')],
};
const measure = distancesOf({ dossier, zones });
const at = (lng: number, lat: number) => measure(madeUpEvent('e', { where: point(lng, lat) }));

describe('distances of an event', () => {
  it('are measured to both lines of 1974 and to the city, as ranges', () => {
    const found = at(36, 33).map(({ id, lowKm, highKm }) => [id, lowKm, highKm]);
    expect(found).toEqual([
      ['line-a', 17, 20],
      ['line-b', 7, 11],
      ['daraa-city', 44, 46],
    ]);
  });

  it('are not measured from an area: nobody knows from where', () => {
    expect(measure(madeUpEvent('e', { where: area('line-a') }))).toEqual([]);
  });

  it('are not given where they say nothing: beyond 300 km', () => {
    expect(at(55.75, 37.6)).toEqual([]);
  });

  it('to a line without geometry are left out', () => {
    const bare = distancesOf({ dossier, zones: { type: 'FeatureCollection', features: [] } });
    const found = bare(madeUpEvent('e', { where: point(36, 33) }));
    expect(found.map(({ id }) => id)).toEqual(['daraa-city']);
  });
});
