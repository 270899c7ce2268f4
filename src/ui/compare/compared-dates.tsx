import { type ReactElement, useRef } from 'react';
import { DAY_MS, type TimeSpan, formatIsoDay, parseIsoSpan } from '@/domain/time';
import type { AppState } from '@/state/app-state';
import { selectComparedWindow } from '@/state/comparison-selectors';
import { comparedWindowChosen } from '@/state/comparison-transitions';
import { useAct, useServices } from '@/ui/app-context';
import { useLive } from '@/ui/live';

/** Window B typed as two dates, both included. A half-typed date changes nothing. */
export function ComparedDates(): ReactElement {
  const { t, store } = useServices();
  const act = useAct();
  const first = useRef<HTMLInputElement>(null);
  const last = useRef<HTMLInputElement>(null);

  useLive((state: AppState) => {
    const window = selectComparedWindow(state);
    const show = (input: HTMLInputElement | null, ms: number | null): void => {
      if (input === null || input === document.activeElement) return;
      const text = ms !== null && Number.isFinite(ms) ? formatIsoDay(ms) : '';
      if (input.value !== text) input.value = text;
    };
    show(first.current, window?.start ?? null);
    show(last.current, window === null ? null : window.end - DAY_MS);
  });

  const onChange = (part: 'first' | 'last', text: string): void => {
    const typed = parseIsoSpan(text);
    if (typed === null) return;
    const window = selectComparedWindow(store.getState()) ?? typed;
    const next: TimeSpan =
      part === 'first'
        ? { start: typed.start, end: window.end > typed.start ? window.end : typed.end }
        : { start: window.start < typed.end ? window.start : typed.start, end: typed.end };
    act(comparedWindowChosen(next));
  };

  const field = (part: 'first' | 'last'): ReactElement => (
    <input
      ref={part === 'first' ? first : last}
      type="date"
      className="date"
      aria-label={t(`compare.${part}Day`)}
      onChange={(event) => {
        onChange(part, event.target.value);
      }}
    />
  );
  return (
    <div className="compare-dates">
      <span className="compare-letter is-b" aria-hidden="true">
        B
      </span>
      {field('first')}
      <span aria-hidden="true">–</span>
      {field('last')}
    </div>
  );
}
