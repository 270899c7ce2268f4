import type { ConflictEvent, EventId } from '@/domain/event';
import type { LngLat } from '@/domain/space';

/** So many marks have a button; with more, the list carries them and the map is picked by pointer. */
export const MOST_BUTTONS = 100;

/** One mark that is on screen: where it stands and what it is. */
export interface OverlayMark {
  readonly row: number;
  readonly event: ConflictEvent;
  readonly lngLat: LngLat;
  readonly dx: number;
  readonly dy: number;
}

/** What the overlay tells and asks. */
export interface OverlayPort {
  readonly project: (lngLat: LngLat) => { readonly x: number; readonly y: number };
  readonly onSelect: (id: EventId) => void;
  readonly onHover: (id: EventId | null) => void;
  /** Second line of the label: when it was. */
  readonly describe: (event: ConflictEvent) => string;
}

/**
 * Real buttons over the marks that WebGL draws, in time order: mouse, touch, keyboard and screen reader use the same
 * thing. One tab stop; arrows move to the next in time, Home and End to the first and last.
 */
export interface MarkOverlay {
  /** Marks in time order. Buttons are kept by event, so focus survives. */
  readonly setMarks: (marks: readonly OverlayMark[]) => void;
  readonly setState: (selected: EventId | null, hovered: EventId | null) => void;
  /** The marks are about to change: assistive technology waits with what it says of them. */
  readonly setBusy: (isBusy: boolean) => void;
  /** Moves every button to its mark; call it in the frame in which the map has moved. */
  readonly place: () => void;
  /** Shows the label for what has no button, at a point of the map, until told otherwise or a button is hovered. */
  readonly setLabel: (label: FreeLabel | null) => void;
  readonly dispose: () => void;
}

/** A label at a point of the map. */
interface FreeLabel {
  readonly title: string;
  readonly note: string;
  readonly x: number;
  readonly y: number;
  /** Radius of a circle around the point that the words speak of, CSS px; none where left out. */
  readonly circlePx?: number;
}

interface Entry {
  mark: OverlayMark;
  readonly item: HTMLLIElement;
  readonly button: HTMLButtonElement;
}

export const createMarkOverlay = (container: HTMLElement, name: string, port: OverlayPort): MarkOverlay => {
  const list = document.createElement('ul');
  list.className = 'marks';
  list.setAttribute('aria-label', name);
  const label = document.createElement('div');
  label.className = 'mark-label';
  label.setAttribute('aria-hidden', 'true'); // the button says the same
  label.hidden = true;
  const labelTitle = document.createElement('strong');
  const labelNote = document.createElement('span');
  labelNote.id = 'mark-label-note'; // describes the button that it stands at
  label.append(labelTitle, labelNote);
  const circle = document.createElement('div');
  circle.className = 'mark-circle';
  circle.setAttribute('aria-hidden', 'true');
  circle.hidden = true;
  container.append(list, circle, label);

  const entries = new Map<EventId, Entry>();
  let order: readonly EventId[] = [];
  let tabStop: EventId | null = null;
  let selected: EventId | null = null;
  let hovered: EventId | null = null;
  let isFree = false;

  const setTabStop = (id: EventId | null): void => {
    tabStop = id;
    for (const [key, { button }] of entries) button.tabIndex = key === id ? 0 : -1;
  };

  const listeners = new AbortController();
  const { signal } = listeners;
  list.addEventListener(
    'click',
    (event) => {
      const id = idOf(event.target);
      if (id !== null) port.onSelect(id);
    },
    { signal },
  );
  list.addEventListener(
    'pointerover',
    (event) => {
      port.onHover(idOf(event.target));
    },
    { signal },
  );
  list.addEventListener(
    'pointerout',
    () => {
      port.onHover(null);
    },
    { signal },
  );
  list.addEventListener(
    'focusin',
    (event) => {
      const id = idOf(event.target);
      if (id !== null) setTabStop(id);
      port.onHover(id);
    },
    { signal },
  );
  list.addEventListener(
    'focusout',
    () => {
      port.onHover(null);
    },
    { signal },
  );
  list.addEventListener(
    'keydown',
    (event) => {
      const id = idOf(event.target);
      const at = id === null ? -1 : order.indexOf(id);
      const wanted = {
        ArrowRight: at + 1,
        ArrowDown: at + 1,
        ArrowLeft: at - 1,
        ArrowUp: at - 1,
        Home: 0,
        End: order.length - 1,
      }[event.key];
      if (at < 0 || wanted === undefined) return;
      event.preventDefault();
      event.stopPropagation(); // the map would pan
      const next = order[Math.max(0, Math.min(order.length - 1, wanted))];
      if (next !== undefined) entries.get(next)?.button.focus();
    },
    { signal },
  );

  const place = (): void => {
    for (const { mark, item } of entries.values()) {
      const { x, y } = port.project(mark.lngLat);
      item.style.transform = `translate(${x + mark.dx}px, ${y + mark.dy}px)`;
    }
    placeLabel();
  };

  const placeLabel = (): void => {
    const entry = hovered === null ? undefined : entries.get(hovered);
    if (!entry) return;
    const { x, y } = port.project(entry.mark.lngLat);
    entry.button.setAttribute('aria-describedby', labelNote.id);
    showLabel(entry.mark.event.title, port.describe(entry.mark.event), x + entry.mark.dx, y + entry.mark.dy);
  };

  const setFree = (shown: FreeLabel | null): void => {
    isFree = shown !== null;
    const radius = shown?.circlePx;
    circle.hidden = radius === undefined;
    if (shown === null || radius === undefined) return;
    circle.style.width = `${2 * radius}px`;
    circle.style.height = `${2 * radius}px`;
    circle.style.transform = `translate(${shown.x - radius}px, ${shown.y - radius}px)`;
  };

  const showLabel = (title: string, note: string, x: number, y: number): void => {
    if (labelTitle.textContent !== title) labelTitle.textContent = title;
    if (labelNote.textContent !== note) labelNote.textContent = note;
    label.hidden = false;
    const width = label.offsetWidth;
    const height = label.offsetHeight;
    const left = Math.max(4, Math.min(container.clientWidth - width - 4, x - width / 2));
    const top = y - height - 16 < 4 ? y + 16 : y - height - 16;
    label.style.transform = `translate(${left}px, ${top}px)`;
  };

  return {
    setMarks: (marks) => {
      const wanted = new Set(marks.map(({ event }) => event.id));
      for (const [id, { item }] of entries) {
        if (wanted.has(id)) continue;
        item.remove();
        entries.delete(id);
      }
      let before: HTMLLIElement | null = null;
      for (const mark of marks) {
        const entry: Entry = entries.get(mark.event.id) ?? createEntry(mark);
        entry.mark = mark;
        entries.set(mark.event.id, entry);
        // In time order, moving only what is out of place: a button that is moved would lose the focus.
        const follows: Element | null = before === null ? list.firstElementChild : before.nextElementSibling;
        if (follows !== entry.item) list.insertBefore(entry.item, follows);
        before = entry.item;
      }
      order = marks.map(({ event }) => event.id);
      setTabStop(tabStop !== null && wanted.has(tabStop) ? tabStop : (order[0] ?? null));
      place();
    },
    setState: (nextSelected, nextHovered) => {
      if (selected !== nextSelected) {
        if (selected !== null) entries.get(selected)?.button.setAttribute('aria-pressed', 'false');
        selected = nextSelected;
      }
      if (selected !== null) entries.get(selected)?.button.setAttribute('aria-pressed', 'true');
      if (hovered !== null && hovered !== nextHovered)
        entries.get(hovered)?.button.removeAttribute('aria-describedby');
      hovered = nextHovered;
      if (hovered !== null && entries.has(hovered)) {
        setFree(null);
        placeLabel();
      } else if (!isFree && !label.hidden) label.hidden = true;
    },
    setBusy: (isBusy) => {
      list.ariaBusy = isBusy ? 'true' : null;
    },
    place,
    setLabel: (shown) => {
      setFree(shown);
      if (shown === null) label.hidden = hovered === null || !entries.has(hovered);
      else showLabel(shown.title, shown.note, shown.x, shown.y);
    },
    dispose: () => {
      listeners.abort();
      list.remove();
      label.remove();
      circle.remove();
    },
  };
};

const idOf = (target: EventTarget | null): EventId | null => {
  const button = target instanceof Element ? target.closest('button') : null;
  return (button?.dataset['event'] as EventId | undefined) ?? null;
};

const createEntry = (mark: OverlayMark): Entry => {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['event'] = mark.event.id;
  button.setAttribute('aria-pressed', 'false');
  button.setAttribute('aria-label', mark.event.title);
  button.tabIndex = -1;
  item.append(button);
  return { mark, item, button };
};
