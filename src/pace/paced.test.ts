import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchHand } from './hand';
import { paced } from './paced';

const PACE = { restMs: 100, latestMs: 300 };

const start = () => {
  const run = vi.fn<() => void>();
  return { run, ...paced(run, PACE) };
};

describe('paced work', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is done at once, and once for all calls of the same moment', async () => {
    const { run, soon } = start();
    soon();
    soon();
    await Promise.resolve();
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('is done at once again for a call that comes later', async () => {
    const { run, soon } = start();
    soon();
    await vi.advanceTimersByTimeAsync(100);
    soon();
    await Promise.resolve();
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('is done at the latest moment again and again while calls keep coming', async () => {
    const { run, soon } = start();
    const calls = setInterval(soon, 10);
    await vi.advanceTimersByTimeAsync(955);
    clearInterval(calls);
    expect(run).toHaveBeenCalledTimes(4); // at 10 and after 300 ms each
  });

  it('is done after the last call, and then no more', async () => {
    const { run, soon } = start();
    soon();
    await vi.advanceTimersByTimeAsync(50);
    soon();
    await vi.advanceTimersByTimeAsync(99);
    expect(run).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(run).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('waits for the first call of a drag to be followed by others, and is done where the hand rests', async () => {
    const page = new EventTarget();
    const stopWatching = watchHand(page);
    const { run, soon } = start();
    page.dispatchEvent(new Event('pointerdown'));
    soon();
    await vi.advanceTimersByTimeAsync(99);
    const early = run.mock.calls.length;
    await vi.advanceTimersByTimeAsync(1);
    const rested = run.mock.calls.length;
    page.dispatchEvent(new Event('pointerup'));
    await vi.advanceTimersByTimeAsync(100);
    soon();
    await Promise.resolve();
    stopWatching();
    expect([early, rested, run.mock.calls.length]).toEqual([0, 1, 2]);
  });

  it('is not done any more once it has been stopped', async () => {
    const { run, soon, stop } = start();
    soon();
    await vi.advanceTimersByTimeAsync(10);
    soon();
    stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(run).toHaveBeenCalledTimes(1);
  });
});
