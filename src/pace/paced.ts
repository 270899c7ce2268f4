import { isHandDown } from './hand';
import { type Pace, settled } from './settled';

/** Work that is asked for more often than it is worth doing. */
export interface Paced {
  readonly soon: () => void;
  /** What was waiting is not done any more. */
  readonly stop: () => void;
}

/**
 * A call that comes alone is followed by a run at once (in a microtask, so that calls of one moment share it). Of calls
 * that follow each other the rest wait until they have stayed away for so long, or for the latest moment; the last is
 * always followed by a run. While a hand is on the page no call is alone: the first one of a drag is followed by others.
 */
export const paced = (run: () => void, pace: Pace): Paced => {
  let lastCallMs = Number.NEGATIVE_INFINITY;
  let isStarting = false;
  const rest = settled(run, pace);
  return {
    soon: () => {
      const nowMs = performance.now();
      const isAlone = nowMs - lastCallMs >= pace.restMs && !rest.isWaiting() && !isHandDown();
      lastCallMs = nowMs;
      if (isStarting) return;
      if (!isAlone) {
        rest.later();
        return;
      }
      isStarting = true;
      queueMicrotask(() => {
        if (!isStarting) return;
        isStarting = false;
        run();
      });
    },
    stop: () => {
      isStarting = false;
      rest.stop();
    },
  };
};
