import { describe, expect, it } from 'vitest';
import { EVENT_KINDS } from '@/domain/event';
import { ALL_TIME } from '@/domain/time';
import { scattered } from '@/domain/crowd-sample';
import { type Picture, type Stage, DAMASCUS, showRows } from './layer-stage.test-helper';
import { type MarkRow, markRow } from './made-up-marks.test-helper';

/** Rows in view above which the layer sums up. */
const CROWD = 210_000;
const FEW = 120;
/** Px of the picture's edge that are left out: what comes into view there was not in the picture before. */
const EDGE = 24;

/** Made-up rows around the middle of a view of 400 × 300 px, nowhere on the pixels' grid, of every kind and form. */
const rowsAround = (zoom: number, count: number): readonly MarkRow[] => {
  const degreesPerPx = 360 / (512 * 2 ** zoom);
  const off = (index: number, salt: number, most: number): number =>
    (scattered(index * 5 + salt, 1e6) / 1e6 - 0.5) * most * degreesPerPx;
  return Array.from({ length: count }, (_, index) =>
    markRow({
      // a crowd stands on one spot, and a few rows alone around it
      lngLat:
        index < FEW
          ? [DAMASCUS[0] + off(index, 1, 340), DAMASCUS[1] + off(index, 2, 200)]
          : [DAMASCUS[0] + off(index, 3, 12), DAMASCUS[1] + off(index, 4, 12)],
      kind: index % EVENT_KINDS.length,
      style: count === FEW ? 1 + 2 * (index % 2) : 1,
      extent: 1,
      weight: index % 97,
    }),
  );
};

const open = (zoom: number, pixelRatio: number, count: number): Promise<Stage> =>
  showRows(rowsAround(zoom, count), ALL_TIME, { zoom, pixelRatio });

/** Pans by device px, and looks. */
const panned = ({ map, pixels }: Stage, x: number, y: number): Picture => {
  const ratio = map.getPixelRatio();
  map.panBy([x / ratio, y / ratio], { animate: false });
  map.redraw();
  return pixels();
};

/** The greatest difference in a channel between two pictures, one of them moved by whole px. */
const worstDifference = (before: Picture, after: Picture, x: number, y: number): number => {
  let worst = 0;
  for (let line = EDGE; line < after.height - EDGE; line += 1)
    for (let column = EDGE; column < after.width - EDGE; column += 1) {
      const was = before.at(column + x, line + y);
      const is = after.at(column, line);
      for (let channel = 0; channel < 4; channel += 1)
        worst = Math.max(worst, Math.abs((was[channel] ?? 0) - (is[channel] ?? 0)));
    }
  return worst;
};

/** How much is drawn, and how sharply: both change where rows fall now on one texel, now between two. */
const inkAndContrast = ({ width, height, alphaAt }: Picture): readonly [ink: number, contrast: number] => {
  let ink = 0;
  let squares = 0;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const alpha = alphaAt(x, y) / 255;
      ink += alpha;
      squares += alpha * alpha;
    }
  return [ink, squares];
};

const spreadOf = (values: readonly number[]): number => Math.max(...values) / Math.min(...values) - 1;

const CASES = [6, 18].flatMap((zoom) =>
  [1, 2].flatMap((ratio) =>
    (
      [
        ['marks', FEW],
        ['density', CROWD],
      ] as const
    ).map(([mode, count]) => ({ zoom, ratio, mode, count })),
  ),
);

describe('while the map is panned', () => {
  it.each(CASES)(
    'the picture moves with it, pixel by pixel and between them: $mode at zoom $zoom, ratio $ratio',
    async ({ zoom, ratio, count }) => {
      const opened = await open(zoom, ratio, count);
      let before = opened.pixels();
      expect(inkAndContrast(before)[0]).toBeGreaterThan(50);
      const worst: number[] = [];
      for (const [x, y] of [
        [1, 0],
        [-7, 4],
      ] as const) {
        const after = panned(opened, x, y);
        worst.push(worstDifference(before, after, x, y));
        before = after;
      }
      const looks = Array.from({ length: 4 }, () => inkAndContrast(panned(opened, 0.25, 0.375)));
      const [ink, contrast] = [0, 1].map((at) => spreadOf(looks.map((look) => look[at] ?? 0)));
      // Texels that stay with the screen instead of the world: 97, 0.027 and 0.028.
      expect(Math.max(...worst)).toBeLessThanOrEqual(8);
      expect(ink).toBeLessThan(0.02);
      expect(contrast).toBeLessThan(0.01);
    },
    60_000,
  );
});
