import { feature, lineString } from '@turf/turf';
import type { DossierFiles } from './dossier-files';
import type { ReferenceGeometry } from './zone-geometry';

const lat = (position: GeoJSON.Position): number => position[1] ?? 0;

const extreme = (ring: readonly GeoJSON.Position[], isBetter: (a: number, b: number) => boolean): number =>
  ring.reduce(
    (best, position, index) => (isBetter(lat(position), lat(ring[best] ?? position)) ? index : best),
    0,
  );

const meanLng = (line: readonly GeoJSON.Position[]): number =>
  line.reduce((sum, [lng = 0]) => sum + lng, 0) / line.length;

/**
 * The eastern of the two sides of a ring between its southernmost and its northernmost point, from south to north.
 * Applied to the area of separation it is Line B.
 */
export const easternSide = (closedRing: readonly GeoJSON.Position[]): GeoJSON.Position[] => {
  const ring = closedRing.slice(0, -1);
  const south = extreme(ring, (a, b) => a < b);
  const fromSouth = [...ring.slice(south), ...ring.slice(0, south)];
  const north = extreme(fromSouth, (a, b) => a > b);
  const oneSide = fromSouth.slice(0, north + 1);
  const otherSide = [...fromSouth.slice(north), ...fromSouth.slice(0, 1)].toReversed();
  return meanLng(oneSide) > meanLng(otherSide) ? oneSide : otherSide;
};

/** What is read of geodata/basemap to build zones from. */
export interface ZoneBasemap {
  readonly borders: GeoJSON.FeatureCollection<
    GeoJSON.LineString | GeoJSON.MultiLineString,
    { readonly k: string; readonly a?: string; readonly b?: string }
  >;
  readonly provinces: GeoJSON.FeatureCollection<GeoJSON.Polygon, { readonly iso: string }>;
  readonly undof: GeoJSON.FeatureCollection<GeoJSON.Polygon>;
}

/**
 * Lines, provinces and hand-drawn areas that zones are derived from.
 *
 * Line A is the basemap's line of class `ceasefire-1974` (OpenStreetMap), Line B the eastern side of Natural Earth's
 * area of separation.
 *
 * @throws where the basemap lacks one of them
 */
export const referenceGeometry = (basemap: ZoneBasemap, zones: DossierFiles['zones']): ReferenceGeometry => {
  const lineA = basemap.borders.features.find(
    ({ properties }) => properties.k === 'ceasefire-1974',
  )?.geometry;
  const separation = basemap.undof.features[0]?.geometry;
  const ring = separation?.coordinates[0];
  if (lineA?.type !== 'LineString' || !separation || !ring)
    throw new Error('the basemap lacks a line of 1974');
  return {
    provinces: new Map(
      basemap.provinces.features.map((province) => [province.properties.iso, feature(province.geometry)]),
    ),
    lines: { 'line-a': lineString(lineA.coordinates), 'line-b': lineString(easternSide(ring)) },
    separation: feature(separation),
    drawn: new Map(
      zones.features.flatMap(({ geometry, properties }) =>
        geometry ? [[properties.id, feature(geometry)]] : [],
      ),
    ),
  };
};
