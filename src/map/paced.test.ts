import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { paced } from './paced';

describe('something paced', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('runs at once when it has rested', () => {
    const run = vi.fn<() => void>();
    paced(run, 200).call();
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('makes one run of many calls, and never forgets the last', () => {
    const run = vi.fn<() => void>();
    const { call } = paced(run, 200);
    for (let step = 0; step < 10; step += 1) call();
    expect(run).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(199);
    expect(run).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1000);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('runs no more once stopped', () => {
    const run = vi.fn<() => void>();
    const { call, stop } = paced(run, 200);
    call();
    call();
    stop();
    vi.advanceTimersByTime(1000);
    expect(run).toHaveBeenCalledTimes(1);
  });
});
