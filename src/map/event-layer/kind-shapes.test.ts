import { describe, expect, it } from 'vitest';
import { EVENT_KINDS } from '@/domain/event';
import {
  ATLAS_REACH,
  ATLAS_SIZE,
  KIND_SHAPES,
  SHAPE_BOX,
  kindHatchPath,
  kindShapePath,
  shapeAtlas,
  shapeDistance,
} from '@/domain/kind-shapes';

const HALF = SHAPE_BOX / 2;

describe('kind shapes', () => {
  it.each(EVENT_KINDS)('%s fits its box and covers its centre', (kind) => {
    expect(shapeDistance(kind, 0, 0)).toBeLessThan(0);
    for (let step = -HALF; step <= HALF; step += 0.25)
      for (const [x, y] of [
        [step, HALF + 0.01],
        [step, -HALF - 0.01],
        [HALF + 0.01, step],
        [-HALF - 0.01, step],
      ] as const)
        expect(shapeDistance(kind, x, y)).toBeGreaterThan(0);
  });

  it('are all different', () => {
    expect(new Set(EVENT_KINDS.map(kindShapePath)).size).toBe(EVENT_KINDS.length);
  });

  it('give violence a circle', () => {
    expect(KIND_SHAPES['armed-event'].type).toBe('circle');
  });
});

describe('the lines inside a sign', () => {
  it.each(EVENT_KINDS)('of %s begin and end at its outline, and leave its middle free', (kind) => {
    const lines = [...kindHatchPath(kind).matchAll(/M(\S+) (\S+)L(\S+) (\S+?)(?=M|$)/gu)];
    expect(lines.length).toBeGreaterThan(1);
    for (const [, ...numbers] of lines) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers.map((number) => Number(number) - HALF);
      expect(Math.abs(shapeDistance(kind, x1, y1))).toBeLessThan(0.02);
      expect(Math.abs(shapeDistance(kind, x2, y2))).toBeLessThan(0.02);
      expect(shapeDistance(kind, (x1 + x2) / 2, (y1 + y2) / 2)).toBeLessThan(0);
      expect(Math.abs(x1 + y1)).toBeGreaterThan(2);
    }
  });
});

describe('shapeDistance', () => {
  it('measures to the nearest edge, negative inside', () => {
    expect(shapeDistance('meeting', 0, 0)).toBeCloseTo(-7.2);
    expect(shapeDistance('meeting', 10.2, 0)).toBeCloseTo(3);
    expect(shapeDistance('meeting', 10.2, 11.2)).toBeCloseTo(5);
    expect(shapeDistance('armed-event', 3, 4)).toBeCloseTo(-3);
  });

  it('has no inside in the notch of a concave shape', () => {
    expect(shapeDistance('deployment', 0, 7.5)).toBeGreaterThan(0);
    expect(shapeDistance('call', 0, 5)).toBeGreaterThan(0);
    expect(shapeDistance('agreement', 6, 6)).toBeGreaterThan(0);
  });
});

describe('kindShapePath', () => {
  it('draws in a 20 × 20 view box', () => {
    expect(kindShapePath('armed-event')).toBe('M2 10A8 8 0 1 1 18 10A8 8 0 1 1 2 10Z');
    expect(kindShapePath('meeting')).toBe('M2.8 2.8L17.2 2.8L17.2 17.2L2.8 17.2Z');
  });

  it.each(EVENT_KINDS)('stays inside the view box (%s)', (kind) => {
    for (const number of kindShapePath(kind).match(/-?[\d.]+/g) ?? []) {
      expect(Number(number)).toBeGreaterThanOrEqual(0);
      expect(Number(number)).toBeLessThanOrEqual(SHAPE_BOX);
    }
  });
});

const place = (texel: number): number => ((texel + 0.5) * ATLAS_REACH) / ATLAS_SIZE - ATLAS_REACH / 2;

describe('shapeAtlas', () => {
  it('holds the distance at the centre of each texel', () => {
    const texels = shapeAtlas();
    expect(texels).toHaveLength(EVENT_KINDS.length * ATLAS_SIZE ** 2);
    for (const [code, kind] of EVENT_KINDS.entries()) {
      const index = (code * ATLAS_SIZE + 33) * ATLAS_SIZE + 47;
      expect(texels[index]).toBeCloseTo(shapeDistance(kind, place(47), place(33)), 5);
    }
  });
});
