/** Pixels of a seamless hatch for `fill-pattern`, straight alpha. */
export interface HatchImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

export type HatchDirection = 'rising' | 'falling';

/**
 * Diagonal lines that tile without a seam.
 *
 * @param spacingPx distance between lines along an axis, device px; also the tile's size
 * @param lineWidthPx across the line
 * @param colour `#rrggbb`
 */
export const hatchImage = (
  direction: HatchDirection,
  spacingPx: number,
  lineWidthPx: number,
  colour: string,
  opacity: number,
): HatchImage => {
  const data = new Uint8ClampedArray(spacingPx * spacingPx * 4);
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  for (let y = 0; y < spacingPx; y += 1) {
    for (let x = 0; x < spacingPx; x += 1) {
      const along = direction === 'rising' ? x + y : x - y;
      const phase = (((along + 0.5) % spacingPx) + spacingPx) % spacingPx;
      const distance = Math.min(phase, spacingPx - phase) / Math.SQRT2;
      const cover = Math.max(0, Math.min(1, lineWidthPx / 2 + 0.5 - distance));
      const at = (y * spacingPx + x) * 4;
      data[at] = red ?? 0;
      data[at + 1] = green ?? 0;
      data[at + 2] = blue ?? 0;
      data[at + 3] = Math.round(cover * opacity * 255);
    }
  }
  return { width: spacingPx, height: spacingPx, data };
};
