import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settled } from './settled';

const PACE = { restMs: 100, heldRestMs: 600, latestMs: 500 };

describe('something that waits for rest', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('makes one run of calls that follow each other, after the last', () => {
    const run = vi.fn<() => void>();
    const { later } = settled(run, PACE);
    for (let step = 0; step < 4; step += 1) {
      later();
      vi.advanceTimersByTime(99);
    }
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1000);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('does not wait for ever while calls never rest', () => {
    const run = vi.fn<() => void>();
    const { later } = settled(run, PACE);
    for (let step = 0; step < 101; step += 1) {
      later();
      vi.advanceTimersByTime(10);
    }
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('runs at once when asked to, and then has nothing left to do', () => {
    const run = vi.fn<() => void>();
    const { later, now } = settled(run, PACE);
    later();
    now();
    vi.advanceTimersByTime(1000);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('waits longer while it is held, and runs when it is let go', () => {
    const run = vi.fn<() => void>();
    const { later, hold, release } = settled(run, PACE);
    hold();
    later();
    vi.advanceTimersByTime(599);
    expect(run).not.toHaveBeenCalled();
    release();
    expect(run).toHaveBeenCalledTimes(1);
    release();
    vi.advanceTimersByTime(1000);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('runs no more once stopped', () => {
    const run = vi.fn<() => void>();
    const { later, stop } = settled(run, PACE);
    later();
    stop();
    vi.advanceTimersByTime(1000);
    expect(run).not.toHaveBeenCalled();
  });
});
