import { EVENT_KINDS, type ConflictEvent, type EventId } from '@/domain/event';
import { SHAPE_BOX, kindHatchPath, kindShapePath } from '@/domain/kind-shapes';
import { MARK_STYLES } from '@/domain/mark-columns';
import type { AppState, Rows } from '@/state/app-state';
import { selectCertainty, selectKindMask, selectResultCount, selectRows } from '@/state/selectors';
import { eventHovered, eventSelected } from '@/state/transitions';
import type { AppServices } from '@/ui/app-context';
import { describeTimes } from '@/ui/describe-when';
import { listHeightPx, listWindow, rowAtScroll, scrollOfRow } from './list-window';

const SVG = 'http://www.w3.org/2000/svg';
const ROW_PX = 52;

interface Slot {
  readonly item: HTMLLIElement;
  readonly button: HTMLButtonElement;
  readonly sign: SVGSVGElement;
  readonly path: SVGPathElement;
  readonly lines: SVGPathElement;
  readonly title: HTMLSpanElement;
  readonly meta: HTMLSpanElement;
  row: number;
  /** What is written; of a file's row the words may come later. */
  event: ConflictEvent | null;
  isPossible: boolean | null;
}

/**
 * The list as the map's twin: pooled rows that are rewritten in place, never rendered by React.
 *
 * @param scroller scrolls; `list` is the <ul> inside it
 * @returns stops it
 */
export const startEventListView = (
  scroller: HTMLElement,
  list: HTMLUListElement,
  services: AppServices,
): (() => void) => {
  const { store, live } = services;
  const slots: Slot[] = [];
  let rows: Rows | null = null;

  const draw = (state: AppState, previous: AppState | null): void => {
    rows = selectRows(state);
    if (rows === null) return;
    const isTurned = previous !== null && selectRows(previous)?.clock !== rows.clock;
    if (
      isTurned ||
      (previous !== null && (previous.window !== state.window || previous.locale !== state.locale))
    ) {
      for (const slot of slots) slot.isPossible = null;
    }
    const length = selectResultCount(state).possible;
    const viewPx = scroller.clientHeight;
    const topRow = rowAtScroll(scroller.scrollTop, viewPx, length, ROW_PX);
    const { first, last } = listWindow(topRow, viewPx, length, ROW_PX);
    const found = rows.index.page(state.window, selectKindMask(state), first, last - first);
    list.style.blockSize = `${listHeightPx(length, ROW_PX)}px`;
    const shift = scroller.scrollTop - topRow * ROW_PX; // 0 unless the list is longer than a browser can scroll
    for (let index = 0; index < found.length; index += 1) {
      const slot = slots[index] ?? addSlot(list, slots, index);
      const position = first + index;
      slot.item.style.transform = `translateY(${position * ROW_PX + shift}px)`;
      slot.item.ariaPosInSet = String(position + 1);
      slot.item.ariaSetSize = String(length);
      slot.item.hidden = false;
      writeSlot(slot, found[index] ?? 0, rows, state, services);
    }
    for (let index = found.length; index < slots.length; index += 1) {
      const slot = slots[index];
      if (slot) slot.item.hidden = true;
    }
    if (previous?.selection !== state.selection) revealSelection(state, rows, length);
  };

  const revealSelection = (state: AppState, { rowOf, index }: Rows, length: number): void => {
    if (state.selection === null) return;
    const position = index.positionOf(rowOf(state.selection), state.window, selectKindMask(state));
    if (position < 0) return;
    const viewPx = scroller.clientHeight;
    const topRow = rowAtScroll(scroller.scrollTop, viewPx, length, ROW_PX);
    if (position >= topRow && position + 1 <= topRow + viewPx / ROW_PX) return;
    const wanted = position < topRow ? position : position + 1 - viewPx / ROW_PX;
    scroller.scrollTop = scrollOfRow(Math.max(0, wanted), viewPx, length, ROW_PX);
  };

  const eventOf = (target: EventTarget | null): ConflictEvent | null => {
    const item = target instanceof Element ? target.closest('li') : null;
    const slot = slots.find((other) => other.item === item);
    return slot && rows ? rows.eventAt(slot.row) : null;
  };
  const hover = (id: EventId | null): void => {
    store.act(eventHovered(id));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const item = event.target instanceof Element ? event.target.closest('li') : null;
    const at = slots.findIndex((slot) => slot.item === item);
    const next = step === undefined || at < 0 ? undefined : slots[at + step];
    if (!next || next.item.hidden) return;
    event.preventDefault();
    next.button.focus();
  };

  const redraw = (): void => {
    draw(store.getState(), store.getState());
  };
  const listeners = new AbortController();
  const { signal } = listeners;
  list.addEventListener(
    'click',
    (event) => {
      const found = eventOf(event.target);
      if (found) store.act(eventSelected(found.id));
    },
    { signal },
  );
  list.addEventListener(
    'pointerover',
    (event) => {
      hover(eventOf(event.target)?.id ?? null);
    },
    { signal },
  );
  list.addEventListener(
    'pointerleave',
    () => {
      hover(null);
    },
    { signal },
  );
  list.addEventListener(
    'focusin',
    (event) => {
      hover(eventOf(event.target)?.id ?? null);
    },
    { signal },
  );
  list.addEventListener(
    'focusout',
    () => {
      hover(null);
    },
    { signal },
  );
  list.addEventListener('keydown', onKeyDown, { signal });
  scroller.addEventListener('scroll', redraw, { signal, passive: true });
  const observer = new ResizeObserver(() => {
    redraw();
    const state = store.getState();
    if (rows !== null) revealSelection(state, rows, selectResultCount(state).possible);
  });
  observer.observe(scroller);
  const stopDrawing = live.add(draw);
  return () => {
    listeners.abort();
    observer.disconnect();
    stopDrawing();
    list.replaceChildren();
  };
};

const addSlot = (list: HTMLUListElement, slots: Slot[], index: number): Slot => {
  const item = document.createElement('li');
  item.className = 'event-row';
  const button = document.createElement('button');
  button.type = 'button';
  const sign = document.createElementNS(SVG, 'svg');
  sign.setAttribute('viewBox', `0 0 ${SHAPE_BOX} ${SHAPE_BOX}`);
  sign.setAttribute('aria-hidden', 'true');
  sign.setAttribute('class', 'kind-sign');
  const path = document.createElementNS(SVG, 'path');
  const lines = document.createElementNS(SVG, 'path');
  lines.setAttribute('class', 'kind-lines');
  sign.append(path, lines);
  const title = document.createElement('span');
  title.className = 'event-row-title';
  title.id = `event-row-title-${index}`;
  const meta = document.createElement('span');
  meta.className = 'event-row-meta';
  meta.id = `event-row-meta-${index}`;
  button.setAttribute('aria-labelledby', title.id);
  button.setAttribute('aria-describedby', meta.id);
  button.append(sign, title, meta);
  item.append(button);
  list.append(item);
  const slot: Slot = { item, button, sign, path, lines, title, meta, row: -1, event: null, isPossible: null };
  slots.push(slot);
  return slot;
};

const writeSlot = (
  slot: Slot,
  row: number,
  rows: Rows,
  state: AppState,
  { t, format }: AppServices,
): void => {
  const event = rows.eventAt(row);
  const isSelected = state.selection === event.id;
  slot.button.classList.toggle('is-selected', isSelected);
  if (isSelected) slot.button.setAttribute('aria-current', 'true');
  else slot.button.removeAttribute('aria-current');
  slot.button.classList.toggle('is-hovered', state.hover === event.id);
  const isPossible = selectCertainty(rows, row, state.window) !== 'certain';
  if (slot.row === row && slot.event === event && slot.isPossible === isPossible) return;
  const kind = EVENT_KINDS[rows.marks.kind[row] ?? 0] ?? event.kind;
  slot.row = row;
  slot.event = event;
  slot.isPossible = isPossible;
  slot.button.classList.toggle('is-possible', isPossible);
  slot.sign.style.setProperty('--kind', `var(--kind-${kind})`);
  const form = MARK_STYLES[rows.marks.style[row] ?? 0] ?? 'none';
  slot.sign.dataset['form'] = form;
  slot.sign.classList.toggle('is-possible', isPossible);
  slot.path.setAttribute('d', kindShapePath(kind));
  slot.lines.setAttribute('d', form === 'area' ? kindHatchPath(kind) : '');
  slot.title.textContent = event.title;
  const when = describeTimes(event, rows.clock, t, format);
  slot.meta.textContent = isPossible ? t('list.possibly', { when }) : when;
};
