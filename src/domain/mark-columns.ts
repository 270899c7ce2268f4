import type { EventPlace } from './event';
import type { LngLat } from './space';
import type { TimeColumn } from './time-column';

/**
 * How a row is drawn as a mark. `none`: no place. `dot`: exactly located, the only solid mark. `disc`: near a place
 * (within about 25 km). `area`: stands for a district, province, fuzzy area or country; never solid.
 */
export const MARK_STYLES = ['none', 'dot', 'disc', 'area'] as const;
export type MarkStyle = (typeof MARK_STYLES)[number];

/**
 * How an event is drawn, from what is known of its place. UCDP's code decides where there is one; ACLED's has the same
 * first steps; a point without a code is drawn as near it, neither exact nor a whole district.
 */
export const markStyleOf = (where: EventPlace): MarkStyle => {
  switch (where.kind) {
    case 'point': {
      const code = where.precision ?? where.acledPrecision ?? 2;
      return code === 1 ? 'dot' : code === 2 ? 'disc' : 'area';
    }
    case 'area':
    case 'link':
      return 'area';
    case 'parts':
    case 'none':
      return 'none';
  }
};

/**
 * What the map needs of every row, as parallel arrays sorted by `start`, then `end`, then the source's order.
 * About 16 bytes a row; the arrays belong to the page once the engine has handed them over, and nobody writes to them.
 */
export interface MarkColumns {
  readonly length: number;
  /** Earliest; −Infinity is open. Ascends. */
  readonly start: TimeColumn;
  /** Latest, exclusive; Infinity is open. */
  readonly end: TimeColumn;
  /** Fixed-point mercator: {@link toFixedMercator}. Undefined (0) where `style` is `none`. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Index into EVENT_KINDS. */
  readonly kind: Uint8Array;
  /** Index into {@link MARK_STYLES}. */
  readonly style: Uint8Array;
  /** 0: sometime within the span; 1: throughout it. */
  readonly extent: Uint8Array;
  /** Best fatality count as an area scale: round(16·√best) capped at 255; 0 is none or not given. */
  readonly weight: Uint8Array;
}

const WORLD = 2 ** 32;
const HALF = 2 ** 31;

/** Latitude where the square mercator world ends. */
export const MAX_MERCATOR_LATITUDE = 85.051128779806604;

/** The first of {@link toFixedMercator}, alone: rows come by the thousand. */
export const toFixedMercatorX = (lng: number): number => Math.round((lng / 360) * WORLD) | 0;

/** The second of {@link toFixedMercator}. */
export const toFixedMercatorY = (lat: number): number => {
  const bounded = Math.max(-MAX_MERCATOR_LATITUDE, Math.min(MAX_MERCATOR_LATITUDE, lat));
  const sin = Math.sin((bounded * Math.PI) / 180);
  const mercatorY = -Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
  return Math.max(-HALF, Math.min(HALF - 1, Math.round(mercatorY * WORLD)));
};

/**
 * Mercator as int32 around the map's centre: one unit is 9 mm at the equator, so that subtraction in integers is exact
 * at any zoom where float32 jitters, and wraps at the antimeridian by construction.
 */
export const toFixedMercator = ([lng, lat]: LngLat): readonly [x: number, y: number] => [
  toFixedMercatorX(lng),
  toFixedMercatorY(lat),
];

/** The inverse of {@link toFixedMercator}, good to 1e-7 degrees. */
export const fromFixedMercator = (x: number, y: number): LngLat => [
  (x / WORLD) * 360,
  (Math.atan(Math.sinh(-(y / WORLD) * 2 * Math.PI)) * 180) / Math.PI,
];
