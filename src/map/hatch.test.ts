import { describe, expect, it } from 'vitest';
import { type HatchDirection, type HatchImage, hatchImage } from './hatch';

const alphaAt = ({ data, width, height }: HatchImage, x: number, y: number): number =>
  data[(((y + height) % height) * width + ((x + width) % width)) * 4 + 3] ?? Number.NaN;
const pixels = ({ width, height }: HatchImage): readonly (readonly [number, number])[] =>
  Array.from({ length: width * height }, (_, index) => [index % width, Math.floor(index / width)] as const);
const directions: readonly HatchDirection[] = ['rising', 'falling'];

describe.each(directions)('a %s hatch', (direction) => {
  const alongX = 1;
  const alongY = direction === 'rising' ? -1 : 1;

  it.each([6, 7, 8, 16, 21])('of %d px tiles without a seam', (spacing) => {
    const image = hatchImage(direction, spacing, 2, '#4a4f57', 1);
    const broken = pixels(image).filter(
      ([x, y]) => alphaAt(image, x, y) !== alphaAt(image, x + alongX, y + alongY),
    );
    expect(broken).toEqual([]);
  });

  it('has paper between its lines and full ink within them', () => {
    const image = hatchImage(direction, 16, 3, '#4a4f57', 1);
    const alphas = pixels(image).map(([x, y]) => alphaAt(image, x, y));
    expect([Math.min(...alphas), Math.max(...alphas)]).toEqual([0, 255]);
  });

  it('is ink of the given colour and opacity', () => {
    const { data } = hatchImage(direction, 8, 4, '#4a4f57', 0.5);
    expect([
      Array.from(data.subarray(0, 3)),
      Math.max(...data.filter((_, index) => index % 4 === 3)),
    ]).toEqual([[0x4a, 0x4f, 0x57], 128]);
  });
});

describe('the two hatches', () => {
  it('mirror each other, so that they can be told apart', () => {
    const [rising, falling] = directions.map((direction) => hatchImage(direction, 8, 1.5, '#000000', 1));
    expect(rising && falling && [...rising.data].join() !== [...falling.data].join()).toBe(true);
  });
});
