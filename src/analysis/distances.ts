import {
  type UnitVector,
  angleBetween,
  cross,
  dot,
  fromVector,
  geodesicKm,
  toVector,
  unwrapLng,
} from '@/domain/geodesic';
import type { MeasuredKm } from '@/domain/measured';
import type { LngLat } from '@/domain/space';
import { type Polygon, isInPolygons } from './polygons';

export type Lines = readonly (readonly LngLat[])[];

/** Where something is measured from: a place, or an area that it is somewhere in. */
export type Origin =
  | { readonly kind: 'point'; readonly at: LngLat }
  | { readonly kind: 'area'; readonly polygons: readonly Polygon[] };

/**
 * Distance between two places with finite coordinates.
 *
 * @param accuracyKm the sum of how far either may be off
 */
export const distanceToPointKm = (from: LngLat, to: LngLat, accuracyKm: number): MeasuredKm => {
  const km = geodesicKm(from, to);
  return { km, lowKm: Math.max(0, km - accuracyKm), highKm: km + accuracyKm, from, to };
};

interface PreparedLine {
  readonly points: readonly LngLat[];
  readonly vectors: readonly UnitVector[];
}

const prepared = (lines: Lines): readonly PreparedLine[] =>
  lines
    .filter(({ length }) => length > 1)
    .map((points) => ({ points, vectors: points.map((point) => toVector(point)) }));

const normalized = (vector: UnitVector): UnitVector => {
  const length = Math.hypot(...vector);
  return [vector[0] / length, vector[1] / length, vector[2] / length];
};

/** The nearest point of the great circle from `a` to `b`, the short way. */
const nearestOnSegment = (at: UnitVector, a: UnitVector, b: UnitVector): UnitVector => {
  const normal = cross(a, b);
  const length = Math.hypot(...normal);
  if (length > 1e-15) {
    const unit: UnitVector = [normal[0] / length, normal[1] / length, normal[2] / length];
    const off = dot(at, unit);
    const foot: UnitVector = [at[0] - off * unit[0], at[1] - off * unit[1], at[2] - off * unit[2]];
    const isWithin = dot(cross(a, foot), unit) >= 0 && dot(cross(foot, b), unit) >= 0;
    if (isWithin && Math.hypot(...foot) > 1e-12) return normalized(foot);
  }
  return angleBetween(at, a) <= angleBetween(at, b) ? a : b;
};

/** Nearest on the sphere, where sphere and ellipsoid agree on which point it is far better than any line is known. */
const nearestOf = (from: LngLat, lines: readonly PreparedLine[]): LngLat | null => {
  const at = toVector(from);
  let best: UnitVector | null = null;
  let bestAngle = Infinity;
  for (const { vectors } of lines) {
    for (let index = 1; index < vectors.length; index += 1) {
      const [a, b] = [vectors[index - 1], vectors[index]];
      if (!a || !b) continue;
      const found = nearestOnSegment(at, a, b);
      const angle = angleBetween(at, found);
      if (angle >= bestAngle) continue;
      best = found;
      bestAngle = angle;
    }
  }
  if (best === null) return null;
  const [lng, lat] = fromVector(best);
  return [unwrapLng(lng, from[0]), lat];
};

/**
 * Distance to the nearest point of the nearest line; null for no line with two points.
 *
 * @param accuracyKm how far place and line together may be off
 */
export const distanceToLinesKm = (from: LngLat, lines: Lines, accuracyKm: number): MeasuredKm | null => {
  let best: MeasuredKm | null = null;
  for (const line of prepared(lines)) {
    const to = nearestOf(from, [line]);
    const measured = to && distanceToPointKm(from, to, accuracyKm);
    if (measured && (best === null || (measured.km ?? 0) < (best.km ?? 0))) best = measured;
  }
  return best;
};

const outlinesOf = (polygons: readonly Polygon[]): Lines => polygons.flat();

/**
 * Distance from an area to a place: from the nearest to the farthest point that what is in the area may be at. null
 * where the area has no outline.
 */
export const areaToPointKm = (
  polygons: readonly Polygon[],
  to: LngLat,
  accuracyKm: number,
): MeasuredKm | null => {
  const outlines = outlinesOf(polygons);
  const nearest = nearestOf(to, prepared(outlines));
  if (nearest === null) return null;
  const isInside = isInPolygons(to, polygons);
  const from = isInside ? to : nearest;
  // The farthest point of an area from a place is a corner of its outline.
  const farthest = Math.max(...outlines.flat().map((corner) => geodesicKm(corner, to)));
  const lowKm = isInside ? 0 : Math.max(0, geodesicKm(nearest, to) - accuracyKm);
  return { km: null, lowKm, highKm: farthest + accuracyKm, from, to };
};

/** Corners closer than this along an outline stand for the whole of it. */
const SAMPLE_KM = 4;

/** Points along an outline, none farther from the next than {@link SAMPLE_KM}. */
const sampled = (outline: readonly LngLat[]): readonly LngLat[] =>
  outline.flatMap((from, index) => {
    const to = outline[index + 1];
    if (!to) return [from];
    const steps = Math.max(1, Math.ceil(geodesicKm(from, to) / SAMPLE_KM));
    return Array.from({ length: steps }, (_, step): LngLat => {
      const share = step / steps;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    });
  });

/**
 * Distance from an area to a line: from the nearest to the farthest that what is in the area may be. The farthest is
 * found on points of the outline 4 km apart and rounded up by half of that. null where either has no extent.
 */
export const areaToLinesKm = (
  polygons: readonly Polygon[],
  lines: Lines,
  accuracyKm: number,
): MeasuredKm | null => {
  const outline = outlinesOf(polygons).flatMap((ring) => sampled(ring));
  const targets = prepared(lines);
  const edges = prepared(outlinesOf(polygons));
  if (targets.length === 0 || edges.length === 0) return null;
  let nearest: MeasuredKm | null = null;
  let farthestKm = 0;
  const note = (from: LngLat, to: LngLat, isOutline: boolean): void => {
    const measured = distanceToPointKm(from, to, accuracyKm);
    if (nearest === null || (measured.km ?? 0) < (nearest.km ?? 0)) nearest = measured;
    if (isOutline) farthestKm = Math.max(farthestKm, measured.km ?? 0);
  };
  for (const from of outline) {
    const to = nearestOf(from, targets);
    if (to) note(from, to, true);
  }
  let isCrossed = false;
  for (const to of lines.flat()) {
    isCrossed ||= isInPolygons(to, polygons);
    const from = nearestOf(to, edges);
    if (from) note(from, to, false);
  }
  if (nearest === null) return null;
  const { km, from, to, lowKm }: MeasuredKm = nearest;
  return {
    km: null,
    lowKm: isCrossed || (km ?? 0) < 0.001 ? 0 : lowKm,
    highKm: farthestKm + SAMPLE_KM / 2 + accuracyKm,
    from,
    to,
  };
};

/** Distance from wherever something is to a place. */
export const originToPointKm = (origin: Origin, to: LngLat, accuracyKm: number): MeasuredKm | null =>
  origin.kind === 'point'
    ? distanceToPointKm(origin.at, to, accuracyKm)
    : areaToPointKm(origin.polygons, to, accuracyKm);

/** Distance from wherever something is to the nearest of some lines. */
export const originToLinesKm = (origin: Origin, lines: Lines, accuracyKm: number): MeasuredKm | null =>
  origin.kind === 'point'
    ? distanceToLinesKm(origin.at, lines, accuracyKm)
    : areaToLinesKm(origin.polygons, lines, accuracyKm);
