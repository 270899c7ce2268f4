/** Something that waits for a moment, which may move while it waits. */
export interface Waiter {
  readonly dueMs: () => number;
  /** The moment has come. It waits no more, unless it asks for that again. */
  readonly run: () => void;
}

const waiters = new Set<Waiter>();
let timer: ReturnType<typeof setTimeout> | undefined;
let ringsAtMs = Number.POSITIVE_INFINITY;

const setTimer = (atMs: number): void => {
  clearTimeout(timer);
  ringsAtMs = atMs;
  timer = Number.isFinite(atMs) ? setTimeout(ring, Math.max(0, atMs - performance.now())) : undefined;
};

const setForAll = (): void => {
  let nextMs = Number.POSITIVE_INFINITY;
  for (const waiter of waiters) nextMs = Math.min(nextMs, waiter.dueMs());
  if (nextMs !== ringsAtMs) setTimer(nextMs);
};

const ring = (): void => {
  const nowMs = performance.now();
  ringsAtMs = Number.NaN; // it has rung
  const due = [...waiters].filter((waiter) => waiter.dueMs() <= nowMs);
  setForAll(); // before anything runs, which may throw
  for (const waiter of due) if (waiters.delete(waiter)) waiter.run();
  setForAll();
};

/**
 * Runs the waiter when it is due. One timer serves all: while a hand moves every moment moves with it, and a timer for
 * each, which ends too early and is set again, would be a task of its own.
 */
export const wait = (waiter: Waiter): void => {
  waiters.add(waiter);
  if (!(waiter.dueMs() >= ringsAtMs)) setTimer(waiter.dueMs());
};

/** It waits no more. */
export const waitNoMore = (waiter: Waiter): void => {
  waiters.delete(waiter);
  if (waiters.size === 0) setTimer(Number.POSITIVE_INFINITY);
};
