import type { LngLat } from './space';

/** WGS 84: half the equator's diameter in metres, and the flattening. */
const EQUATOR_M = 6_378_137;
const FLATTENING = 1 / 298.257_223_563;
const POLE_M = EQUATOR_M * (1 - FLATTENING);
/** Mean radius of WGS 84 in kilometres, (2a + b) / 3: the sphere that stands in where the ellipsoid gives no answer. */
const MEAN_RADIUS_KM = (2 * EQUATOR_M + POLE_M) / 3000;
const MOST_ROUNDS = 100;
const CLOSE_ENOUGH = 1e-12;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (angle: number): number => (angle * 180) / Math.PI;

/** A place as a unit vector: no seam at the antimeridian and no corner at the poles. */
export type UnitVector = readonly [x: number, y: number, z: number];

export const toVector = ([lng, lat]: LngLat): UnitVector => {
  const flat = Math.cos(radians(lat));
  return [flat * Math.cos(radians(lng)), flat * Math.sin(radians(lng)), Math.sin(radians(lat))];
};

/** The place of a vector of any length but 0. */
export const fromVector = ([x, y, z]: UnitVector): LngLat => [
  degrees(Math.atan2(y, x)),
  degrees(Math.atan2(z, Math.hypot(x, y))),
];

export const dot = (a: UnitVector, b: UnitVector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const cross = (a: UnitVector, b: UnitVector): UnitVector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** Angle between two directions, 0 to π; exact for small ones too. */
export const angleBetween = (a: UnitVector, b: UnitVector): number =>
  Math.atan2(Math.hypot(...cross(a, b)), dot(a, b));

/**
 * Length of the shortest way over the WGS 84 ellipsoid, kilometres, good to a millimetre (T. Vincenty, Survey Review 23
 * (1975), inverse formula). Within about half a degree of the opposite point of the Earth, where the formula does not
 * settle, the great circle on the mean sphere stands in: at most 0.3 % off.
 */
export const geodesicKm = ([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number => {
  const reduced1 = Math.atan((1 - FLATTENING) * Math.tan(radians(lat1)));
  const reduced2 = Math.atan((1 - FLATTENING) * Math.tan(radians(lat2)));
  const [sin1, cos1, sin2, cos2] = [
    Math.sin(reduced1),
    Math.cos(reduced1),
    Math.sin(reduced2),
    Math.cos(reduced2),
  ];
  // The short way round, whatever turn of the Earth the two longitudes are counted in.
  const turn = radians(((((lng2 - lng1) % 360) + 540) % 360) - 180);
  let lambda = turn;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const [sinLambda, cosLambda] = [Math.sin(lambda), Math.cos(lambda)];
    const sinSigma = Math.hypot(cos2 * sinLambda, cos1 * sin2 - sin1 * cos2 * cosLambda);
    if (sinSigma === 0) break; // the same place or its opposite
    const cosSigma = sin1 * sin2 + cos1 * cos2 * cosLambda;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cos1 * cos2 * sinLambda) / sinSigma;
    const cos2Alpha = 1 - sinAlpha ** 2;
    const cosMiddle = cos2Alpha === 0 ? 0 : cosSigma - (2 * sin1 * sin2) / cos2Alpha; // 0: along the equator
    const c = (FLATTENING / 16) * cos2Alpha * (4 + FLATTENING * (4 - 3 * cos2Alpha));
    const before = lambda;
    lambda =
      turn +
      (1 - c) *
        FLATTENING *
        sinAlpha *
        (sigma + c * sinSigma * (cosMiddle + c * cosSigma * (2 * cosMiddle ** 2 - 1)));
    if (Math.abs(lambda) > Math.PI) break; // opposite: would go round the wrong way
    if (Math.abs(lambda - before) < CLOSE_ENOUGH) {
      const u2 = (cos2Alpha * (EQUATOR_M ** 2 - POLE_M ** 2)) / POLE_M ** 2;
      const a = 1 + (u2 / 16_384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
      const b = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
      const inner =
        cosSigma * (2 * cosMiddle ** 2 - 1) -
        (b / 6) * cosMiddle * (4 * sinSigma ** 2 - 3) * (4 * cosMiddle ** 2 - 3);
      return (POLE_M * a * (sigma - b * sinSigma * (cosMiddle + (b / 4) * inner))) / 1000;
    }
  }
  return angleBetween(toVector([lng1, lat1]), toVector([lng2, lat2])) * MEAN_RADIUS_KM;
};

/** Length of a path, leg by leg, kilometres. One leg fewer than points. */
export const legsKm = (path: readonly LngLat[]): readonly number[] =>
  path.slice(1).map((to, index) => geodesicKm(path[index] ?? to, to));

/** The longitude of the same meridian that lies nearest to `near`, so that a line across ±180 goes on instead of back. */
export const unwrapLng = (lng: number, near: number): number => lng - Math.round((lng - near) / 360) * 360;

/** The same points with longitudes that go on beyond ±180, so that no step is longer than half the way round. */
export const unwrapped = (path: readonly LngLat[]): readonly LngLat[] => {
  let before = path[0]?.[0] ?? 0;
  return path.map(([lng, lat]) => {
    before = unwrapLng(lng, before);
    return [before, lat];
  });
};

/** So long may a straight line on the map be before it is bent, kilometres. */
const LONGEST_STRAIGHT_KM = 50;

/** The shortest way as a line for the map: points along the great circle, with longitudes that go on beyond ±180. */
export const greatCircleLine = (from: LngLat, to: LngLat): readonly LngLat[] => {
  const [a, b] = [toVector(from), toVector(to)];
  const angle = angleBetween(a, b);
  const steps = Math.min(200, Math.max(1, Math.ceil((angle * MEAN_RADIUS_KM) / LONGEST_STRAIGHT_KM)));
  const sin = Math.sin(angle);
  if (steps === 1 || sin < 1e-9) return unwrapped([from, to]);
  const between = Array.from({ length: steps - 1 }, (_, index): LngLat => {
    const share = (index + 1) / steps;
    const [p, q] = [Math.sin((1 - share) * angle) / sin, Math.sin(share * angle) / sin];
    return fromVector([p * a[0] + q * b[0], p * a[1] + q * b[1], p * a[2] + q * b[2]]);
  });
  return unwrapped([from, ...between, to]);
};

/** The point so far from another in a direction on the mean sphere. `bearing` in degrees, clockwise from north. */
const onSphere = ([lng, lat]: LngLat, km: number, bearing: number): LngLat => {
  const [angle, turn, phi] = [km / MEAN_RADIUS_KM, radians(bearing), radians(lat)];
  const sin = Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(turn);
  const east = Math.sin(turn) * Math.sin(angle) * Math.cos(phi);
  return [
    lng + degrees(Math.atan2(east, Math.cos(angle) - Math.sin(phi) * sin)),
    degrees(Math.asin(Math.max(-1, Math.min(1, sin)))),
  ];
};

/** The point at that length of geodesic, about in that direction: the length is right to a millionth. */
export const pointAtKm = (from: LngLat, km: number, bearing: number): LngLat => {
  if (km <= 0) return from;
  let sphereKm = km;
  let found = onSphere(from, sphereKm, bearing);
  for (let round = 0; round < 3; round += 1) {
    sphereKm *= km / geodesicKm(from, found);
    found = onSphere(from, sphereKm, bearing);
  }
  return found;
};
