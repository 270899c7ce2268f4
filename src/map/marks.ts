import type { MapLibreMap } from 'maplibre-gl';
import { fromFixedMercator } from '@/domain/mark-columns';
import type { EventId } from '@/domain/event';
import type { LngLat } from '@/domain/space';
import { settled } from '@/pace/settled';
import type { AppState, Rows } from '@/state/app-state';
import { selectKindMask, selectRows } from '@/state/selectors';
import { selectFocus } from '@/state/story-selectors';
import { eventHovered, eventSelected } from '@/state/transitions';
import type { MapPort } from './controller';
import type { EventLayer, MapPoint } from './event-layer/event-layer';
import { type PlaceGroup, groupByPlace } from './mark-groups';
import { type MarkBlock, layOutMarks, offsetsOf } from './mark-layout';
import { MOST_BUTTONS, type OverlayMark, createMarkOverlay } from './mark-overlay';

/** Up to so many rows the marks fan out and have buttons; with more, they stand where they stand. */
const MOST_FANNED = 300;
const COUNT_DELAY_MS = 150;
/** While time plays the window never rests, and buttons follow in steps; a hand that moves the window can press none. */
const BUTTONS_PACE = { restMs: 250, latestMs: 1000 };
/** The layout is made again once the zoom has changed by so much; in between the blocks move with the map. */
const LAYOUT_ZOOM_STEP = 0.2;

/** The marks of all events: what WebGL draws, the buttons over it, and where each one stands. */
export interface Marks {
  readonly draw: (state: AppState, previous: AppState | null) => void;
  /** The pointer is over these rows, nearest first. */
  readonly hover: (rows: readonly number[], point: MapPoint) => void;
  /** A hand took hold, of anything on the page. */
  readonly hold: () => void;
  /** It let go: buttons that were waiting for it are there now. */
  readonly release: () => void;
  readonly dispose: () => void;
}

/** Blocks of the current layout, for the tags above them. */
export type BlocksListener = (blocks: readonly MarkBlock[]) => void;

export const createMarks = (
  map: MapLibreMap,
  layer: EventLayer,
  container: HTMLElement,
  { store, t, format, describeWhen, describePlace }: MapPort,
  onBlocks: BlocksListener,
): Marks => {
  const overlay = createMarkOverlay(container, t('map.buttons'), {
    project: (lngLat) => toPx(lngLat),
    onSelect: (id) => {
      store.act(eventSelected(id));
    },
    onHover: (id) => {
      store.act(eventHovered(id));
    },
    describe: (event) => [describeWhen(event), placeWords.get(event.id)].filter(Boolean).join(' · '),
  });
  /** What stands at the place of each event that was pointed at, while the filter stays as it is. */
  const placeWords = new Map<EventId, string>();
  let groups: readonly PlaceGroup[] = [];
  let offsets: Int16Array | null = null;
  let laidOutZoom = -Infinity;
  let countTimer: ReturnType<typeof setTimeout> | undefined;
  let uploaded: Rows['marks'] | null = null;

  const toPx = ([lng, lat]: LngLat): MapPoint => {
    const { x, y } = map.project([lng, lat]);
    return { x, y };
  };

  const layOut = (rows: Rows): void => {
    laidOutZoom = map.getZoom();
    if (groups.length === 0) {
      offsets = null;
      onBlocks([]);
      return;
    }
    const { marks, blocks } = layOutMarks(
      groups.map(({ lngLat, rows: own, isExact }) => ({
        ...toPx(lngLat),
        lngLat,
        rows: own,
        isExact,
      })),
    );
    offsets = offsetsOf(marks, rows.marks.length);
    onBlocks(blocks);
  };

  let areNamed = true;
  const setButtons = (state: AppState, rows: Rows): void => {
    const { marks, index } = rows;
    const found = index.page(state.window, selectKindMask(state), 0, MOST_BUTTONS + 1);
    if (found.length > MOST_BUTTONS) {
      overlay.setMarks([]);
      return;
    }
    const shown: OverlayMark[] = [];
    for (const row of found) {
      if (marks.style[row] === 0) continue;
      shown.push({
        row,
        event: rows.eventAt(row),
        lngLat: fromFixedMercator(marks.x[row] ?? 0, marks.y[row] ?? 0),
        dx: (offsets?.[row * 2] ?? 0) / 8,
        dy: (offsets?.[row * 2 + 1] ?? 0) / 8,
      });
    }
    areNamed = shown.every(({ row }) => rows.wordsAt(row) !== null);
    overlay.setMarks(shown);
  };

  const buttons = settled(() => {
    overlay.setBusy(false);
    const state = store.getState();
    const rows = selectRows(state);
    if (rows !== null) setButtons(state, rows);
    overlay.setState(state.selection, state.hover);
  }, BUTTONS_PACE);
  const settleButtons = (): void => {
    if (!buttons.isWaiting()) overlay.setBusy(true);
    buttons.later();
  };

  const onRender = (): void => {
    const state = store.getState();
    const rows = selectRows(state);
    if (rows !== null && groups.length > 0 && Math.abs(map.getZoom() - laidOutZoom) >= LAYOUT_ZOOM_STEP) {
      layOut(rows);
      layer.setOffsets(offsets);
      setButtons(state, rows);
      return;
    }
    overlay.place();
  };
  map.on('render', onRender);
  const onMoveEnd = (): void => {
    laidOutZoom = -Infinity; // settle exactly once at rest
    map.triggerRepaint();
  };
  map.on('zoomend', onMoveEnd);
  const onMoveStart = (): void => {
    overlay.setLabel(null); // it speaks of a point that goes away
  };
  map.on('movestart', onMoveStart);

  /** Adds what else stands at the place of an event to its label. */
  const tellPlace = async (rows: Rows, id: EventId): Promise<void> => {
    const row = rows.rowOf(id);
    const isAlone = groups.every((group) => group.rows.length < 2 || !group.rows.includes(row));
    if (isAlone || placeWords.has(id)) return;
    const words = await describePlace(row);
    if (words === '' || selectRows(store.getState())?.index !== rows.index) return;
    placeWords.set(id, words);
    overlay.place();
  };

  /** The same for a row without a button, while the pointer stays on it. */
  const tellPile = async (rows: Rows, row: number, point: MapPoint): Promise<void> => {
    const words = await describePlace(row);
    const { hover } = store.getState();
    if (words === '' || hover === null || rows.rowOf(hover) !== row) return;
    const event = rows.eventAt(row);
    overlay.setLabel({ title: event.title, note: `${describeWhen(event)} · ${words}`, ...point });
  };

  return {
    draw: (state, previous) => {
      const rows = selectRows(state);
      if (rows === null) return;
      const before = previous === null ? null : selectRows(previous);
      if (uploaded !== rows.marks) {
        uploaded = rows.marks;
        groups = rows.marks.length <= MOST_FANNED ? groupByPlace(rows.marks) : [];
        layOut(rows);
        layer.setRows(rows.marks, rows.order, offsets);
      }
      if (before?.index !== rows.index) layer.setRowBits(rows.index.rowBits);
      const hasWindowChanged =
        previous === null || previous.window !== state.window || previous.kinds !== state.kinds;
      if (hasWindowChanged) {
        layer.setWindow(state.window);
        layer.setKindMask(selectKindMask(state));
      }
      // Buttons are for hands and screen readers: they wait for the window to rest. The marks do not wait.
      if (before?.marks !== rows.marks) setButtons(state, rows);
      else if (hasWindowChanged || before.index !== rows.index) settleButtons();
      // Words of a file's rows come later than its marks; until then a button has no name to be found by.
      if (!areNamed && !hasWindowChanged) setButtons(state, rows);
      if (hasWindowChanged || before?.index !== rows.index) placeWords.clear();
      if (state.hover !== null && previous?.hover !== state.hover) void tellPlace(rows, state.hover);
      layer.setHighlight({
        hovered: state.hover === null ? null : atRow(rows.rowOf(state.hover)),
        selected: state.selection === null ? null : atRow(rows.rowOf(state.selection)),
      });
      layer.setFocus(focusRows(state, rows));
      overlay.setState(state.selection, state.hover);
    },
    hover: (found, point) => {
      clearTimeout(countTimer);
      const state = store.getState();
      const rows = selectRows(state);
      const [row] = found;
      if (rows === null || row === undefined) {
        store.act(eventHovered(null));
        overlay.setLabel(null);
        return;
      }
      const spot = layer.spotAt(point);
      if (spot !== null && spot.possible > 1) {
        const { certain, possible, radiusPx: circlePx } = spot;
        const title =
          certain === possible
            ? t('map.spotCertain', { count: possible })
            : t('map.spot', { certain, possible: format.number(possible) });
        store.act(eventHovered(null)); // one mark among hundreds would only cover them
        overlay.setLabel({ title, note: t('map.spotNote'), ...point, circlePx });
        return;
      }
      const event = rows.eventAt(row);
      store.act(eventHovered(event.id));
      if (rows.marks.length <= MOST_FANNED) return; // the button says it
      overlay.setLabel({ title: event.title, note: describeWhen(event), ...point });
      // Counting what else stands here looks at every row in the window: only once the pointer rests.
      countTimer = setTimeout(() => {
        void tellPile(rows, row, point);
      }, COUNT_DELAY_MS);
    },
    hold: buttons.hold,
    release: buttons.release,
    dispose: () => {
      clearTimeout(countTimer);
      buttons.stop();
      map.off('render', onRender);
      map.off('zoomend', onMoveEnd);
      map.off('movestart', onMoveStart);
      overlay.dispose();
    },
  };
};

/** Rows of the story's step, ascending; of those the window hides nothing is drawn. */
const focusRows = (state: AppState, rows: Rows): readonly number[] => {
  const focus = selectFocus(state);
  if (focus === null) return [];
  return [...focus]
    .map((id) => rows.rowOf(id))
    .filter((row) => row >= 0)
    .toSorted((a, b) => a - b);
};

const atRow = (row: number): number | null => (row < 0 ? null : row);
