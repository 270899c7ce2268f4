import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densityGrid } from './density-grid';
import { type View, toScreen, viewOf } from './view';

const SIDE = 500;
/** Straight down on a place of the mercator square, at so many px for the whole world. */
const viewAt = (worldPx: number, x: number, y: number): View => {
  const scale = (2 * worldPx) / SIDE;
  const view = viewOf(
    [scale, 0, 0, 0, 0, -scale, 0, 0, 0, 0, 1, 0, -scale * x, scale * y, 0, 1],
    SIDE,
    SIDE,
    true,
  );
  if (view === null) throw new Error('no view');
  return view;
};
/** How far from an edge of a texel a place is, as a share of the texel. */
const phaseOf = (view: View, place: number, ratio: number): number => {
  const at = new Float64Array(2);
  toScreen(view, place, place, 0, at);
  const { originX, texelPx } = densityGrid(view, ratio, 64, SIDE * ratio + 128, SIDE * ratio + 128);
  const texels = ((at[0] ?? 0) * ratio + 64 - originX) / texelPx;
  return texels - Math.floor(texels);
};
const place = fc.double({ min: 0.3, max: 0.7, noNaN: true });

describe('the texels of the density picture', () => {
  it('stay where they are in the world while the map is panned', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 2000, max: 1e6, noNaN: true }),
        place,
        fc.double({ min: -300, max: 300, noNaN: true }),
        fc.constantFrom(1, 1.5, 2),
        (worldPx, x, byPx, ratio) => {
          const spot = Math.round((x - 0.5) * 2 ** 32);
          const before = phaseOf(viewAt(worldPx, x, 0.4), spot, ratio);
          const after = phaseOf(viewAt(worldPx, x + byPx / worldPx, 0.4), spot, ratio);
          const apart = Math.abs(before - after);
          expect(Math.min(apart, 1 - apart)).toBeLessThan(0.01);
        },
      ),
    );
  });

  it('cover the whole canvas, and no more than a texel beyond it', () => {
    fc.assert(
      fc.property(place, place, fc.constantFrom(1, 1.5, 2), (x, y, ratio) => {
        const { texelPx, originX, originY, columns, lines } = densityGrid(
          viewAt(20_000, x, y),
          ratio,
          32,
          564,
          563,
        );
        for (const [origin, count, side] of [
          [originX, columns, 564],
          [originY, lines, 563],
        ] as const) {
          expect(origin).toBeLessThanOrEqual(0);
          expect(origin).toBeGreaterThan(-texelPx);
          expect(origin + count * texelPx).toBeGreaterThanOrEqual(side);
          expect(origin + count * texelPx).toBeLessThan(side + texelPx);
        }
      }),
    );
  });
});
