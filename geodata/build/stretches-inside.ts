import { booleanPointInPolygon } from '@turf/turf';

/** Degrees of latitude in half a kilometre: how finely a line is walked. */
const STEP_DEGREES = 0.5 / 111;

const walked = (line: readonly GeoJSON.Position[]): GeoJSON.Position[] =>
  line.flatMap((to, index) => {
    const from = line[index - 1];
    if (!from) return [to];
    const [x0 = 0, y0 = 0] = from;
    const [x1 = 0, y1 = 0] = to;
    const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / STEP_DEGREES));
    return Array.from({ length: steps }, (_, step) => {
      const share = (step + 1) / steps;
      return [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share];
    });
  });

/**
 * The stretches of a line that run inside an area, in the line's order; each has at least two points.
 *
 * The line is walked in steps of half a kilometre, so a stretch may end up to that much short of the area's edge.
 */
export const stretchesInside = (
  line: readonly GeoJSON.Position[],
  area: GeoJSON.Feature<GeoJSON.Polygon | GeoJSON.MultiPolygon>,
): GeoJSON.Position[][] => {
  const stretches: GeoJSON.Position[][] = [];
  let isInside = false;
  for (const position of walked(line)) {
    const wasInside = isInside;
    isInside = booleanPointInPolygon(position, area);
    if (isInside && !wasInside) stretches.push([]);
    if (isInside) stretches.at(-1)?.push(position);
  }
  return stretches.filter((stretch) => stretch.length > 1);
};
