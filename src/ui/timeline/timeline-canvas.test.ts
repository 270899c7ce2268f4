import { describe, expect, it } from 'vitest';
import { barBand, laneHeightPx } from './timeline-canvas';

describe('lanes of bars', () => {
  it('lie below the histogram and above the ticks', () => {
    const { top, bottom } = barBand(120);
    expect([top > 0, top < bottom, bottom < 120]).toEqual([true, true, true]);
  });

  it('share the band, and stay tall enough to be seen and small enough to be bars', () => {
    const heights = [1, 8, 20, 500].map((count) => laneHeightPx(120, count));
    expect([Math.max(...heights) <= 9, Math.min(...heights) >= 2.5, laneHeightPx(120, 0) > 0]).toEqual([
      true,
      true,
      true,
    ]);
  });
});
