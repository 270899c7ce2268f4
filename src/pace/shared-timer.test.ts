import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Waiter, wait, waitNoMore } from './shared-timer';

const waiterFor = (dueMs: () => number): Waiter & { readonly run: ReturnType<typeof vi.fn<() => void>> } => ({
  dueMs,
  run: vi.fn<() => void>(),
});

describe('one timer for all that waits', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.runAllTimers();
    vi.useRealTimers();
  });

  it('runs each when it is due, however late another is or how early it asked', () => {
    const [late, early] = [waiterFor(() => 300), waiterFor(() => 100)];
    wait(late);
    wait(early);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(100);
    expect([early.run, late.run].map((run) => run.mock.calls.length)).toEqual([1, 0]);
    vi.advanceTimersByTime(200);
    expect([early.run, late.run].map((run) => run.mock.calls.length)).toEqual([1, 1]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('follows moments that move away while they are waited for', () => {
    let dueMs = 100;
    const [moving, still] = [waiterFor(() => dueMs), waiterFor(() => 150)];
    wait(moving);
    wait(still);
    dueMs = 250;
    vi.advanceTimersByTime(249);
    expect([moving.run, still.run].map((run) => run.mock.calls.length)).toEqual([0, 1]);
    vi.advanceTimersByTime(1);
    expect(moving.run).toHaveBeenCalledOnce();
  });

  it('runs again what asks for it while it runs', () => {
    let left = 3;
    const again: Waiter = {
      dueMs: () => 100 * (4 - left),
      run: () => {
        left -= 1;
        if (left > 0) wait(again);
      },
    };
    wait(again);
    vi.advanceTimersByTime(200);
    expect(left).toBe(1);
    vi.advanceTimersByTime(100);
    expect(left).toBe(0);
  });

  it('lets one that throws keep no other from running', () => {
    const broken: Waiter = {
      dueMs: () => 100,
      run: () => {
        throw new Error('broken');
      },
    };
    const [same, next] = [waiterFor(() => 100), waiterFor(() => 200)];
    for (const waiter of [broken, same, next]) wait(waiter);
    expect(() => vi.advanceTimersByTime(100)).toThrow('broken');
    vi.advanceTimersByTime(100);
    expect([same.run, next.run].map((run) => run.mock.calls.length)).toEqual([1, 1]);
  });

  it('forgets what waits no more', () => {
    const [gone, kept] = [waiterFor(() => 100), waiterFor(() => 200)];
    wait(gone);
    wait(kept);
    waitNoMore(gone);
    vi.advanceTimersByTime(200);
    expect(gone.run).not.toHaveBeenCalled();
    expect(kept.run).toHaveBeenCalledOnce();
    wait(gone);
    waitNoMore(gone);
    expect(vi.getTimerCount()).toBe(0);
  });
});
