import type { Camera } from '@/domain/camera';
import { type MarkColumns, fromFixedMercator, toFixedMercator } from '@/domain/mark-columns';
import type { BBox } from '@/domain/space';

/** Of a million places so many are looked at. */
const MOST_LOOKED_AT = 20_000;
/** Share of the places at each side that is left out, so that one stray coordinate does not show the whole world. */
const STRAY_SHARE = 0.02;

/** In fixed-point mercator, y growing southwards. */
interface FixedBox {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

const middle = (values: number[]): readonly [number, number] => {
  const sorted = values.toSorted((a, b) => a - b);
  const cut = Math.floor(sorted.length * STRAY_SHARE);
  return [sorted[cut] ?? 0, sorted[sorted.length - 1 - cut] ?? 0];
};

/** Where most of the wanted rows are; null where none has a place. */
const boxOfRows = (
  { x, y, style, length }: MarkColumns,
  isWanted: (row: number) => boolean,
): FixedBox | null => {
  const step = Math.max(1, Math.floor(length / MOST_LOOKED_AT));
  const xs: number[] = [];
  const ys: number[] = [];
  for (let row = 0; row < length; row += step) {
    if (style[row] === 0 || !isWanted(row)) continue;
    xs.push(x[row] ?? 0);
    ys.push(y[row] ?? 0);
  }
  if (xs.length === 0) return null;
  const [west, east] = middle(xs);
  const [north, south] = middle(ys);
  return { west, north, east, south };
};

const cameraOn = ({ west, north, east, south }: FixedBox): Camera => {
  const worldShare = Math.max((east - west) / 2 ** 32 / 1.4, (south - north) / 2 ** 32, 1e-6);
  return {
    center: [...fromFixedMercator((west + east) / 2, (north + south) / 2)],
    zoom: Math.max(1, Math.min(11, Math.log2(0.9 / worldShare))),
    bearing: 0,
    pitch: 0,
  };
};

const WORLD: FixedBox = { west: -(2 ** 31), north: -1_500_000_000, east: 2 ** 31, south: 1_300_000_000 };

/** Looks at the middle 96 % of places; at the world where there are none. */
export const cameraAround = (marks: MarkColumns): Camera => cameraOn(boxOfRows(marks, () => true) ?? WORLD);

/**
 * Where to look so that rows that have come are in sight beside what is in sight already; null where most of them are
 * within `view`, or have no place.
 *
 * @param view what the map shows, degrees
 */
export const cameraWith = (
  marks: MarkColumns,
  isNew: (row: number) => boolean,
  view: BBox | null,
): Camera | null => {
  const box = boxOfRows(marks, isNew);
  if (box === null) return null;
  if (view === null) return cameraOn(box);
  const [west, north] = toFixedMercator([view[0], view[3]]);
  const [viewEast, south] = toFixedMercator([view[2], view[1]]);
  const east = viewEast < west ? viewEast + 2 ** 32 : viewEast; // across the antimeridian
  const isInSight = box.west >= west && box.east <= east && box.north >= north && box.south <= south;
  if (isInSight) return null;
  return cameraOn({
    west: Math.min(west, box.west),
    north: Math.min(north, box.north),
    east: Math.max(east, box.east),
    south: Math.max(south, box.south),
  });
};
