import { describe, expect, it } from 'vitest';
import { EVENT_KINDS, type EventKind } from '@/domain/event';
import { VISIONS, colourDifference, contrast } from './colour-vision';
import { PAPER } from './event-palette';
import { KIND_COLOURS } from '@/domain/kind-colours';
import { SHAPE_BOX, shapeDistance } from '@/domain/kind-shapes';

const THEMES = ['light', 'dark'] as const;
const PAIRS = EVENT_KINDS.flatMap((a, index) => EVENT_KINDS.slice(0, index).map((b) => [a, b] as const));

/** Shared area of two shapes as a part of the area of both together: 1 for the same shape. */
const likeness = (a: EventKind, b: EventKind): number => {
  let both = 0;
  let either = 0;
  for (let x = -SHAPE_BOX / 2; x <= SHAPE_BOX / 2; x += 0.5)
    for (let y = -SHAPE_BOX / 2; y <= SHAPE_BOX / 2; y += 0.5) {
      const inA = shapeDistance(a, x, y) < 0;
      const inB = shapeDistance(b, x, y) < 0;
      if (inA && inB) both += 1;
      if (inA || inB) either += 1;
    }
  return both / either;
};

/** The least difference of two kinds' colours, however they are seen. */
const leastDifference = (theme: (typeof THEMES)[number], a: EventKind, b: EventKind): number =>
  Math.min(
    ...VISIONS.map((vision) => colourDifference(KIND_COLOURS[theme][a], KIND_COLOURS[theme][b], vision)),
  );

const isRed = (rgb: number): boolean => {
  const [r, g, b] = [rgb >> 16, (rgb >> 8) & 255, rgb & 255];
  return r > 2 * g && r > 2 * b;
};

describe.each(THEMES)('kind colours (%s)', (theme) => {
  it('stand out from the land, 3 to 1 at least', () => {
    for (const kind of EVENT_KINDS)
      expect(contrast(KIND_COLOURS[theme][kind], PAPER[theme])).toBeGreaterThan(3);
  });

  it('differ plainly to an eye with all cones', () => {
    for (const [a, b] of PAIRS)
      expect(colourDifference(KIND_COLOURS[theme][a], KIND_COLOURS[theme][b], 'normal')).toBeGreaterThan(14);
  });

  // The rule: to every eye any two kinds differ visibly in colour (6), and plainly (10) unless their shapes have at
  // most two thirds of their area in common.
  it('differ to every eye, plainly wherever the shapes are alike', () => {
    for (const [a, b] of PAIRS)
      expect(leastDifference(theme, a, b)).toBeGreaterThan(likeness(a, b) > 2 / 3 ? 10 : 6);
  });

  it('keep red for violence', () => {
    const [red, ...others] = EVENT_KINDS.map((kind) =>
      Number.parseInt(KIND_COLOURS[theme][kind].slice(1), 16),
    );
    expect(isRed(red ?? 0)).toBe(true);
    for (const other of others) expect(isRed(other)).toBe(false);
  });
});

describe('colourDifference', () => {
  it('is nothing between a colour and itself, and a hundred between black and white', () => {
    expect(colourDifference('#8a0f58', '#8a0f58', 'normal')).toBe(0);
    expect(colourDifference('#000000', '#ffffff', 'normal')).toBeCloseTo(100, 1);
  });

  it('sees red and green as near to an eye without green cones, and far to others', () => {
    expect(colourDifference('#ff0000', '#00ff00', 'normal')).toBeCloseTo(86.6, 1);
    expect(colourDifference('#b04030', '#6f6a20', 'deuteranopia')).toBeLessThan(12);
    expect(colourDifference('#b04030', '#6f6a20', 'normal')).toBeGreaterThan(30);
  });
});
