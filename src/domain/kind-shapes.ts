import { EVENT_KINDS, type EventKind } from './event';

/**
 * One closed outline in a 20 × 20 box around its own centre, y downwards: a circle, or a polygon without holes.
 * Corners that point outwards reach further than flat sides, so that all shapes weigh about the same on the page.
 */
export type KindShape =
  | { readonly type: 'circle'; readonly radius: number }
  | { readonly type: 'polygon'; readonly points: readonly (readonly [x: number, y: number])[] };

/** The box that shapes are drawn in: half of it is the reach of the largest shape. */
export const SHAPE_BOX = 20;

const polygon = (...points: readonly (readonly [number, number])[]): KindShape => ({
  type: 'polygon',
  points,
});

const around = (corners: number, radiusOf: (index: number) => number): KindShape =>
  polygon(
    ...Array.from({ length: corners }, (_, index): readonly [number, number] => {
      const angle = (index / corners) * 2 * Math.PI - Math.PI / 2;
      return [radiusOf(index) * Math.cos(angle), radiusOf(index) * Math.sin(angle)];
    }),
  );

/** The shape of each kind, once for the map, the legend and the buttons: a kind is told apart without its colour. */
export const KIND_SHAPES: Readonly<Record<EventKind, KindShape>> = {
  'armed-event': { type: 'circle', radius: 8 },
  // an arrowhead: forces that move
  deployment: polygon([0, -9.6], [9.4, 8.8], [0, 5.2], [-9.4, 8.8]),
  // a table
  meeting: polygon([-7.2, -7.2], [7.2, -7.2], [7.2, 7.2], [-7.2, 7.2]),
  // two ends of a line
  call: polygon([-9.4, -7.6], [0, -2.4], [9.4, -7.6], [9.4, 7.6], [0, 2.4], [-9.4, 7.6]),
  // a speech bubble
  statement: polygon([-9.2, -8], [9.2, -8], [9.2, 4], [1.6, 4], [-4.6, 9.6], [-4.6, 4], [-9.2, 4]),
  // the road sign
  warning: polygon([-9.6, -7.4], [9.6, -7.4], [0, 9.2]),
  // both parts at right angles, joined
  agreement: polygon(
    [-3.2, -9],
    [3.2, -9],
    [3.2, -3.2],
    [9, -3.2],
    [9, 3.2],
    [3.2, 3.2],
    [3.2, 9],
    [-3.2, 9],
    [-3.2, 3.2],
    [-9, 3.2],
    [-9, -3.2],
    [-3.2, -3.2],
  ),
  estimate: around(6, () => 8.8),
  // a post, with a roof
  position: polygon([0, -9.4], [8, -2.4], [8, 8], [-8, 8], [-8, -2.4]),
  background: around(4, () => 9.6),
  protest: around(10, (index) => (index % 2 === 0 ? 10 : 4.8)),
};

const HALF = SHAPE_BOX / 2;
const written = (value: number): string => String(Math.round((value + HALF) * 100) / 100);

/** Path data is asked for with every row that is written, and depends on the kind alone. */
const onceAKind = (make: (kind: EventKind) => string): ((kind: EventKind) => string) => {
  const made = new Map<EventKind, string>();
  return (kind) => {
    const path = made.get(kind) ?? make(kind);
    made.set(kind, path);
    return path;
  };
};

/** The shape of `kind` as SVG path data for `viewBox="0 0 20 20"`. */
export const kindShapePath = onceAKind((kind) => {
  const shape = KIND_SHAPES[kind];
  if (shape.type === 'polygon')
    return `${shape.points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${written(x)} ${written(y)}`).join('')}Z`;
  const { radius } = shape;
  const arc = (x: number): string => `A${radius} ${radius} 0 1 1 ${written(x)} ${HALF}`;
  return `M${written(-radius)} ${HALF}${arc(radius)}${arc(-radius)}Z`;
});

/** Between the lines inside a mark that stands for an area, as a share of its box; the same in the event layer's shader. */
export const HATCH_PERIOD = 0.24;

/** Where a rising line `x + y = √2 · c` enters and leaves the shape, as lengths along it. */
const crossingsOf = (shape: KindShape, c: number): readonly number[] => {
  if (shape.type === 'circle') {
    const half = Math.sqrt(Math.max(0, shape.radius ** 2 - c ** 2));
    return half === 0 ? [] : [-half, half];
  }
  const turned = shape.points.map(([x, y]) => [(x + y) * Math.SQRT1_2, (x - y) * Math.SQRT1_2] as const);
  return turned
    .flatMap(([across, along], index) => {
      const [nextAcross, nextAlong] = turned[(index + 1) % turned.length] ?? [across, along];
      if (across > c === nextAcross > c) return [];
      return [along + ((c - across) / (nextAcross - across)) * (nextAlong - along)];
    })
    .toSorted((a, b) => a - b);
};

/** The lines inside the sign of `kind` that say "somewhere in an area", as SVG path data for `viewBox="0 0 20 20"`. */
export const kindHatchPath = onceAKind((kind) => {
  const period = HATCH_PERIOD * SHAPE_BOX;
  const lines = [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5].flatMap((step) => {
    const c = step * period;
    const ends = crossingsOf(KIND_SHAPES[kind], c).map(
      (s) => `${written((c + s) * Math.SQRT1_2)} ${written((c - s) * Math.SQRT1_2)}`,
    );
    return ends.flatMap((end, index) => (index % 2 === 1 ? [`M${ends[index - 1] ?? end}L${end}`] : []));
  });
  return lines.join('');
});

/** Signed distance to a polygon's outline: the nearest edge decides how far, the crossings of a ray the sign. */
const polygonDistance = (points: readonly (readonly [number, number])[], x: number, y: number): number => {
  let nearest = Infinity;
  let isInside = false;
  let [previousX, previousY] = points.at(-1) ?? [0, 0];
  for (const [cornerX, cornerY] of points) {
    const edgeX = previousX - cornerX;
    const edgeY = previousY - cornerY;
    const fromX = x - cornerX;
    const fromY = y - cornerY;
    const along = (fromX * edgeX + fromY * edgeY) / (edgeX * edgeX + edgeY * edgeY);
    const bounded = Math.max(0, Math.min(1, along));
    nearest = Math.min(nearest, Math.hypot(fromX - edgeX * bounded, fromY - edgeY * bounded));
    if (cornerY > y !== previousY > y && x < cornerX + (edgeX * (y - cornerY)) / edgeY) isInside = !isInside;
    previousX = cornerX;
    previousY = cornerY;
  }
  return isInside ? -nearest : nearest;
};

/** Distance from a point to the outline of `kind`, in units of the 20 × 20 box; negative inside. */
export const shapeDistance = (kind: EventKind, x: number, y: number): number => {
  const shape = KIND_SHAPES[kind];
  return shape.type === 'circle' ? Math.hypot(x, y) - shape.radius : polygonDistance(shape.points, x, y);
};

/** The square around the centre that {@link shapeAtlas} covers, in box units: room for the ring around a mark. */
export const ATLAS_REACH = 40;
/** Texels along a side of one kind's square. */
export const ATLAS_SIZE = 80;

/** {@link shapeDistance} sampled at texel centres, one ATLAS_SIZE² square per kind in the order of EVENT_KINDS. */
export const shapeAtlas = (): Float32Array => {
  const texels = new Float32Array(EVENT_KINDS.length * ATLAS_SIZE * ATLAS_SIZE);
  const step = ATLAS_REACH / ATLAS_SIZE;
  let index = 0;
  for (const kind of EVENT_KINDS)
    for (let row = 0; row < ATLAS_SIZE; row += 1)
      for (let column = 0; column < ATLAS_SIZE; column += 1) {
        const place = (texel: number): number => (texel + 0.5) * step - ATLAS_REACH / 2;
        texels[index] = shapeDistance(kind, place(column), place(row));
        index += 1;
      }
  return texels;
};
