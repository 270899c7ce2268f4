/** `[longitude, latitude]` in degrees, WGS 84. Foreign order is flipped in the parser that meets it, nowhere else. */
export type LngLat = readonly [lng: number, lat: number];

/** `[west, south, east, north]` in degrees; `west > east` crosses the antimeridian. */
export type BBox = readonly [west: number, south: number, east: number, north: number];

/** Is the place inside the box, edges included? */
export const bboxContains = ([west, south, east, north]: BBox, [lng, lat]: LngLat): boolean =>
  lat >= south && lat <= north && (west <= east ? lng >= west && lng <= east : lng >= west || lng <= east);

/** The smallest box around the points, not crossing the antimeridian; null for no points. */
export const bboxOf = (points: Iterable<LngLat>): BBox | null => {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const [lng, lat] of points) {
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return west <= east ? [west, south, east, north] : null;
};
