import { booleanPointInPolygon, point, polygon } from '@turf/turf';
import { unwrapLng } from '@/domain/geodesic';
import type { LngLat } from '@/domain/space';

/** Closed rings: the outline, then holes. */
export type Polygon = readonly (readonly LngLat[])[];

/** Areas of features, as polygons of closed rings. Lines and points have none. */
export const polygonsOf = (geometry: GeoJSON.Geometry): readonly Polygon[] => {
  // GeoJSON writes a place as an array of numbers; ours come from checked files and have two.
  if (geometry.type === 'Polygon') return [geometry.coordinates as unknown as Polygon];
  return geometry.type === 'MultiPolygon' ? (geometry.coordinates as unknown as readonly Polygon[]) : [];
};

/** Lines of a feature. */
export const linesOf = (geometry: GeoJSON.Geometry): readonly (readonly LngLat[])[] => {
  if (geometry.type === 'LineString') return [geometry.coordinates as unknown as readonly LngLat[]];
  return geometry.type === 'MultiLineString'
    ? (geometry.coordinates as unknown as readonly (readonly LngLat[])[])
    : [];
};

/** A ring with its first point repeated, as GeoJSON has it. */
export const closedRing = (ring: readonly LngLat[]): [number, number][] => {
  const points = ring.map(([lng, lat]): [number, number] => [lng, lat]);
  const [first] = points;
  return first ? [...points, first] : points;
};

/** Is the place in one of the areas, its edge included? Rings across the antimeridian go on beyond ±180. */
export const isInPolygons = (at: LngLat, polygons: readonly Polygon[]): boolean =>
  polygons.some((rings) => {
    const [outer] = rings;
    if (!outer || outer.length < 3) return false;
    const shape = polygon(rings.map((ring) => closedRing(ring)));
    const longitudes = outer.map(([lng]) => lng);
    const lng = unwrapLng(at[0], (Math.min(...longitudes) + Math.max(...longitudes)) / 2);
    return booleanPointInPolygon(point([lng, at[1]]), shape);
  });
