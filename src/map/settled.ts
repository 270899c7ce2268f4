/** How long calls must stay away, in ms: in general, and while a hand holds on; and how long they can keep it waiting. */
export interface Pace {
  readonly restMs: number;
  readonly heldRestMs: number;
  /** Not while a hand holds on: it will rest or let go. */
  readonly latestMs: number;
}

/** Something that waits for calls to come to rest. */
export interface Settled {
  readonly later: () => void;
  /** A hand took hold. */
  readonly hold: () => void;
  /** It let go: what is waiting is done now. */
  readonly release: () => void;
  /** Runs now; what was waiting has then been done too. */
  readonly now: () => void;
  readonly stop: () => void;
}

/** The last call is always followed by a run, so that what is drawn ends up true. */
export const settled = (run: () => void, { restMs, heldRestMs, latestMs }: Pace): Settled => {
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  let latestTimer: ReturnType<typeof setTimeout> | undefined;
  let isHeld = false;
  const stop = (): void => {
    clearTimeout(restTimer);
    clearTimeout(latestTimer);
    restTimer = undefined;
    latestTimer = undefined;
  };
  const now = (): void => {
    stop();
    run();
  };
  return {
    later: () => {
      clearTimeout(restTimer);
      restTimer = setTimeout(now, isHeld ? heldRestMs : restMs);
      if (!isHeld) latestTimer ??= setTimeout(now, latestMs);
    },
    hold: () => {
      isHeld = true;
    },
    release: () => {
      isHeld = false;
      if (restTimer !== undefined) now();
    },
    now,
    stop,
  };
};
