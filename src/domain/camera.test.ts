import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { camera, cameraOnMap, sameCamera } from './camera';

describe('an authored camera on a map', () => {
  const authored = camera([36, 33], 8);

  it('that is large enough stays as it is', () => {
    expect(cameraOnMap(authored, 1128, 688)).toBe(authored);
  });

  it('of half the width looks from one zoom level further away', () => {
    expect(cameraOnMap(authored, 450, 700).zoom).toBeCloseTo(7, 10);
  });

  it('that has no size yet stays as it is', () => {
    expect(cameraOnMap(authored, 0, 0)).toBe(authored);
  });

  it('never looks closer, never from below the world, and at the same place', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 4000 }),
        (zoom, width, height) => {
          const shown = cameraOnMap(camera([36, 33], zoom), width, height);
          expect(shown.zoom).toBeLessThanOrEqual(zoom);
          expect(shown.zoom).toBeGreaterThanOrEqual(Math.max(0, zoom - 1.3));
          expect(shown.center).toEqual([36, 33]);
        },
      ),
    );
  });
});

describe('two cameras', () => {
  it('are the same where no link could tell them apart', () => {
    expect(sameCamera(camera([36, 33], 8), camera([36.000_001, 33], 8.001))).toBe(true);
  });

  it('are not the same a hundredth of a degree apart', () => {
    expect(sameCamera(camera([36, 33], 8), camera([36.01, 33], 8))).toBe(false);
  });
});
