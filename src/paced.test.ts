import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { paced } from './paced';

describe('paced work', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is done at once, and once for all calls of the same moment', async () => {
    const run = vi.fn<() => void>();
    const { soon } = paced(run, 100);
    soon();
    soon();
    await Promise.resolve();
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('is done no more often than its pace while calls keep coming', async () => {
    const run = vi.fn<() => void>();
    const { soon } = paced(run, 100);
    const calls = setInterval(soon, 10);
    await vi.advanceTimersByTimeAsync(1000);
    clearInterval(calls);
    expect(run.mock.calls.length).toBeGreaterThanOrEqual(10);
    expect(run.mock.calls.length).toBeLessThanOrEqual(11);
  });

  it('is done after the last call, and then no more', async () => {
    const run = vi.fn<() => void>();
    const { soon } = paced(run, 100);
    soon();
    await vi.advanceTimersByTimeAsync(50);
    soon();
    await vi.advanceTimersByTimeAsync(60);
    expect(run).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('is not done any more once it has been stopped', async () => {
    const run = vi.fn<() => void>();
    const { soon, stop } = paced(run, 100);
    soon();
    await vi.advanceTimersByTimeAsync(10);
    soon();
    stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(run).toHaveBeenCalledTimes(1);
  });
});
