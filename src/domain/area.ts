import type { ZoneId } from './event';
import { pointAtKm, unwrapped } from './geodesic';
import { MAX_MERCATOR_LATITUDE } from './mark-columns';
import type { LngLat } from './space';

/** Outline and holes, each without a repeated last point; across the antimeridian they go on beyond ±180. */
export type Rings = readonly (readonly LngLat[])[];

/** A part of the Earth that the reader marked out. What a link keeps of it is what it is: see {@link canonicalArea}. */
export type Area =
  /** Even–odd: what lies in two rings is a hole. Edges are straight on the map. */
  | { readonly kind: 'polygon'; readonly rings: Rings }
  | { readonly kind: 'circle'; readonly center: LngLat; readonly radiusKm: number }
  /** Everything within a distance of a line of the dossier. */
  | { readonly kind: 'corridor'; readonly zoneId: ZoneId; readonly halfWidthKm: number };

/** More corners than a hand sets; a freehand outline is simplified to so many. */
export const MOST_VERTICES = 200;
const MOST_RINGS = 10;
export const MAX_RADIUS_KM = 2000;
export const MAX_HALF_WIDTH_KM = 200;
/** A metre. */
const DEGREE_DIGITS = 5;
const KM_DIGITS = 3;

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits)) + 0;

const isLength = (km: number, max: number): boolean => km >= 0.001 && km <= max;

const isPlace = ([lng, lat]: LngLat): boolean => Math.abs(lng) <= 540 && Math.abs(lat) <= 90;

/** Twice the area of a corner's triangle: how much an outline loses with the corner. */
const cornerSize = ([ax, ay]: LngLat, [bx, by]: LngLat, [cx, cy]: LngLat): number =>
  Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay));

/** Without the corners that matter least, until there are no more than `most` (M. Visvalingam and J. D. Whyatt, 1993). */
export const simplifiedRing = (ring: readonly LngLat[], most: number): readonly LngLat[] => {
  const left = [...ring];
  while (left.length > Math.max(3, most)) {
    let least = 0;
    let leastSize = Infinity;
    for (const [index, corner] of left.entries()) {
      const before = left.at(index - 1) ?? corner;
      const after = left[(index + 1) % left.length] ?? corner;
      const size = cornerSize(before, corner, after);
      if (size < leastSize) [least, leastSize] = [index, size];
    }
    left.splice(least, 1);
  }
  return left;
};

const canonicalRing = (ring: readonly LngLat[], most: number): readonly LngLat[] => {
  const points = ring.map(([lng, lat]): LngLat => [rounded(lng, DEGREE_DIGITS), rounded(lat, DEGREE_DIGITS)]);
  const shift = Math.round((points[0]?.[0] ?? 0) / 360) * 360;
  const moved = points.map(([lng, lat]): LngLat => [rounded(lng - shift, DEGREE_DIGITS), lat]);
  const distinct = moved.filter(([lng, lat], index) => {
    const next = moved[(index + 1) % moved.length]; // of the last point: the first, which outlines often repeat
    return moved.length === 1 || next?.[0] !== lng || next[1] !== lat;
  });
  return simplifiedRing(distinct, most);
};

/**
 * The area as a link keeps it: places to a metre, lengths to a metre, at most {@link MOST_VERTICES} corners. null for
 * what is no area: fewer than three corners, a length out of range, a place off the globe.
 */
export const canonicalArea = (area: Area): Area | null => {
  switch (area.kind) {
    case 'circle': {
      const [lng, lat] = area.center;
      const radiusKm = rounded(area.radiusKm, KM_DIGITS);
      if (!isLength(radiusKm, MAX_RADIUS_KM) || !isPlace(area.center)) return null;
      const turned = lng - Math.round(lng / 360) * 360;
      const center: LngLat = [rounded(turned, DEGREE_DIGITS), rounded(lat, DEGREE_DIGITS)];
      return { kind: 'circle', center, radiusKm };
    }
    case 'corridor': {
      const halfWidthKm = rounded(area.halfWidthKm, KM_DIGITS);
      return isLength(halfWidthKm, MAX_HALF_WIDTH_KM) ? { ...area, halfWidthKm } : null;
    }
    case 'polygon': {
      if (area.rings.length > MOST_RINGS) return null;
      const most = Math.floor(MOST_VERTICES / Math.max(1, area.rings.length));
      const rings = area.rings.map((ring) => canonicalRing(ring, most)).filter((ring) => ring.length >= 3);
      const isOnGlobe = rings.flat().every((at) => isPlace(at));
      return rings.length === 0 || !isOnGlobe ? null : { kind: 'polygon', rings };
    }
  }
};

const CIRCLE_CORNERS = 180;

/**
 * A circle as a ring: a corner every two degrees, so that a straight edge strays from it by less than 0.02 % of its
 * radius. One that holds a pole goes round the whole map and is closed along the map's edge.
 */
export const circleRing = (center: LngLat, radiusKm: number): readonly LngLat[] => {
  const ring = unwrapped(
    Array.from({ length: CIRCLE_CORNERS }, (_, index) =>
      pointAtKm(center, radiusKm, (index * 360) / CIRCLE_CORNERS),
    ),
  );
  return closedAtPole(ring, center[1] > 0 ? 1 : -1);
};

/** A ring that goes round the Earth is an edge of a cap: it is led along the edge of the map. */
export const closedAtPole = (ring: readonly LngLat[], side: 1 | -1): readonly LngLat[] => {
  const [first] = ring;
  if (!first) return ring;
  const again = unwrapped([...ring, first]).at(-1) ?? first;
  if (Math.abs(again[0] - first[0]) < 180) return ring;
  const edge = side * MAX_MERCATOR_LATITUDE;
  return [...ring, again, [again[0], edge], [first[0], edge]];
};
