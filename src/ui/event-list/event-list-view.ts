import { EVENT_KINDS, type ConflictEvent, type EventId } from '@/domain/event';
import { MARK_STYLES } from '@/domain/mark-columns';
import { settled } from '@/pace/settled';
import type { AppState, Rows } from '@/state/app-state';
import { selectCertainty, selectKindMask, selectResultCount, selectRows } from '@/state/selectors';
import { eventHovered, eventSelected } from '@/state/transitions';
import type { AppServices } from '@/ui/app-context';
import { describeTimes } from '@/ui/describe-when';
import { listHeightPx, listWindow, rowAtScroll, scrollOfRow } from './list-window';
import { type SeenPart, watchSeenPart } from './seen-part';
import { signPosition, startSignSheet } from './sign-sheet';

const ROW_PX = 48;
const REST = { restMs: 250 };

interface Slot {
  readonly item: HTMLLIElement;
  readonly button: HTMLButtonElement;
  readonly sign: HTMLElement;
  readonly title: Text;
  readonly meta: Text;
  /** What is written, because reading it back from the page would make it lay itself out. */
  position: number;
  topPx: number;
  length: number;
  isHidden: boolean;
  row: number;
  /** What is written; of a file's row the words may come later. */
  event: ConflictEvent | null;
  isPossible: boolean | null;
  signAt: string;
  isSelected: boolean;
  isHovered: boolean;
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
  // Kept by listeners: asking the page in a frame in which something was written would make it lay itself out at once.
  let viewPx = scroller.clientHeight;
  let scrollPx = scroller.scrollTop;
  let seen: SeenPart = { fromPx: 0, toPx: viewPx };
  let heightPx = -1;
  let rows: Rows | null = null;

  /** While the window moves only what is in view is written; a short list is there whole again once it rests. */
  const rest = settled(() => {
    list.ariaBusy = null;
    redraw();
  }, REST);
  const awaitRest = (): void => {
    if (!rest.isWaiting()) list.ariaBusy = 'true';
    rest.later();
  };

  /** The scroll bar follows at rest: for another height the page lays out the whole panel. */
  const setLength = (length: number, isFirst: boolean): void => {
    const wantedPx = listHeightPx(length, ROW_PX);
    if (heightPx === wantedPx || (rest.isWaiting() && !isFirst)) return;
    list.style.blockSize = `${wantedPx}px`;
    heightPx = wantedPx;
  };

  const draw = (state: AppState, previous: AppState | null): void => {
    rows = selectRows(state);
    if (rows === null) return;
    if (previous !== null) {
      const isOtherwiseSaid = selectRows(previous)?.clock !== rows.clock || previous.locale !== state.locale;
      if (isOtherwiseSaid) for (const slot of slots) slot.event = null;
      if (isOtherwiseSaid || previous.window !== state.window) awaitRest();
    }
    const length = selectResultCount(state).possible;
    const topRow = rowAtScroll(scrollPx, viewPx, length, ROW_PX);
    const { first, last } = listWindow(topRow, viewPx, length, ROW_PX, rest.isWaiting() ? seen : null);
    const found = rows.index.page(state.window, selectKindMask(state), first, last - first);
    setLength(length, previous === null);
    const shift = scrollPx - topRow * ROW_PX; // 0 unless the list is longer than a browser can scroll
    for (let index = 0; index < found.length; index += 1) {
      const slot = slots[index] ?? addSlot(list, slots, index);
      const position = first + index;
      placeSlot(slot, position, position * ROW_PX + shift, length);
      writeSlot(slot, found[index] ?? 0, rows, state, services);
    }
    for (let index = found.length; index < slots.length; index += 1) {
      const slot = slots[index];
      if (slot) hideSlot(slot, true);
    }
    if (previous?.selection !== state.selection) revealSelection(state, rows, length);
  };

  const revealSelection = (state: AppState, { rowOf, index }: Rows, length: number): void => {
    if (state.selection === null) return;
    const position = index.positionOf(rowOf(state.selection), state.window, selectKindMask(state));
    if (position < 0) return;
    const topRow = rowAtScroll(scrollPx, viewPx, length, ROW_PX);
    if (position >= topRow && position + 1 <= topRow + viewPx / ROW_PX) return;
    const wanted = position < topRow ? position : position + 1 - viewPx / ROW_PX;
    scroller.scrollTop = scrollOfRow(Math.max(0, wanted), viewPx, length, ROW_PX); // tells of it by an event
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
  scroller.addEventListener(
    'scroll',
    () => {
      scrollPx = scroller.scrollTop;
      redraw();
    },
    { signal, passive: true },
  );
  const observer = new ResizeObserver(() => {
    viewPx = scroller.clientHeight;
    redraw();
    const state = store.getState();
    if (rows !== null) revealSelection(state, rows, selectResultCount(state).possible);
  });
  observer.observe(scroller);
  const stopWatching = watchSeenPart(scroller, (part) => {
    seen = part;
    if (rest.isWaiting()) redraw();
  });
  const stopSigns = startSignSheet();
  const stopDrawing = live.add(draw);
  return () => {
    rest.stop();
    listeners.abort();
    observer.disconnect();
    stopWatching();
    stopDrawing();
    stopSigns();
    list.replaceChildren();
  };
};

const addSlot = (list: HTMLUListElement, slots: Slot[], index: number): Slot => {
  const item = document.createElement('li');
  item.className = 'event-row';
  const button = document.createElement('button');
  button.type = 'button';
  const title = document.createElement('span');
  title.className = 'event-row-title';
  title.id = `event-row-title-${index}`;
  const meta = document.createElement('span');
  meta.className = 'event-row-meta';
  meta.id = `event-row-meta-${index}`;
  button.setAttribute('aria-labelledby', title.id);
  button.setAttribute('aria-describedby', meta.id);
  const words = document.createElement('span');
  words.className = 'event-row-words';
  words.append(title, document.createElement('br'), meta);
  const sign = document.createElement('span');
  sign.className = 'event-row-sign';
  button.append(sign, words);
  item.append(button);
  list.append(item);
  const texts = { title: new Text(), meta: new Text() };
  title.append(texts.title);
  meta.append(texts.meta);
  const slot: Slot = {
    item,
    button,
    sign,
    ...texts,
    position: -1,
    topPx: Number.NaN,
    length: -1,
    isHidden: false,
    row: -1,
    event: null,
    isPossible: null,
    signAt: '',
    isSelected: false,
    isHovered: false,
  };
  slots.push(slot);
  return slot;
};

const hideSlot = (slot: Slot, isHidden: boolean): void => {
  if (slot.isHidden === isHidden) return;
  slot.isHidden = isHidden;
  slot.item.hidden = isHidden;
};

/** Writes only what is not there yet: every attribute that is set costs the page, also to what it was. */
const placeSlot = (slot: Slot, position: number, topPx: number, length: number): void => {
  hideSlot(slot, false);
  if (slot.topPx !== topPx) slot.item.style.transform = `translateY(${topPx}px)`;
  if (slot.position !== position) slot.item.ariaPosInSet = String(position + 1);
  if (slot.length !== length) slot.item.ariaSetSize = String(length);
  slot.topPx = topPx;
  slot.position = position;
  slot.length = length;
};

const writeText = (text: Text, wanted: string): void => {
  if (text.data !== wanted) text.data = wanted;
};

const writeSlot = (
  slot: Slot,
  row: number,
  rows: Rows,
  state: AppState,
  { t, format }: AppServices,
): void => {
  const event = rows.eventAt(row);
  const { button } = slot;
  const isSelected = state.selection === event.id;
  if (slot.isSelected !== isSelected) {
    slot.isSelected = isSelected;
    button.classList.toggle('is-selected', isSelected);
    if (isSelected) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
  const isHovered = state.hover === event.id;
  if (slot.isHovered !== isHovered) {
    slot.isHovered = isHovered;
    button.classList.toggle('is-hovered', isHovered);
  }
  const isPossible = selectCertainty(rows, row, state.window) !== 'certain';
  if (slot.row === row && slot.event === event && slot.isPossible === isPossible) return;
  const kind = EVENT_KINDS[rows.marks.kind[row] ?? 0] ?? event.kind;
  const form = MARK_STYLES[rows.marks.style[row] ?? 0] ?? 'none';
  if (slot.isPossible !== isPossible) button.classList.toggle('is-possible', isPossible);
  const signAt = signPosition({ kind, form, isPossible });
  if (slot.signAt !== signAt) slot.sign.style.backgroundPosition = signAt;
  slot.signAt = signAt;
  writeText(slot.title, event.title);
  const when = describeTimes(event, rows.clock, t, format);
  writeText(slot.meta, isPossible ? t('list.possibly', { when }) : when);
  slot.row = row;
  slot.event = event;
  slot.isPossible = isPossible;
};
