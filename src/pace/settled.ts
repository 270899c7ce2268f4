import { type Waiter, wait, waitNoMore } from './shared-timer';

/** How long calls must stay away, in ms: in general, and while a hand holds on; and how long they can keep it waiting. */
export interface Pace {
  readonly restMs: number;
  /** As in general where it is not given. */
  readonly heldRestMs?: number;
  /** Not while a hand holds on: it will rest or let go. For ever where it is not given. */
  readonly latestMs?: number;
}

/** Something that waits for calls to come to rest. */
export interface Settled {
  readonly later: () => void;
  readonly isWaiting: () => boolean;
  /** A hand took hold. */
  readonly hold: () => void;
  /** It let go: what is waiting is done now. */
  readonly release: () => void;
  /** Runs now; what was waiting has then been done too. */
  readonly now: () => void;
  readonly stop: () => void;
}

/**
 * The last call is always followed by a run, so that what is drawn ends up true. A call costs next to nothing: the timer
 * is not set anew, but looks when it ends whether calls have come meanwhile.
 */
export const settled = (
  run: () => void,
  { restMs, heldRestMs = restMs, latestMs = Number.POSITIVE_INFINITY }: Pace,
): Settled => {
  let isWaiting = false;
  let firstCallMs = 0;
  let lastCallMs = 0;
  let isHeld = false;
  const waiter: Waiter = {
    dueMs: () => (isHeld ? lastCallMs + heldRestMs : Math.min(lastCallMs + restMs, firstCallMs + latestMs)),
    run: () => {
      isWaiting = false;
      run();
    },
  };
  const stop = (): void => {
    if (!isWaiting) return;
    isWaiting = false;
    waitNoMore(waiter);
  };
  const now = (): void => {
    stop();
    run();
  };
  return {
    later: () => {
      lastCallMs = performance.now();
      if (isWaiting) return;
      isWaiting = true;
      firstCallMs = lastCallMs;
      wait(waiter);
    },
    isWaiting: () => isWaiting,
    hold: () => {
      isHeld = true;
    },
    release: () => {
      isHeld = false;
      if (isWaiting) now();
    },
    now,
    stop,
  };
};
