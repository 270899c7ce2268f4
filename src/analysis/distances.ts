import { distance, lineString, nearestPointOnLine, point } from '@turf/turf';
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

/** Great-circle distance between two places. `accuracyKm` is the sum of how far either may be off. */
export const distanceToPointKm = (from: LngLat, to: LngLat, accuracyKm: number): DistanceKm =>
  withAccuracy(distance(point([...from]), point([...to]), { units: 'kilometers' }), to, accuracyKm);

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
