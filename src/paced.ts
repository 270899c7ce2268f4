/** Work that is asked for more often than it is worth doing. */
export interface Paced {
  readonly soon: () => void;
  /** What was waiting is not done any more. */
  readonly stop: () => void;
}

/**
 * The first call is followed by a run at once (in a microtask, so that calls of one moment share it), those after it by
 * one every `everyMs` at most; the last call is always followed by a run.
 */
export const paced = (run: () => void, everyMs: number): Paced => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;
  const runNow = (): void => {
    if (!isWanted || timer !== undefined) return;
    isWanted = false;
    timer = setTimeout(() => {
      timer = undefined;
      runNow();
    }, everyMs);
    run();
  };
  return {
    soon: () => {
      if (!isWanted && timer === undefined) queueMicrotask(runNow);
      isWanted = true;
    },
    stop: () => {
      isWanted = false;
      clearTimeout(timer);
      timer = undefined;
    },
  };
};
