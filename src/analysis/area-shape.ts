import { booleanIntersects, buffer, lineString, multiLineString } from '@turf/turf';
import { type Area, type Rings, circleRing, closedAtPole } from '@/domain/area';
import type { ZoneId } from '@/domain/event';
import { unwrapLng, unwrapped } from '@/domain/geodesic';
import type { LngLat } from '@/domain/space';
import { type Lines, distanceToLinesKm } from './distances';
import { type Polygon, closedRing, isInPolygons } from './polygons';

/** Corners of a quarter of the round end of a corridor. */
const STEPS = 16;

/** Everything within a distance of lines, as rings that go on beyond ±180; empty for no lines. */
export const corridorRings = (lines: Lines, halfWidthKm: number): Rings => {
  const near = lines[0]?.[0]?.[0] ?? 0;
  // In one turn of the Earth: turf's buffer projects around the middle of what it is given.
  const whole = lines
    .filter((line) => line.length > 1)
    .map((line) => {
      const path = unwrapped(line);
      const shift = unwrapLng(path[0]?.[0] ?? near, near) - (path[0]?.[0] ?? near);
      return path.map(([lng, lat]) => [lng + shift, lat]);
    });
  if (whole.length === 0) return [];
  const found = buffer(multiLineString(whole), halfWidthKm, { units: 'kilometers', steps: STEPS });
  if (!found) return [];
  const { geometry } = found;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flat().map((ring) => {
    const path = unwrapped(ring.slice(0, -1).map(([lng = 0, lat = 0]): LngLat => [lng, lat]));
    const shift = unwrapLng(path[0]?.[0] ?? near, near) - (path[0]?.[0] ?? near);
    const moved = path.map(([lng, lat]): LngLat => [lng + shift, lat]);
    return closedAtPole(moved, (moved[0]?.[1] ?? 0) > 0 ? 1 : -1);
  });
};

/** An area as rings for the map and for counting; even–odd. */
export const areaRings = (area: Area, linesOf: (zoneId: ZoneId) => Lines): Rings => {
  switch (area.kind) {
    case 'polygon':
      return area.rings;
    case 'circle':
      return [circleRing(area.center, area.radiusKm)];
    case 'corridor':
      return corridorRings(linesOf(area.zoneId), area.halfWidthKm);
  }
};

/** How a place that is not a point lies to an area. */
export type Reach = 'inside' | 'partly' | 'outside';

/** Is a place in the rings, even–odd? Edges are straight on the map. */
export const isInRings = (at: LngLat, rings: Rings): boolean =>
  rings.filter((ring) => isInPolygons(at, [[ring]])).length % 2 === 1;

/** A disc around a place, e.g. "within 25 km of it". */
export const discReach = (at: LngLat, radiusKm: number, rings: Rings): Reach => {
  const edge = distanceToLinesKm(at, rings.map(closedRing), 0);
  const isInside = isInRings(at, rings);
  if (edge === null) return 'outside';
  if ((edge.km ?? 0) < radiusKm) return 'partly';
  return isInside ? 'inside' : 'outside';
};

/** An area of a claim: inside where every corner of it is and no edge of the other runs through it. */
export const polygonReach = (polygons: readonly Polygon[], rings: Rings): Reach => {
  const corners = polygons.flat(2);
  if (corners.length === 0) return 'outside';
  const insideCount = corners.filter((corner) => isInRings(corner, rings)).length;
  const holdsAnEdge = rings.flat().some((corner) => isInPolygons(corner, polygons));
  if (insideCount === corners.length && !holdsAnEdge) return 'inside';
  if (insideCount > 0 || holdsAnEdge) return 'partly';
  const crosses = rings.some((ring) =>
    polygons.some((rest) => {
      const [outer] = rest;
      return (
        outer !== undefined && booleanIntersects(lineString(closedRing(ring)), lineString(closedRing(outer)))
      );
    }),
  );
  return crosses ? 'partly' : 'outside';
};
