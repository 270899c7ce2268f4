import { fromFixedMercator, toFixedMercator } from './mark-columns';
import type { LngLat } from './space';

/** How far the arc bows out, as a share of the distance between its ends: enough to read as a symbol, not a route. */
const BOW = 0.16;

/**
 * A symbolic arc from `from` to `to`: a quadratic Bézier curve in mercator that bows to the right of the direction of
 * travel, the short way round.
 *
 * @param t 0 at `from`, 1 at `to`; the mark of the event stands at 0.5
 */
export const arcPoint = (from: LngLat, to: LngLat, t: number): LngLat => {
  const [x0, y0] = toFixedMercator(from);
  const [x2End, y2] = toFixedMercator(to);
  const dx = (x2End - x0) | 0; // int32 subtraction takes the short way across the antimeridian
  const dy = y2 - y0;
  const controlX = dx / 2 - dy * BOW * 2;
  const controlY = dy / 2 + dx * BOW * 2;
  const x = 2 * (1 - t) * t * controlX + t * t * dx;
  const y = 2 * (1 - t) * t * controlY + t * t * dy;
  return fromFixedMercator(x0 + x, y0 + y);
};

/** The arc as a line of `segments + 1` points. */
export const arcLine = (from: LngLat, to: LngLat, segments = 48): readonly LngLat[] =>
  Array.from({ length: segments + 1 }, (_, index) => arcPoint(from, to, index / segments));
