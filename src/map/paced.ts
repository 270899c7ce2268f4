/** Something that is done at once, and then again only so often. */
export interface Paced {
  /** Runs now, or as soon as the last run is `intervalMs` ago; many calls in between make one run. */
  readonly call: () => void;
  readonly stop: () => void;
}

/** The last call is always followed by a run, so that what is drawn ends up true. */
export const paced = (run: () => void, intervalMs: number): Paced => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  const runNow = (): void => {
    isDue = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (isDue) runNow();
    }, intervalMs);
    run();
  };
  return {
    call: () => {
      if (timer === undefined) runNow();
      else isDue = true;
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
      isDue = false;
    },
  };
};
