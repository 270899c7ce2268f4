import { useEffect } from 'react';
import { DAY_MS, type TimeSpan, isBounded } from '@/domain/time';
import { axisAround, axisChanged, playbackStopped, timeWindowChanged } from '@/state/transitions';
import { useApp, useServices } from '@/ui/app-context';
import { playedWindow } from './window-brush';

/** A window that fills the axis has nowhere to go: the axis opens to four times its length. */
const stageFor = (window: TimeSpan, axis: TimeSpan): TimeSpan =>
  isBounded(window) && (window.end - window.start) * 3 > axis.end - axis.start
    ? axisAround(window, 1.5)
    : axis;

/**
 * Drives the window while the reader plays. It moves by whole days, because nothing finer is known. From the end it
 * starts over at the axis's beginning. With reduced motion the same days pass, at most one step a second.
 */
export const usePlayback = (): void => {
  const { store } = useServices();
  const isPlaying = useApp((state) => state.playback.isPlaying);

  useEffect(() => {
    if (!isPlaying) return undefined;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const startState = store.getState();
    const axis = stageFor(startState.window, startState.axis);
    store.act(axisChanged(axis));
    const whole = {
      start: Math.floor(axis.start / DAY_MS) * DAY_MS,
      end: Math.ceil(axis.end / DAY_MS) * DAY_MS,
    } as typeof axis;
    let { window } = startState;
    if (!isBounded(window) || window.end >= whole.end) {
      const length = isBounded(window) ? window.end - window.start : DAY_MS;
      window = { start: whole.start, end: (whole.start + Math.min(length, DAY_MS * 7)) as typeof window.end };
      store.act(timeWindowChanged(window));
    }
    let owedDays = 0;
    let previous = performance.now();
    let lastStep = previous;
    let frame = requestAnimationFrame(function step(now) {
      const { playback, window: current } = store.getState();
      owedDays += ((now - previous) / 1000) * playback.daysPerSecond;
      previous = now;
      const days = Math.floor(owedDays);
      if (days > 0 && (!isCalm || now - lastStep >= 1000)) {
        owedDays -= days;
        lastStep = now;
        const next = playedWindow(current, whole, playback.mode, days * DAY_MS);
        if (next === null) {
          store.act(playbackStopped);
          return;
        }
        store.act(timeWindowChanged(next));
      }
      frame = requestAnimationFrame(step);
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [isPlaying, store]);
};
