import { type EventId } from '@/domain/event';
import { type TimeSpan, isBounded, sameSpan } from '@/domain/time';
import type { AppState, Rows } from '@/state/app-state';
import { selectKindMask, selectRows } from '@/state/selectors';
import {
  axisChanged,
  eventHovered,
  eventSelected,
  playbackStopped,
  timeWindowChanged,
} from '@/state/transitions';
import { selectFocus } from '@/state/story-selectors';
import type { AppServices } from '@/ui/app-context';
import { type Binning, binningOf } from './binning';
import { type TimelineElements, comparedWindow, placeCompared, placeHandles } from './place-windows';
import { createTimeScale, movedSpan, zoomedAxis } from './time-scale';
import { type TimelineBars, type TimelinePaint, barBand, laneHeightPx } from './timeline-canvas';
import { layOutBars } from './timeline-bars';
import { createTimelineSheets } from './timeline-sheets';
import { type BrushPart, draggedWindow, visibleWindow } from './window-brush';

/** Up to so many events in the axis each has a bar of its own. */
const MOST_BARS = 120;
const BIN_PX = 4;
const NO_BINS = new Uint32Array(0);
const CLICK_PX = 4;

interface Bins extends Pick<Binning, 'axis' | 'count'> {
  readonly index: Rows['index'];
  readonly counts: Uint32Array;
}

interface Drag {
  readonly part: BrushPart | 'axis';
  readonly pointerId: number;
  readonly startPx: number;
  /** Where the track was when it began: asking in every frame would make the page lay itself out. */
  readonly box: DOMRect;
  readonly window: TimeSpan;
  readonly axis: TimeSpan;
  hasMoved: boolean;
}

/**
 * The track of the timeline: draws canvas and handles on every frame in which the state changed, and turns pointers,
 * wheel and pinch into transitions. Never renders React.
 *
 * @returns stops it and lets go of every listener
 */
export const startTimelineView = (
  elements: TimelineElements,
  { store, live, format }: AppServices,
): (() => void) => {
  const { track } = elements;
  const sheets = createTimelineSheets(elements.sheets, format);
  let size = { width: 0, height: 0 };
  let paint: TimelinePaint | null = null;
  let bars: TimelineBars | null = null;
  let barsKey: readonly unknown[] = [];
  let barsFocus: ReadonlySet<EventId> | null = null;
  let bins: Bins | null = null;
  let drag: Drag | null = null;
  const pinch = new Map<number, number>();

  const isRightToLeft = getComputedStyle(track).direction === 'rtl'; // another language starts another view
  const isMirrored = (): boolean => isRightToLeft;
  const scaleOf = (state: AppState) => createTimeScale(state.axis, size.width);
  const pointerPx = (
    { clientX }: { readonly clientX: number },
    box: DOMRect = track.getBoundingClientRect(),
  ): number => (isMirrored() ? box.right - clientX : clientX - box.left);

  const barsOf = (state: AppState, rows: Rows): TimelineBars | null => {
    const mask = selectKindMask(state);
    const key = [rows.index, state.axis, mask, size];
    if (key.some((part, index) => part !== barsKey[index])) {
      barsKey = key;
      const found = Array.from(rows.index.page(state.axis, mask, 0, MOST_BARS + 1));
      bars =
        found.length > MOST_BARS ? null : layOutBars(rows, found, scaleOf(state).toMs(3) - state.axis.start);
    }
    if (bars === null) return null;
    const selected = state.selection === null ? -1 : rows.rowOf(state.selection);
    const hovered = state.hover === null ? -1 : rows.rowOf(state.hover);
    const focus = selectFocus(state);
    if (bars.selected !== selected || bars.hovered !== hovered || barsFocus !== focus) {
      barsFocus = focus;
      bars = { ...bars, selected, hovered, focused: focus === null ? null : rowsOf(focus, rows) };
    }
    return bars;
  };

  /** Counts of the axis, which the window does not change; a copy, because the index keeps its own for the next call. */
  const binsOf = ({ index }: Rows, { axis, count }: Binning): Uint32Array => {
    if (bins?.index !== index || bins.count !== count || !sameSpan(bins.axis, axis))
      bins = { index, axis, count, counts: index.histogram(axis, count).slice() };
    return bins.counts;
  };

  const draw = (state: AppState, previous: AppState | null = null): void => {
    const rows = selectRows(state);
    if (size.width === 0 || (previous !== null && looksAlike(previous, state))) return;
    paint ??= readPaint(track);
    const scale = scaleOf(state);
    const binning = binningOf(scale, BIN_PX);
    sheets.draw(
      {
        scale,
        heightPx: size.height,
        isMirrored: isMirrored(),
        window: state.window,
        compared: comparedWindow(state),
        binning,
        bins: rows === null ? NO_BINS : binsOf(rows, binning),
        kindMask: selectKindMask(state),
        bars: rows === null ? null : barsOf(state, rows),
      },
      paint,
    );
    placeHandles(elements, state, scale, isMirrored());
    placeCompared(elements, state, scale, isMirrored());
  };

  const fit = (): void => {
    size = { width: track.clientWidth, height: track.clientHeight };
    sheets.fit(size.width, size.height);
    draw(store.getState());
  };

  const rowAt = (event: PointerEvent): EventId | null => {
    const state = store.getState();
    const rows = selectRows(state);
    if (rows === null || bars === null) return null;
    const y = event.clientY - track.getBoundingClientRect().top;
    const { top } = barBand(size.height);
    const lane = Math.floor((y - top) / laneHeightPx(size.height, bars.laneCount));
    const scale = scaleOf(state);
    const px = pointerPx(event);
    const hit = bars.laned.find(({ row, lane: own }) => {
      if (own !== lane || bars === null) return false;
      const { start, end } = bars.spanOfRow(row);
      return px >= scale.toPx(start) - CLICK_PX && px <= scale.toPx(end) + CLICK_PX;
    });
    return hit ? rows.eventAt(hit.row).id : null;
  };

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const state = store.getState();
    track.setPointerCapture(event.pointerId);
    pinch.set(event.pointerId, pointerPx(event));
    if (pinch.size > 1) {
      drag = null;
      return;
    }
    const target = event.target instanceof Element ? event.target.closest('[data-brush]') : null;
    const part = target instanceof HTMLElement ? target.dataset['brush'] : undefined;
    const scale = scaleOf(state);
    const px = pointerPx(event);
    const seen = visibleWindow(state.window, state.axis);
    const isInWindow = px >= scale.toPx(seen.start) && px <= scale.toPx(seen.end);
    if (part === 'from' || part === 'to') (part === 'from' ? elements.from : elements.to).focus();
    drag = {
      part:
        part === 'from' || part === 'to' ? part : isInWindow && isBounded(state.window) ? 'window' : 'axis',
      pointerId: event.pointerId,
      startPx: px,
      box: track.getBoundingClientRect(),
      window: seen,
      axis: state.axis,
      hasMoved: false,
    };
    event.preventDefault();
  };

  const onPinch = (event: PointerEvent): boolean => {
    const before = pinch.get(event.pointerId);
    if (before === undefined || pinch.size !== 2) return false;
    const other = [...pinch].find(([id]) => id !== event.pointerId)?.[1] ?? before;
    const px = pointerPx(event);
    pinch.set(event.pointerId, px);
    const factor = Math.abs(before - other) / Math.max(8, Math.abs(px - other));
    const { axis } = store.getState();
    store.act(
      axisChanged(zoomedAxis(axis, createTimeScale(axis, size.width).toMs((px + other) / 2), factor)),
    );
    return true;
  };

  const onPointerMove = (event: PointerEvent): void => {
    if (onPinch(event)) return;
    if (drag === null || drag.pointerId !== event.pointerId) {
      if (event.buttons === 0) store.act(eventHovered(rowAt(event)));
      return;
    }
    event.stopPropagation(); // the pointer is captured: nobody above has to look through the page for what it means
    const byPx = pointerPx(event, drag.box) - drag.startPx;
    if (!drag.hasMoved && Math.abs(byPx) < CLICK_PX) return;
    if (!drag.hasMoved) {
      drag.hasMoved = true;
      store.act(playbackStopped);
      store.act(eventHovered(null)); // what lay under the pointer moves away from it
    }
    const byMs = (byPx * (drag.axis.end - drag.axis.start)) / Math.max(1, size.width);
    if (drag.part === 'axis') store.act(axisChanged(movedSpan(drag.axis, -byMs)));
    else store.act(timeWindowChanged(draggedWindow(drag.window, drag.part, byMs)));
  };

  const onPointerUp = (event: PointerEvent): void => {
    pinch.delete(event.pointerId);
    if (drag?.pointerId !== event.pointerId) return;
    const { hasMoved, part } = drag;
    drag = null;
    if (!hasMoved && part !== 'from' && part !== 'to') {
      const id = rowAt(event);
      if (id !== null) store.act(eventSelected(id));
    }
  };

  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const { axis } = store.getState();
    const scale = createTimeScale(axis, size.width);
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey) {
      const byPx = (event.deltaX === 0 ? event.deltaY : event.deltaX) * (isMirrored() ? -1 : 1);
      store.act(axisChanged(movedSpan(axis, scale.toMs(byPx) - axis.start)));
      return;
    }
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const factor = Math.exp(Math.max(-240, Math.min(240, event.deltaY * lines)) / 400);
    store.act(axisChanged(zoomedAxis(axis, scale.toMs(pointerPx(event)), factor)));
  };

  const onLeave = (): void => {
    if (drag === null) store.act(eventHovered(null));
  };

  const listeners = new AbortController();
  const { signal } = listeners;
  track.addEventListener('pointerdown', onPointerDown, { signal });
  track.addEventListener('pointermove', onPointerMove, { signal });
  track.addEventListener('pointerup', onPointerUp, { signal });
  track.addEventListener('pointercancel', onPointerUp, { signal });
  track.addEventListener('pointerleave', onLeave, { signal });
  track.addEventListener('wheel', onWheel, { signal, passive: false });
  const observer = new ResizeObserver(fit);
  observer.observe(track);
  const themeObserver = new MutationObserver(() => {
    paint = null;
    draw(store.getState());
  });
  themeObserver.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const stopDrawing = live.add(draw);
  return () => {
    listeners.abort();
    observer.disconnect();
    themeObserver.disconnect();
    stopDrawing();
    sheets.dispose();
  };
};

const rowsOf = (ids: ReadonlySet<EventId>, rows: Rows): ReadonlySet<number> =>
  new Set([...ids].map((id) => rows.rowOf(id)));

/** What changes while a step is still being answered (words of rows, sums) and is not to be seen on the timeline. */
const UNSEEN: ReadonlySet<string> = new Set<keyof AppState>([
  'camera',
  'device',
  'importing',
  'map',
  'notices',
  'sums',
  'viewBounds',
]);

const looksAlike = (before: AppState, now: AppState): boolean =>
  (Object.keys(now) as (keyof AppState)[]).every((key) => UNSEEN.has(key) || before[key] === now[key]);

const readPaint = (element: HTMLElement): TimelinePaint => {
  const style = getComputedStyle(element);
  const value = (name: string): string => style.getPropertyValue(name).trim();
  return {
    kinds: value('--kinds').split(/\s+/),
    ink: value('--ink'),
    muted: value('--muted'),
    hairline: value('--hairline'),
    paper: value('--paper'),
    font: `11px ${style.fontFamily}`,
  };
};
