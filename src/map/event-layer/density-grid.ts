import { type View, toScreen } from './view';

/** Side of a texel of the density picture in device px. */
export const TEXEL_PX = 2;

/** How the density picture lies over the canvas: all in device px from the canvas's bottom left corner, or texels. */
export interface DensityGrid {
  /** Where its first texel begins: at or up to a texel before the corner. */
  readonly originX: number;
  readonly originY: number;
  /** Texels that cover the canvas. */
  readonly columns: number;
  readonly lines: number;
}

/** The last edge of a texel that is not above 0, where one edge is at `edge`. */
const originFor = (edge: number): number => {
  const phase = edge - Math.floor(edge / TEXEL_PX) * TEXEL_PX;
  return phase === 0 ? 0 : phase - TEXEL_PX;
};

/**
 * Texels that are fixed to the world and not to the screen, so that a row falls on the same ones wherever the map is
 * moved to: what would change with every fraction of a pixel shimmers. A pitched map has no such grid.
 *
 * @param width of the canvas with its margin, device px
 */
export const densityGrid = (
  view: View,
  pixelRatio: number,
  marginPx: number,
  width: number,
  height: number,
): DensityGrid => {
  const anchor = new Float64Array(2);
  const isFixed = view.pxPerUnit !== null && toScreen(view, 0, 0, 0, anchor);
  const [x = 0, y = 0] = anchor;
  const originX = isFixed ? originFor(x * pixelRatio + marginPx) : 0;
  const originY = isFixed ? originFor(height - marginPx - y * pixelRatio) : 0;
  return {
    originX,
    originY,
    columns: Math.ceil((width - originX) / TEXEL_PX),
    lines: Math.ceil((height - originY) / TEXEL_PX),
  };
};
