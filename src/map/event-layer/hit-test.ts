import { EVENT_KINDS } from '@/domain/event';
import { SHAPE_BOX, shapeDistance } from './kind-shapes';
import { HIGHLIGHT_MIN_PX, largestReachPx, markDiameterPx } from './mark-size';
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

interface Hit {
  readonly row: number;
  readonly gap: number;
  /** Height in the drawing: later is above. */
  readonly height: number;
}

const heightOf = (scene: Scene, row: number, position: number): number => {
  if (row === scene.hovered) return Infinity;
  return row === scene.selected ? Number.MAX_VALUE : position;
};

/** Half the side, in fixed-point units, of the square around the pointer that can hold the centre of a hit. */
const reachOf = (view: View, scene: Scene, scale: MarkScale, radiusPx: number): number => {
  if (view.pxPerUnit === null) return Infinity;
  let displaced = 0;
  for (const offset of scene.offsets ?? []) displaced = Math.max(displaced, Math.abs(offset));
  return (
    (radiusPx + largestReachPx(scale.baseDiameterPx) + (displaced * Math.SQRT2) / OFFSET_STEPS) /
    view.pxPerUnit
  );
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
  point: { readonly x: number; readonly y: number },
  radiusPx: number,
): readonly number[] => {
  const { marks, order } = scene;
  const place = placeAt(view, point.x, point.y);
  if (place === null) return [];
  const [placeX, placeY] = place;
  const reach = reachOf(view, scene, scale, radiusPx);
  const hits: Hit[] = [];
  const screen = new Float64Array(2);
  const testRow = (row: number, position: number): void => {
    let nearest = Infinity;
    for (let copy = -view.copies; copy <= view.copies; copy += 1) {
      if (!toScreen(view, marks.x[row] as number, marks.y[row] as number, copy, screen)) continue;
      const shiftX = (scene.offsets?.[row * 2] ?? 0) / OFFSET_STEPS;
      const shiftY = (scene.offsets?.[row * 2 + 1] ?? 0) / OFFSET_STEPS;
      const x = point.x - (screen[0] as number) - shiftX;
      const y = point.y - (screen[1] as number) - shiftY;
      nearest = Math.min(nearest, gapPx(scene, scale, row, x, y));
    }
    if (nearest <= radiusPx) hits.push({ row, gap: nearest, height: heightOf(scene, row, position) });
  };
  for (const { first, count } of drawRanges(order, scene.ranks)) {
    for (let position = first; position < first + count; position += 1) {
      const row = order.rows[position] as number;
      const dx = ((marks.x[row] as number) - placeX) | 0;
      if (dx > reach || dx < -reach) continue;
      const dy = (marks.y[row] as number) - placeY;
      if (dy > reach || dy < -reach) continue;
      if (isShown(scene, row)) testRow(row, position);
    }
  }
  return hits.toSorted((a, b) => a.gap - b.gap || b.height - a.height).map(({ row }) => row);
};

/** How many drawn rows stand at the very place of `row`; 0 where it has none. Cost: O(rows in the window). */
export const rowsAtPlaceOf = (scene: Scene, row: number): number => {
  const { marks, order } = scene;
  if (row < 0 || row >= marks.length || marks.style[row] === 0) return 0;
  const x = marks.x[row];
  const y = marks.y[row];
  let count = 0;
  for (const { first, count: length } of drawRanges(order, scene.ranks)) {
    for (let position = first; position < first + length; position += 1) {
      const other = order.rows[position] as number;
      if (marks.x[other] === x && marks.y[other] === y && isShown(scene, other)) count += 1;
    }
  }
  return count;
};
