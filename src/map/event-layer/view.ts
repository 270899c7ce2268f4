const WORLD = 2 ** 32;

/** A 4 × 4 matrix, column by column. */
export type Matrix = ArrayLike<number>;

/** What a frame looks at, as the layer needs it. */
export interface View {
  /** The place in the middle of the view as fixed-point mercator (MarkColumns.x, y): places are drawn relative to it. */
  readonly centreX: number;
  readonly centreY: number;
  /** From fixed-point units relative to the centre to clip space, for a canvas of just `width` × `height`. */
  readonly matrix: Float64Array;
  /** CSS px. */
  readonly width: number;
  readonly height: number;
  /** How many more copies of the world may be in view on either side; 0 at any zoom where one fills the view. */
  readonly copies: number;
  /** Does the world repeat? If not, a place is drawn at its own side of the antimeridian only. */
  readonly repeats: boolean;
  /** Straight down and therefore to scale everywhere: one fixed-point unit in CSS px; null where the map is pitched. */
  readonly pxPerUnit: number | null;
}

/** A position in the mercator square, [0, 1] from the north-west corner, beyond it in further copies. */
interface Ground {
  readonly x: number;
  readonly y: number;
}

const at = (matrix: Matrix, index: number): number => matrix[index] as number;

/** The place on the ground under a position of clip space; null above the horizon. */
const groundAt = (m: Matrix, clipX: number, clipY: number): Ground | null => {
  // the two rows of (M · (x, y, 0, 1)) that must vanish: X − clipX · W and Y − clipY · W
  const a = at(m, 0) - clipX * at(m, 3);
  const b = at(m, 4) - clipX * at(m, 7);
  const e = clipX * at(m, 15) - at(m, 12);
  const c = at(m, 1) - clipY * at(m, 3);
  const d = at(m, 5) - clipY * at(m, 7);
  const f = clipY * at(m, 15) - at(m, 13);
  const determinant = a * d - b * c;
  if (determinant === 0) return null;
  const x = (e * d - b * f) / determinant;
  const y = (a * f - e * c) / determinant;
  return at(m, 3) * x + at(m, 7) * y + at(m, 15) > 0 ? { x, y } : null;
};

const CORNERS: readonly (readonly [number, number])[] = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
];

/** MapLibre itself draws no more than this on either side. */
const MOST_COPIES = 3;

/** Marks reach over the view's edge by about this share of it. */
const OVERREACH = 0.05;

const copiesInView = (matrix: Matrix, middle: Ground): number => {
  let widest = 0;
  for (const [x, y] of CORNERS) {
    const corner = groundAt(matrix, x * (1 + OVERREACH), y * (1 + OVERREACH));
    if (corner === null) return 1; // the horizon is in view: the world beyond it is a line
    widest = Math.max(widest, Math.abs(corner.x - middle.x));
  }
  return Math.max(0, Math.min(MOST_COPIES, Math.ceil(widest - 0.5)));
};

/**
 * The view of one map frame.
 *
 * @param mainMatrix from the mercator square [0, 1]² to clip space, in double precision
 * @returns null for a camera that looks at no ground
 */
export const viewOf = (mainMatrix: Matrix, width: number, height: number, repeats: boolean): View | null => {
  const middle = groundAt(mainMatrix, 0, 0);
  if (middle === null) return null;
  const centreX = Math.round((middle.x - 0.5) * WORLD) | 0;
  const centreY = Math.round((Math.max(0, Math.min(1 - 1 / WORLD, middle.y)) - 0.5) * WORLD) | 0;
  const turns = Math.round(middle.x - 0.5 - centreX / WORLD);
  const originX = centreX / WORLD + 0.5 + turns;
  const originY = centreY / WORLD + 0.5;
  const matrix = new Float64Array(16);
  for (let row = 0; row < 4; row += 1) {
    const alongX = at(mainMatrix, row);
    const alongY = at(mainMatrix, 4 + row);
    matrix[row] = alongX / WORLD;
    matrix[4 + row] = alongY / WORLD;
    matrix[8 + row] = at(mainMatrix, 8 + row);
    matrix[12 + row] = alongX * originX + alongY * originY + at(mainMatrix, 12 + row);
  }
  const tilt = Math.abs(at(mainMatrix, 3)) + Math.abs(at(mainMatrix, 7));
  const scaleX = Math.hypot(at(matrix, 0) * width, at(matrix, 1) * height) / 2 / at(matrix, 15);
  return {
    centreX,
    centreY,
    matrix,
    width,
    height,
    copies: repeats ? copiesInView(mainMatrix, middle) : 0,
    repeats,
    pxPerUnit: tilt < 1e-9 * Math.abs(at(mainMatrix, 15)) ? scaleX : null,
  };
};

/** The difference that int32 arithmetic gives: to the nearest copy of the place around the antimeridian. */
const nearest = (value: number, centre: number): number => (value - centre) | 0;

/**
 * Where a place is on the screen, in CSS px from the top left corner.
 *
 * @param copy 0 is the copy nearest to the middle of the view, −1 the one to its west
 * @param into receives x and y, so that loops over many rows make no garbage
 * @returns false behind the camera
 */
export const toScreen = (view: View, x: number, y: number, copy: number, into: Float64Array): boolean => {
  const { matrix } = view;
  const dx = (view.repeats ? nearest(x, view.centreX) : x - view.centreX) + copy * WORLD;
  const dy = y - view.centreY;
  const w = at(matrix, 3) * dx + at(matrix, 7) * dy + at(matrix, 15);
  if (w <= 0) return false;
  into[0] = (((at(matrix, 0) * dx + at(matrix, 4) * dy + at(matrix, 12)) / w + 1) / 2) * view.width;
  into[1] = ((1 - (at(matrix, 1) * dx + at(matrix, 5) * dy + at(matrix, 13)) / w) / 2) * view.height;
  return true;
};

/** The fixed-point place under a position on the screen, nearest copy; null above the horizon. */
export const placeAt = (
  view: View,
  screenX: number,
  screenY: number,
): readonly [x: number, y: number] | null => {
  const ground = groundAt(view.matrix, (screenX / view.width) * 2 - 1, 1 - (screenY / view.height) * 2);
  if (ground === null) return null;
  return [(Math.round(ground.x) + view.centreX) | 0, Math.round(ground.y) + view.centreY];
};
