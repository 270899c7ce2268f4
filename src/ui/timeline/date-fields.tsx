import { type ReactElement, useEffect, useRef } from 'react';
import { DAY_MS, type TimeSpan, formatIsoDay, parseIsoSpan } from '@/domain/time';
import { settled } from '@/pace/settled';
import { playbackStopped, timeWindowChosen } from '@/state/transitions';
import { useAct, useServices } from '@/ui/app-context';

/** A browser builds its date field anew for every value, at more than all the rest of a step costs: it waits for the end. */
const REST = { restMs: 250 };

/** The window typed as two dates, both included. A half-typed date changes nothing. */
export function DateFields(): ReactElement {
  const { t, store, live } = useServices();
  const act = useAct();
  const first = useRef<HTMLInputElement>(null);
  const last = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const rest = settled(() => {
      const { window } = store.getState();
      show(first.current, window.start);
      show(last.current, window.end - DAY_MS);
    }, REST);
    const stopDrawing = live.add(rest.later);
    return () => {
      stopDrawing();
      rest.stop();
    };
  }, [live, store]);

  const onChange = (part: 'first' | 'last', text: string): void => {
    const typed = parseIsoSpan(text);
    if (typed === null) return;
    const { window } = store.getState();
    const next: TimeSpan =
      part === 'first'
        ? { start: typed.start, end: window.end > typed.start ? window.end : typed.end }
        : { start: window.start < typed.end ? window.start : typed.start, end: typed.end };
    act(playbackStopped);
    act(timeWindowChosen(next));
  };

  return (
    <div className="date-fields">
      <input
        ref={first}
        type="date"
        className="date"
        aria-label={t('timeline.firstDay')}
        onChange={(event) => {
          onChange('first', event.target.value);
        }}
      />
      <span aria-hidden="true">–</span>
      <input
        ref={last}
        type="date"
        className="date"
        aria-label={t('timeline.lastDay')}
        onChange={(event) => {
          onChange('last', event.target.value);
        }}
      />
    </div>
  );
}

const show = (input: HTMLInputElement | null, ms: number): void => {
  if (input === null || input === document.activeElement) return;
  const text = Number.isFinite(ms) ? formatIsoDay(ms) : '';
  if (input.value !== text) input.value = text;
};
