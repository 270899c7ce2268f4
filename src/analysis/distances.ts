import { distance, earthRadius, lineString, nearestPointOnLine, point } from '@turf/turf';
import type { LngLat } from '@/domain/space';

/** A measured distance with the accuracy of both ends carried into a range. Kilometres on the WGS 84 sphere of turf. */
export interface DistanceKm {
  readonly km: number;
  readonly lowKm: number;
  readonly highKm: number;
  /** The nearest point of what was measured to. */
  readonly nearest: LngLat;
}

const withAccuracy = (km: number, nearest: LngLat, accuracyKm: number): DistanceKm => ({
  km,
  lowKm: Math.max(0, Math.round(km - accuracyKm)),
  highKm: Math.round(km + accuracyKm),
  nearest,
});

/** Half the way round the sphere of turf, kilometres. */
const HALF_WAY_KM = Math.PI * (earthRadius / 1000);

/** Turf takes a root of a little less than nothing where two places lie exactly opposite, and answers no number. */
const greatCircleKm = (from: LngLat, to: LngLat): number => {
  const km = distance(point([...from]), point([...to]), { units: 'kilometers' });
  return Number.isNaN(km) ? HALF_WAY_KM : km;
};

/**
 * Great-circle distance between two places with finite coordinates.
 *
 * @param accuracyKm the sum of how far either may be off
 */
export const distanceToPointKm = (from: LngLat, to: LngLat, accuracyKm: number): DistanceKm =>
  withAccuracy(greatCircleKm(from, to), to, accuracyKm);

/**
 * Distance to the nearest point of the nearest line; null for no line with two points.
 *
 * @param accuracyKm how far place and line together may be off, e.g. 1.5 km for the 1974 lines
 */
export const distanceToLinesKm = (
  from: LngLat,
  lines: readonly (readonly LngLat[])[],
  accuracyKm: number,
): DistanceKm | null => {
  let best: DistanceKm | null = null;
  for (const line of lines) {
    if (line.length < 2) continue;
    const found = nearestPointOnLine(lineString(line.map((at) => [...at])), point([...from]), {
      units: 'kilometers',
    });
    const [lng = 0, lat = 0] = found.geometry.coordinates;
    const measured = distanceToPointKm(from, [lng, lat], accuracyKm);
    if (best === null || measured.km < best.km) best = measured;
  }
  return best;
};
