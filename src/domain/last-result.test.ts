import { describe, expect, it, vi } from 'vitest';
import { lastResult } from './last-result';

describe('the last result', () => {
  it('is made anew only when an argument is another', () => {
    const add = vi.fn<(a: number, b: number) => number>((a, b) => a + b);
    const remembered = lastResult(add);
    expect([remembered(1, 2), remembered(1, 2), remembered(1, 3), remembered(1, 2)]).toEqual([3, 3, 4, 3]);
    expect(add).toHaveBeenCalledTimes(3);
  });
});
