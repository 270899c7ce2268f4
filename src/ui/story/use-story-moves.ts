import { type RefObject, useEffect } from 'react';
import type { StoryPlace } from '@/state/story-selectors';
import { storyStepEntered } from '@/state/story-transitions';
import { useAct } from '@/ui/app-context';
import { stepAfterKey, stepAfterSwipe } from './story-moves';

/** Keys while the focus is in the panel, and a finger that sweeps over it, turn the story's pages. */
export const useStoryMoves = (panel: RefObject<HTMLElement | null>, place: StoryPlace | null): void => {
  const act = useAct();
  useEffect(() => {
    const element = panel.current;
    if (element === null || place === null) return undefined;
    const { number, count } = place;
    let start: { readonly x: number; readonly y: number } | null = null;
    const isMirrored = (): boolean => getComputedStyle(element).direction === 'rtl';
    const goTo = (step: number): void => {
      if (step !== number && step >= 1 && step <= count) act(storyStepEntered(step));
    };
    const listeners = new AbortController();
    const { signal } = listeners;
    element.addEventListener(
      'keydown',
      (event) => {
        const step = stepAfterKey(event, number, count, isMirrored());
        if (step === null) return;
        event.preventDefault();
        goTo(step);
      },
      { signal },
    );
    element.addEventListener(
      'pointerdown',
      ({ pointerType, clientX: x, clientY: y }) => {
        start = pointerType === 'touch' ? { x, y } : null;
      },
      { signal },
    );
    element.addEventListener(
      'pointerup',
      ({ clientX, clientY }) => {
        if (start !== null) goTo(number + stepAfterSwipe(clientX - start.x, clientY - start.y, isMirrored()));
        start = null;
      },
      { signal },
    );
    element.addEventListener(
      'pointercancel',
      () => {
        start = null;
      },
      { signal },
    );
    return () => {
      listeners.abort();
    };
  }, [panel, place, act]);
};
