import { type MarkColumns, toFixedMercator } from '@/domain/mark-columns';
import type { Rings } from '@/domain/area';
import type { BBox, LngLat } from '@/domain/space';
import { type RowBits, noRows, rowsWhere } from './row-bits';

const WORLD = 2 ** 32;

/** Fixed-point mercator x without the wrap at the antimeridian, so that 190° lies east of 170°. */
const unwrappedX = (lng: number): number => Math.round((lng / 360) * WORLD);

interface FixedBox {
  readonly west: number;
  readonly width: number;
  readonly north: number;
  readonly south: number;
}

const fixedBox = ([west, south, east, north]: BBox): FixedBox => {
  const fromX = unwrappedX(west);
  const toX = unwrappedX(east);
  const width = west <= east ? toX - fromX : toX - fromX + WORLD;
  return {
    west: fromX,
    width: Math.min(WORLD, width),
    north: toFixedMercator([0, north])[1],
    south: toFixedMercator([0, south])[1],
  };
};

/**
 * Rows that have a place within the box, edges included. An area event counts by its anchor.
 *
 * @param bounds degrees; `west > east` crosses the antimeridian, as does an edge beyond ±180
 * Cost: O(n), one look at each row. No spatial index: the count index that follows a change of bounds is O(n) and takes
 * longer than this scan of two integer columns.
 */
export const rowsInBounds = ({ length, x, y, style }: MarkColumns, bounds: BBox): RowBits => {
  const { west, width, north, south } = fixedBox(bounds);
  const bits = noRows(length);
  for (let row = 0; row < length; row += 1) {
    const rowY = y[row] as number;
    const isInside =
      rowY >= north && rowY <= south && style[row] !== 0 && ((x[row] as number) - west) >>> 0 <= width;
    if (isInside) bits[row >> 3] = (bits[row >> 3] as number) | (1 << (row & 7));
  }
  return bits;
};

/** Edges as flat quadruples x1, y1, x2, y2 in fixed-point mercator, x counted eastwards from the area's west. */
interface FixedArea {
  readonly edges: Float64Array;
  readonly west: number;
  readonly width: number;
  readonly north: number;
  readonly south: number;
}

const fixedArea = (rings: Rings): FixedArea => {
  const edges: number[] = [];
  let west = Infinity;
  let east = -Infinity;
  let north = Infinity;
  let south = -Infinity;
  for (const ring of rings) {
    const ys = ring.map((point) => toFixedMercator(point)[1]);
    for (let at = 0; at < ring.length; at += 1) {
      const next = (at + 1) % ring.length;
      const x1 = unwrappedX((ring[at] as LngLat)[0]);
      const x2 = unwrappedX((ring[next] as LngLat)[0]);
      const y1 = ys[at] as number;
      edges.push(x1, y1, x2, ys[next] as number);
      west = Math.min(west, x1);
      east = Math.max(east, x1);
      north = Math.min(north, y1);
      south = Math.max(south, y1);
    }
  }
  for (let at = 0; at < edges.length; at += 2) edges[at] = (edges[at] as number) - west;
  return { edges: Float64Array.from(edges), west, width: east - west, north, south };
};

/**
 * Rows that have a place within the area: even–odd, so that holes are out. Edges are straight on the map, as they are
 * drawn. A row exactly on an edge is in or out by the rounding of its place (9 mm).
 *
 * @param rings `[lng, lat]`; an area across the antimeridian goes on beyond ±180
 * Cost: O(n + rows in the area's box · edges).
 */
export const rowsInArea = ({ length, x, y, style }: MarkColumns, rings: Rings): RowBits => {
  const { edges, west, width, north, south } = fixedArea(rings);
  return rowsWhere(length, (row) => {
    const rowY = y[row] as number;
    if (style[row] === 0 || rowY < north || rowY > south) return false;
    const rowX = ((x[row] as number) - west) >>> 0;
    if (rowX > width) return false;
    let isInside = false;
    for (let at = 0; at < edges.length; at += 4) {
      const y1 = edges[at + 1] as number;
      const y2 = edges[at + 3] as number;
      if (y1 > rowY === y2 > rowY) continue;
      const x1 = edges[at] as number;
      const crossing = x1 + (((edges[at + 2] as number) - x1) * (rowY - y1)) / (y2 - y1);
      if (rowX < crossing) isInside = !isInside;
    }
    return isInside;
  });
};
