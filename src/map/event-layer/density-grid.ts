import { type View, toScreen } from './view';

/** Side of a texel of the density picture in device px, a whole number: as large to the eye on every screen. */
export const densityTexelPx = (pixelRatio: number): number => Math.max(1, Math.round(2 * pixelRatio));

/** How the density picture lies over the canvas: all in device px from the canvas's bottom left corner, or texels. */
export interface DensityGrid {
  /** Side of a texel. */
  readonly texelPx: number;
  /** Where its first texel begins: at or up to a texel before the corner. */
  readonly originX: number;
  readonly originY: number;
  /** Texels that cover the canvas. */
  readonly columns: number;
  readonly lines: number;
}

/** The last edge of a texel that is not above 0, where one edge is at `edge`. */
const originFor = (edge: number, texelPx: number): number => {
  const phase = edge - Math.floor(edge / texelPx) * texelPx;
  return phase === 0 ? 0 : phase - texelPx;
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
  const texelPx = densityTexelPx(pixelRatio);
  const anchor = new Float64Array(2);
  const isFixed = view.pxPerUnit !== null && toScreen(view, 0, 0, 0, anchor);
  const [x = 0, y = 0] = anchor;
  const originX = isFixed ? originFor(x * pixelRatio + marginPx, texelPx) : 0;
  const originY = isFixed ? originFor(height - marginPx - y * pixelRatio, texelPx) : 0;
  return {
    texelPx,
    originX,
    originY,
    columns: Math.ceil((width - originX) / texelPx),
    lines: Math.ceil((height - originY) / texelPx),
  };
};
