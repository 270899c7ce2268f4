import type { Camera } from '@/domain/camera';
import { type MarkColumns, fromFixedMercator } from '@/domain/mark-columns';
import type { BBox, LngLat } from '@/domain/space';

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
const middle = (values: number[]): readonly [number, number] => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const cut = Math.floor(sorted.length * STRAY_SHARE);
  const inner = sorted.slice(cut, sorted.length - cut);
  const reach = Math.max(FAR_WIDTHS * (at(0.75) - at(0.25)), LEAST_FAR);
  const near = inner.filter((value) => value >= at(0.25) - reach && value <= at(0.75) + reach);
  const kept = inner.length - near.length > MOST_FAR_SHARE * sorted.length ? inner : near;
  return [kept[0] ?? 0, kept.at(-1) ?? 0];
};

/** The places of wanted rows, of a large table those of some. */
interface Places {
  readonly xs: number[];
  readonly ys: number[];
}

const placesOf = ({ x, y, style, length }: MarkColumns, isWanted: (row: number) => boolean): Places => {
  const step = Math.max(1, Math.floor(length / MOST_LOOKED_AT));
  const places: Places = { xs: [], ys: [] };
  for (let row = 0; row < length; row += step) {
    if (style[row] === 0 || !isWanted(row)) continue;
    places.xs.push(x[row] ?? 0);
    places.ys.push(y[row] ?? 0);
  }
  return places;
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

const isInView = ([west, south, east, north]: BBox, [lng, lat]: LngLat): boolean =>
  lat >= south && lat <= north && (west <= east ? lng >= west && lng <= east : lng >= west || lng <= east);

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
  const inView = places.xs.filter(
    (x, index) => view !== null && isInView(view, fromFixedMercator(x, places.ys[index] ?? 0)),
  );
  return inView.length >= SHARE_IN_VIEW * places.xs.length ? null : cameraOn(box);
};

/** The view that was made for an article, where nothing of what it is centred on is in `view`; else null: it stays. */
export const cameraForArticle = (home: Camera, view: BBox | null): Camera | null =>
  view !== null && isInView(view, home.center) ? null : home;
