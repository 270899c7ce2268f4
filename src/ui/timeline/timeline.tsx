import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react';
import { ALL_TIME, DAY_MS, type TimeSpan, isBounded, sameSpan } from '@/domain/time';
import type { AppState, PlayMode } from '@/state/app-state';
import {
  axisChanged,
  playModeChosen,
  playSpeedChosen,
  playbackStopped,
  playbackToggled,
  timeWindowChanged,
  timeWindowChosen,
} from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { useLive } from '@/ui/live';
import { ClockToggle } from './clock-toggle';
import { DateFields } from './date-fields';
import { usePlayback } from './playback';
import { zoomedAxis } from './time-scale';
import { startTimelineView } from './timeline-view';
import { type KeyStep, steppedWindow, visibleWindow } from './window-brush';

const SPEEDS = [0.5, 1, 3, 7, 30, 90] as const;

/** The timeline along the bottom: transport, presets, typed dates, and the track with its brush. */
export function Timeline(): ReactElement {
  const services = useServices();
  const { t } = services;
  const track = useRef<HTMLDivElement>(null);
  const sheets = useRef<HTMLDivElement>(null);
  const brush = useRef<HTMLDivElement>(null);
  const compared = useRef<HTMLDivElement>(null);
  const from = useRef<HTMLDivElement>(null);
  const to = useRef<HTMLDivElement>(null);
  usePlayback();

  useEffect(() => {
    if (!track.current || !sheets.current || !brush.current || !compared.current) return undefined;
    if (!from.current || !to.current) return undefined;
    return startTimelineView(
      {
        track: track.current,
        sheets: sheets.current,
        window: brush.current,
        compared: compared.current,
        from: from.current,
        to: to.current,
      },
      services,
    );
  }, [services]);

  return (
    <section className="timeline" aria-label={t('timeline.title')}>
      <div className="timeline-bar">
        <Transport />
        <Presets />
        <ClockToggle />
        <DateFields />
        <AxisZoom />
      </div>
      <div className="timeline-track" ref={track}>
        <div className="timeline-sheets" ref={sheets} aria-hidden="true" />
        <div className="timeline-compared" ref={compared} hidden />
        <div className="timeline-window" ref={brush} data-brush="window">
          <Handle part="from" element={from} />
          <Handle part="to" element={to} />
        </div>
      </div>
    </section>
  );
}

/** One end of the window as a slider. Its value is a day number; arrows step days, with Shift weeks, Page keys months. */
function Handle({
  part,
  element,
}: {
  part: 'from' | 'to';
  element: React.RefObject<HTMLDivElement | null>;
}): ReactElement {
  const { t, format, store } = useServices();
  const act = useAct();

  useLive((state: AppState, previous) => {
    const handle = element.current;
    if (handle === null || (state.window === previous?.window && state.axis === previous.axis)) return;
    const seen = visibleWindow(state.window, state.axis);
    const day = part === 'from' ? seen.start : seen.end - DAY_MS;
    const isOpen = !Number.isFinite(part === 'from' ? state.window.start : state.window.end);
    const write = (name: string, value: string): void => {
      if (handle.getAttribute(name) !== value) handle.setAttribute(name, value);
    };
    write('aria-valuemin', String(Math.floor(Math.min(state.axis.start, day) / DAY_MS)));
    write('aria-valuemax', String(Math.ceil(Math.max(state.axis.end, day) / DAY_MS)));
    write('aria-valuenow', String(Math.floor(day / DAY_MS)));
    write('aria-valuetext', isOpen ? t('timeline.noLimit') : format.weekday(day));
  });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const { window, axis } = store.getState();
    const next = windowAfterKey(event, part, window, axis);
    if (next === null) return;
    event.preventDefault();
    act(playbackStopped);
    act(timeWindowChanged(next));
    const edge = part === 'from' ? next.start : next.end;
    if (edge < axis.start || edge > axis.end) act(timeWindowChosen(next)); // keep the handle in sight
  };

  return (
    <div
      ref={element}
      className={`timeline-handle timeline-handle-${part}`}
      role="slider"
      tabIndex={0}
      data-brush={part}
      aria-label={t(part === 'from' ? 'timeline.from' : 'timeline.to')}
      aria-orientation="horizontal"
      aria-valuenow={0}
      onKeyDown={onKeyDown}
    />
  );
}

const windowAfterKey = (
  event: KeyboardEvent<HTMLElement>,
  part: 'from' | 'to',
  window: TimeSpan,
  axis: TimeSpan,
): TimeSpan | null => {
  const isMirrored = getComputedStyle(event.currentTarget).direction === 'rtl';
  const seen = visibleWindow(window, axis);
  const step: KeyStep = event.shiftKey ? 'week' : 'day';
  const forwards = isMirrored ? -1 : 1;
  switch (event.key) {
    case 'ArrowRight':
      return steppedWindow(seen, part, step, forwards);
    case 'ArrowLeft':
      return steppedWindow(seen, part, step, forwards === 1 ? -1 : 1);
    case 'ArrowUp':
      return steppedWindow(seen, part, step, 1);
    case 'ArrowDown':
      return steppedWindow(seen, part, step, -1);
    case 'PageUp':
      return steppedWindow(seen, part, 'month', 1);
    case 'PageDown':
      return steppedWindow(seen, part, 'month', -1);
    case 'Home':
      return part === 'from' ? { start: snapDown(axis.start), end: seen.end } : atLeastADay(seen.start);
    case 'End':
      return part === 'to' ? { start: seen.start, end: snapDown(axis.end) } : lastDayOf(seen.end);
    default:
      return null;
  }
};

const snapDown = (ms: number): TimeSpan['start'] => (Math.floor(ms / DAY_MS) * DAY_MS) as TimeSpan['start'];
const atLeastADay = (start: number): TimeSpan => ({
  start: start as TimeSpan['start'],
  end: (start + DAY_MS) as TimeSpan['end'],
});
const lastDayOf = (end: number): TimeSpan => atLeastADay(end - DAY_MS);

function Transport(): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const { isPlaying, daysPerSecond, mode } = useApp((state) => state.playback);
  return (
    <div className="transport">
      <button
        type="button"
        className="button button-play"
        aria-label={t(isPlaying ? 'timeline.pause' : 'timeline.play')}
        title={t(isPlaying ? 'timeline.pause' : 'timeline.play')}
        onClick={() => {
          act(playbackToggled);
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={isPlaying ? 'M4 3h3v10H4zM9 3h3v10H9z' : 'M4 2.5v11l9-5.5z'} />
        </svg>
      </button>
      <select
        className="select"
        aria-label={t('timeline.speed')}
        value={daysPerSecond}
        onChange={(event) => {
          act(playSpeedChosen(Number(event.target.value)));
        }}
      >
        {SPEEDS.map((speed) => (
          <option key={speed} value={speed}>
            {t('timeline.speedValue', { days: speed })}
          </option>
        ))}
      </select>
      <select
        className="select"
        aria-label={t('timeline.mode')}
        value={mode}
        onChange={(event) => {
          act(playModeChosen(event.target.value as PlayMode));
        }}
      >
        <option value="window">{t('timeline.modeWindow')}</option>
        <option value="cumulative">{t('timeline.modeCumulative')}</option>
      </select>
    </div>
  );
}

function Presets(): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const home = useApp((state) => (state.data.kind === 'ready' ? state.data.rows.dossier.home.window : null));
  const isHome = useApp((state) => home !== null && sameSpan(state.window, home));
  const isEverything = useApp((state) => !isBounded(state.window));
  return (
    <div className="presets" role="group" aria-label={t('timeline.presets')}>
      {home !== null && isBounded(home) && (
        <button
          type="button"
          className="button"
          aria-pressed={isHome}
          onClick={() => {
            act(timeWindowChosen(home));
          }}
        >
          {t('timeline.articleWeek')}
        </button>
      )}
      <button
        type="button"
        className="button"
        aria-pressed={isEverything}
        onClick={() => {
          act(timeWindowChosen(ALL_TIME));
        }}
      >
        {t('timeline.everything')}
      </button>
    </div>
  );
}

function AxisZoom(): ReactElement {
  const { t, store } = useServices();
  const act = useAct();
  const zoom = (factor: number): void => {
    const { axis, window } = store.getState();
    const seen = visibleWindow(window, axis);
    const middle = (Math.max(seen.start, axis.start) + Math.min(seen.end, axis.end)) / 2;
    act(axisChanged(zoomedAxis(axis, middle, factor)));
  };
  return (
    <div className="axis-zoom" role="group" aria-label={t('timeline.zoom')}>
      <button
        type="button"
        className="button button-icon"
        aria-label={t('timeline.zoomOut')}
        title={t('timeline.zoomOut')}
        onClick={() => {
          zoom(1.6);
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 7.25h10v1.5H3z" />
        </svg>
      </button>
      <button
        type="button"
        className="button button-icon"
        aria-label={t('timeline.zoomIn')}
        title={t('timeline.zoomIn')}
        onClick={() => {
          zoom(1 / 1.6);
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 7.25h4.25V3h1.5v4.25H13v1.5H8.75V13h-1.5V8.75H3z" />
        </svg>
      </button>
    </div>
  );
}
