import type { Camera } from '@/domain/camera';
import { type MarkColumns, fromFixedMercator, toFixedMercator } from '@/domain/mark-columns';
import { firstAtLeast } from '@/domain/sorted-cut';
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

/** So many at most may be far from all others and left out; more of them are a second region, and not strays. */
const MOST_FAR_SHARE = 0.1;
/** How far from the middle half is far: so many times the width of that half, and at least a degree. */
const FAR_WIDTHS = 3;
const LEAST_FAR = 2 ** 32 / 360;

/** Where most of the values are, so that neither many scattered strays nor a few in a small file count. */
const middle = (values: Int32Array): readonly [number, number] => {
  const sorted = values.toSorted(); // of numbers, and a tenth of the time that a comparison by a function takes
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const cut = Math.floor(sorted.length * STRAY_SHARE);
  const [least, most] = [sorted[cut] ?? 0, sorted[sorted.length - 1 - cut] ?? 0];
  const reach = Math.max(FAR_WIDTHS * (at(0.75) - at(0.25)), LEAST_FAR);
  const first = firstAtLeast(sorted, at(0.25) - reach, 0, sorted.length);
  const end = firstAtLeast(sorted, at(0.75) + reach, first, sorted.length);
  const far = sorted.length - 2 * cut - (Math.min(end, sorted.length - cut) - Math.max(first, cut));
  return far > MOST_FAR_SHARE * sorted.length
    ? [least, most]
    : [Math.max(least, sorted[first] ?? 0), Math.min(most, sorted[end - 1] ?? 0)];
};

/** The places of wanted rows, of a large table those of some. */
interface Places {
  readonly xs: Int32Array;
  readonly ys: Int32Array;
}

const placesOf = ({ x, y, style, length }: MarkColumns, isWanted: (row: number) => boolean): Places => {
  const step = Math.max(1, Math.floor(length / MOST_LOOKED_AT));
  const most = Math.ceil(length / step);
  const [xs, ys] = [new Int32Array(most), new Int32Array(most)];
  let count = 0;
  for (let row = 0; row < length; row += step) {
    if (style[row] === 0 || !isWanted(row)) continue;
    xs[count] = x[row] ?? 0;
    ys[count] = y[row] ?? 0;
    count += 1;
  }
  return { xs: xs.subarray(0, count), ys: ys.subarray(0, count) };
};

/** Where most of the places are; null where there are none. */
const boxOf = ({ xs, ys }: Places): FixedBox | null => {
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

/** Looks at the middle 96 % of places, without a few that are far from all others; at the world where there are none. */
export const cameraAround = (marks: MarkColumns): Camera =>
  cameraOn(boxOf(placesOf(marks, () => true)) ?? WORLD);

const isBetweenSides = ([west, , east]: BBox, lng: number): boolean =>
  west <= east ? lng >= west && lng <= east : lng >= west || lng <= east;

/** How many of the places are in view. Heights are compared as they are stored, because converting each costs. */
const countInView = ({ xs, ys }: Places, view: BBox): number => {
  const [, top] = toFixedMercator([0, view[3]]);
  const [, bottom] = toFixedMercator([0, view[1]]);
  let count = 0;
  for (const [index, x] of xs.entries()) {
    const y = ys[index] ?? 0;
    if (y >= top && y <= bottom && isBetweenSides(view, (x / 2 ** 32) * 360)) count += 1;
  }
  return count;
};

/** Of rows that have come so many must be in view for the view to stay: a few in a corner are not what came. */
const SHARE_IN_VIEW = 0.05;

/**
 * Where to look once rows have come: at them, as if they had been opened alone; null, so that the view stays, where some
 * of them are within it, or none has a place.
 *
 * @param view what the map shows, degrees; null before it has shown anything
 */
export const cameraForNew = (
  marks: MarkColumns,
  isNew: (row: number) => boolean,
  view: BBox | null,
): Camera | null => {
  const places = placesOf(marks, isNew);
  const box = boxOf(places);
  if (box === null) return null;
  const inView = view === null ? 0 : countInView(places, view);
  return inView >= SHARE_IN_VIEW * places.xs.length ? null : cameraOn(box);
};

/** The view that was made for an article, where nothing of what it is centred on is in `view`; else null: it stays. */
export const cameraForArticle = (home: Camera, view: BBox | null): Camera | null => {
  const [lng, lat] = home.center;
  const isInView = view !== null && lat >= view[1] && lat <= view[3] && isBetweenSides(view, lng);
  return isInView ? null : home;
};
