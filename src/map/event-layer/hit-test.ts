import { EVENT_KINDS } from '@/domain/event';
import { SHAPE_BOX, shapeDistance } from '@/domain/kind-shapes';
import { HIGHLIGHT_MIN_PX, markDiameterPx } from './mark-size';
import { OFFSET_STEPS, type Scene, isShown } from './scene';
import { type View, placeAt, toScreen } from './view';
import { drawRanges } from './window-ranks';

/** How marks are drawn in this frame. `specks`: as in the density picture, without shape or weight. */
export interface MarkScale {
  readonly baseDiameterPx: number;
  readonly specks: boolean;
}

/** The diameter of a row's mark in CSS px. */
const diameterOf = (scene: Scene, scale: MarkScale, row: number): number => {
  const isHighlighted = row === scene.hovered || row === scene.selected;
  const plain = scale.specks
    ? scale.baseDiameterPx
    : markDiameterPx(scale.baseDiameterPx, scene.marks.weight[row] as number);
  return isHighlighted ? Math.max(HIGHLIGHT_MIN_PX, plain) : plain;
};

/** How far outside the row's mark a point lies that is `x`, `y` CSS px from its centre; 0 inside. */
const gapPx = (scene: Scene, scale: MarkScale, row: number, x: number, y: number): number => {
  const diameter = diameterOf(scene, scale, row);
  const isHighlighted = row === scene.hovered || row === scene.selected;
  if (scale.specks && !isHighlighted) return Math.max(0, Math.hypot(x, y) - diameter / 2);
  const kind = EVENT_KINDS[scene.marks.kind[row] as number];
  if (kind === undefined) return Infinity;
  const unit = diameter / SHAPE_BOX;
  return Math.max(0, shapeDistance(kind, x / unit, y / unit) * unit);
};

interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

interface Hit {
  readonly row: number;
  readonly gap: number;
  /** Height in the drawing: later is above. */
  readonly height: number;
}

/** Is the row in the table, has it a place, and does it start before the window's end? */
const isPlaced = ({ marks, ranks }: Scene, row: number): boolean =>
  row >= 0 && row < ranks.rowTo && marks.style[row] !== 0;

/**
 * Half the side, in fixed-point units, of the square around the pointer that can hold the centre of a hit. Corners of
 * a mark reach further than half its side, and a turned map turns the square.
 */
const reachOf = (view: View, scene: Scene, scale: MarkScale, radiusPx: number): number => {
  if (view.pxPerUnit === null) return Infinity;
  let displaced = 0;
  for (const offset of scene.offsets ?? []) displaced = Math.max(displaced, Math.abs(offset));
  const half = (scale.specks ? scale.baseDiameterPx : markDiameterPx(scale.baseDiameterPx, 255)) / 2;
  return (radiusPx + Math.SQRT2 * (half + displaced / OFFSET_STEPS)) / view.pxPerUnit;
};

/** Positions in the drawing of the rows of the window that stand in a square of the map. The one loop over all rows. */
const positionsIn = (scene: Scene, centreX: number, centreY: number, reach: number): number[] => {
  const { x, y } = scene.marks;
  const { rows } = scene.order;
  const found: number[] = [];
  for (const { first, count } of drawRanges(scene.order, scene.ranks)) {
    const end = first + count;
    for (let position = first; position < end; position += 1) {
      const row = rows[position] as number;
      const dx = ((x[row] as number) - centreX) | 0;
      if (dx > reach || dx < -reach) continue;
      const dy = (y[row] as number) - centreY;
      if (dy <= reach && dy >= -reach) found.push(position);
    }
  }
  return found;
};

/** How far a row's mark, the nearest of its copies, is from a point of the screen; 0 inside. */
const gapTo = (scene: Scene, view: View, scale: MarkScale, row: number, point: ScreenPoint): number => {
  const { marks, offsets } = scene;
  const screen = new Float64Array(2);
  const shiftX = (offsets?.[row * 2] ?? 0) / OFFSET_STEPS;
  const shiftY = (offsets?.[row * 2 + 1] ?? 0) / OFFSET_STEPS;
  let nearest = Infinity;
  for (let copy = -view.copies; copy <= view.copies; copy += 1) {
    if (!toScreen(view, marks.x[row] as number, marks.y[row] as number, copy, screen)) continue;
    const x = point.x - (screen[0] as number) - shiftX;
    const y = point.y - (screen[1] as number) - shiftY;
    nearest = Math.min(nearest, gapPx(scene, scale, row, x, y));
  }
  return nearest;
};

/**
 * Rows drawn within `radiusPx` of a point of the screen: nearest outline first, and among those that the point is on,
 * the topmost first.
 *
 * Cost: O(rows in the window); a row away from the pointer costs two subtractions.
 */
export const rowsAt = (
  scene: Scene,
  view: View,
  scale: MarkScale,
  point: ScreenPoint,
  radiusPx: number,
): readonly number[] => {
  const place = placeAt(view, point.x, point.y);
  if (place === null) return [];
  const { order, hovered, selected } = scene;
  const hits: Hit[] = [];
  const test = (row: number, height: number): void => {
    const gap = isShown(scene, row) ? gapTo(scene, view, scale, row, point) : Infinity;
    if (gap <= radiusPx) hits.push({ row, gap, height });
  };
  for (const position of positionsIn(scene, ...place, reachOf(view, scene, scale, radiusPx))) {
    const row = order.rows[position] as number;
    if (row !== hovered && row !== selected) test(row, position);
  }
  // highlighted marks are larger than the square allows for, and lie above all others
  if (selected !== null && selected !== hovered && isPlaced(scene, selected))
    test(selected, Number.MAX_VALUE);
  if (hovered !== null && isPlaced(scene, hovered)) test(hovered, Infinity);
  return hits.toSorted((a, b) => a.gap - b.gap || b.height - a.height).map(({ row }) => row);
};

/** Drawn rows on a spot of the screen; `certain` are those of them that must be in the window. */
export interface SpotCount {
  readonly certain: number;
  readonly possible: number;
}

/** Rows drawn at a place within `radiusPx` of a point of the screen. Cost: O(rows in the window). */
export const countOnSpot = (scene: Scene, view: View, point: ScreenPoint, radiusPx: number): SpotCount => {
  const place = placeAt(view, point.x, point.y);
  if (place === null) return { certain: 0, possible: 0 };
  const { marks, order, ranks } = scene;
  const reach = view.pxPerUnit === null ? Infinity : radiusPx / view.pxPerUnit + 1;
  const screen = new Float64Array(2);
  const isOnSpot = (row: number): boolean => {
    for (let copy = -view.copies; copy <= view.copies; copy += 1) {
      if (!toScreen(view, marks.x[row] as number, marks.y[row] as number, copy, screen)) continue;
      if (Math.hypot(point.x - (screen[0] as number), point.y - (screen[1] as number)) <= radiusPx)
        return true;
    }
    return false;
  };
  let certain = 0;
  let possible = 0;
  for (const position of positionsIn(scene, ...place, reach)) {
    const row = order.rows[position] as number;
    if (!isShown(scene, row) || !isOnSpot(row)) continue;
    possible += 1;
    const isContained = row >= ranks.rowFrom && (marks.end.ranks[row] as number) < ranks.endTo;
    if (marks.extent[row] === 1 || isContained) certain += 1;
  }
  return { certain, possible };
};
