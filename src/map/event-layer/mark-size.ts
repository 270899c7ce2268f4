import { widthFactor } from '@/domain/mark-weight';

/** Side of a mark's box without fatalities where few are in view, in CSS px: its circle is 14 px wide. */
const LARGEST_PX = 17;
/** Below this a shape is a speck; the density picture takes over before it matters. */
const SMALLEST_PX = 4.5;
/** Up to so many marks in view each has its full size. */
const FEW = 60;

/** A highlighted mark is never smaller than this, so that its ring and shape can be read in any crowd. */
export const HIGHLIGHT_MIN_PX = 14;

/** The radius that "near a place" stands for: UCDP's where_prec 2, within about 25 km. */
export const NEAR_RADIUS_METERS = 25_000;

/** Mercator's square as long as the equator: WGS 84's semi-major axis. */
export const EARTH_CIRCUMFERENCE_METERS = 2 * Math.PI * 6_378_137;

/** Diameter in CSS px of a mark without fatalities when about `inView` marks share the view. */
export const baseDiameterPx = (inView: number): number =>
  Math.max(SMALLEST_PX, LARGEST_PX * Math.min(1, (FEW / Math.max(1, inView)) ** 0.13));

/**
 * Diameter in CSS px of a mark: the area that fatalities add grows with their number.
 *
 * @param weight MarkColumns.weight, 0–255
 */
export const markDiameterPx = (basePx: number, weight: number): number => basePx * widthFactor(weight);

/** {@link NEAR_RADIUS_METERS} in fixed-point mercator units at a place, as the shaders have it. */
export const nearRadiusUnits = (fixedY: number): number =>
  (NEAR_RADIUS_METERS / EARTH_CIRCUMFERENCE_METERS) * 2 ** 32 * Math.cosh((Math.PI * fixedY) / 2 ** 31);
