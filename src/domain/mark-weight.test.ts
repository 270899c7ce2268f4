import { describe, expect, it } from 'vitest';
import { MOST_WEIGHED, weightOf, widthFactor } from './mark-weight';

describe('the weight of deaths', () => {
  it('is nothing where there are none, and where they are not given', () => {
    expect([weightOf(0), weightOf(-1), widthFactor(0)]).toEqual([0, 0, 1]);
  });

  it('is the same for all that are too many to tell apart by eye, and less below', () => {
    expect(weightOf(MOST_WEIGHED)).toBe(255);
    expect(weightOf(1_000_000)).toBe(255);
    expect(weightOf(MOST_WEIGHED - 20)).toBeLessThan(255);
  });

  it('never falls as deaths rise', () => {
    for (let best = 0; best < 300; best += 1)
      expect(weightOf(best + 1)).toBeGreaterThanOrEqual(weightOf(best));
  });
});
