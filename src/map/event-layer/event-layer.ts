import type { MapLibreMap } from 'maplibre-gl';
import { DENSE_COVER, DENSE_FROM, NEVER_DENSE } from '@/domain/density';
import { EVENT_KINDS } from '@/domain/event';
import { lastResult } from '@/domain/last-result';
import type { MarkColumns } from '@/domain/mark-columns';
import type { MarkOrder } from '@/domain/mark-order';
import type { KindMask } from '@/domain/row-index';
import { ALL_TIME, type TimeSpan } from '@/domain/time';
import { createCameraProbe } from './camera-probe';
import { type Crowd, crowdInView } from './crowd';
import type { EventPalette } from './event-palette';
import { type MarkScale, type SpotCount, countOnSpot, rowsAt } from './hit-test';
import { baseDiameterPx } from './mark-size';
import { densityTexelPx } from './density-grid';
import { densityFullAt } from './density-scale';
import { createOverlayCanvas } from './overlay-canvas';
import { packOffsets, packRows } from './pack-rows';
import { type Renderer, createRenderer } from './renderer';
import type { Scene } from './scene';
import { QUAD_ROLES, SPECK_TEXELS } from './shaders';
import { type Matrix, type View, viewOf } from './view';
import { drawRanges, windowRanks } from './window-ranks';

/** A position on the map in CSS px from its top left corner. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

/** A circle of the density picture, and the rows that stand in it. */
export interface Spot extends SpotCount {
  /** CSS px. */
  readonly radiusPx: number;
}

/** The rows that stand out; null for none. A row that the filters hide is not drawn, highlighted or not. */
interface Highlight {
  readonly hovered: number | null;
  readonly selected: number | null;
}

/**
 * The marks of all events, on a canvas of their own above the map. Nothing is drawn before {@link EventLayer.setRows}.
 * Every setter takes effect in the next frame; a scrub (window, kinds) is uniforms and a draw range and uploads nothing.
 */
export interface EventLayer {
  /**
   * Uploads the rows once, 20 bytes each, so many a frame that no frame is late; none is drawn before all are there.
   * Forgets row bits and highlights: they are row numbers of another table.
   *
   * @param order of the same rows, made in the engine
   * @param offsets displacement per row as x, y pairs in eighths of a CSS px (fanned-out marks); null: none
   */
  setRows(marks: MarkColumns, order: MarkOrder, offsets: Int16Array | null): void;
  /** Rows that are not on the graphics card yet. */
  pendingRows(): number;
  /** Uploads the displacements alone, 4 bytes a row. */
  setOffsets(offsets: Int16Array | null): void;
  /** The half-open window: rows whose possible span overlaps it are drawn. */
  setWindow(window: TimeSpan): void;
  setKindMask(mask: KindMask): void;
  /** The slow filters, one bit a row as in RowIndex.rowBits; null: every row passes. Uploads n / 8 bytes. */
  setRowBits(bits: Uint8Array | null): void;
  setHighlight(highlight: Highlight): void;
  /** A few rows that stand out by a ring against all others, which are muted; empty: none, and nothing is muted. */
  setFocus(rows: readonly number[]): void;
  setPalette(palette: EventPalette): void;
  /**
   * Rows drawn within `radiusPx` of the point, nearest first, the topmost first among equals.
   * Uses the geometry that is drawn, so 0 means the pixel itself. Cost: O(rows in the window).
   */
  pick(point: MapPoint, radiusPx: number): readonly number[];
  /**
   * How many rows the density picture sums up around a point, exactly; null where each row is a mark of its own, or none
   * is there. Cost: O(rows in the window).
   */
  spotAt(point: MapPoint): Spot | null;
  /** Draws at once, with the camera of the last map frame. */
  draw(): void;
  /** Draws at once what would be drawn in the next frame; nothing where nothing changed. */
  drawIfDue(): void;
  /** Removes the canvas, the listeners and the camera probe. The layer must not be used afterwards. */
  dispose(): void;
}

/** Radius of the circle whose rows are counted: wide enough to be seen around a pointer. */
const SPOT_RADIUS_PX = 10;

/** The density picture stays until so much less is left, so that it does not flicker around one number. */
const DENSE_UNTIL = 0.8;

/** Would single marks of that size be too many to tell apart, or cover too much of the view? */
const isTooMuch = ({ rows, places }: Crowd, diameterPx: number, { width, height }: View): boolean =>
  rows > DENSE_FROM || (places * Math.PI * (diameterPx / 2) ** 2) / (width * height) > DENSE_COVER;
/** What is left of a mark while others are in focus: still there, still told apart by shape. */
const MUTED_STRENGTH = 0.4;

interface Table {
  readonly marks: MarkColumns;
  readonly order: MarkOrder;
}

/** Rows packed and uploaded in one frame: about a millisecond, several while the code is cold. */
const SLICE_ROWS = 32_768;

const sameRows = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((row, index) => row === b[index]);

/** Puts the event layer over `map`, as the last child of `container`, which must cover the map exactly. */
export const createEventLayer = (
  map: MapLibreMap,
  container: HTMLElement,
  initialPalette: EventPalette,
): EventLayer => {
  let palette = initialPalette;
  let table: Table | null = null;
  let scene: Scene | null = null;
  let matrix: Matrix | null = null;
  let renderer: Renderer | null = null;
  let isDense = false;
  let scheduled: number | null = null;
  /** Something has changed that is not drawn yet. */
  let isDue = false;
  let uploaded = 0;
  let window: TimeSpan = ALL_TIME;
  let kinds: KindMask = (1 << EVENT_KINDS.length) - 1;

  const uploadHighlights = (): void => {
    if (renderer === null || table === null || scene === null) return;
    const { marks } = table;
    const { selected, hovered, focused, offsets } = scene;
    const roles = focused
      .filter((row) => row !== selected && row !== hovered)
      .map((row): readonly [row: number, role: number] => [row, QUAD_ROLES.focused]);
    if (selected !== null) roles.push([selected, QUAD_ROLES.selected]);
    if (hovered !== null && hovered !== selected) roles.push([hovered, QUAD_ROLES.hovered]);
    const placed = roles.filter(([row]) => row < marks.length && marks.style[row] !== 0);
    const rows = Uint32Array.from(placed, ([row]) => row);
    const packed = packRows(marks, rows);
    for (const [index, [, role]] of placed.entries())
      packed[index * 5 + 4] = (packed[index * 5 + 4] ?? 0) | (role << 24);
    renderer.uploadHighlights(
      packed,
      offsets === null ? new Int16Array(rows.length * 2) : packOffsets(offsets, rows),
    );
  };
  const uploadOffsets = (): void => {
    if (renderer === null || table === null || scene === null) return;
    renderer.uploadOffsets(scene.offsets === null ? null : packOffsets(scene.offsets, table.order.rows));
    uploadHighlights();
  };
  const pendingRows = (): number => (table === null ? 0 : table.order.rows.length - uploaded);
  const uploadSlice = (to: Renderer, { marks, order }: Table): void => {
    const slice = order.rows.subarray(uploaded, uploaded + SLICE_ROWS);
    to.fillRows(uploaded, packRows(marks, slice));
    uploaded += slice.length;
  };
  const uploadAll = (): void => {
    if (renderer === null || table === null || scene === null) return;
    const { marks, order } = table;
    renderer.reserveRows(order.rows.length, packRows(marks, order.groundDiscs));
    uploaded = 0;
    // The frame in which a large table comes is the busiest of all: its rows follow in frames of their own.
    if (pendingRows() <= SLICE_ROWS) uploadSlice(renderer, table);
    renderer.uploadRowBits(scene.rowBits);
    uploadOffsets();
  };
  const start = (): void => {
    renderer = createRenderer(surface.gl);
    uploadAll();
    schedule();
  };
  const surface = createOverlayCanvas(
    map,
    container,
    () => {
      renderer = null;
    },
    start,
  );

  const lastViewOf = lastResult(viewOf);
  const viewNow = (): View | null => {
    const { width, height } = surface.size();
    return matrix === null ? null : lastViewOf(matrix, width, height, map.getRenderWorldCopies());
  };
  /** CSS px. */
  const texelSide = (): number => densityTexelPx(surface.pixelRatio()) / surface.pixelRatio();
  const scaleNow = (current: Scene, view: View): MarkScale => {
    const crowd = crowdInView(current.order.sample, current, view);
    const diameterPx = baseDiameterPx(crowd.rows);
    const factor = isDense ? 1 / DENSE_UNTIL : 1;
    isDense =
      renderer?.hasDensity === true &&
      current.order.rows.length > NEVER_DENSE &&
      isTooMuch({ rows: crowd.rows * factor, places: crowd.places * factor }, diameterPx, view);
    return isDense
      ? { baseDiameterPx: SPECK_TEXELS * texelSide(), specks: true }
      : { baseDiameterPx: diameterPx, specks: false };
  };
  const draw = (): void => {
    if (scheduled !== null) cancelAnimationFrame(scheduled);
    scheduled = null;
    isDue = false;
    if (renderer === null) return;
    const view = viewNow();
    if (table === null || scene === null || view === null) {
      renderer.clear();
      return;
    }
    if (pendingRows() > 0) {
      uploadSlice(renderer, table);
      renderer.clear();
      schedule();
      return;
    }
    const scale = scaleNow(scene, view);
    renderer.draw({
      view,
      marginPx: surface.marginPx(),
      pixelRatio: surface.pixelRatio(),
      ranks: scene.ranks,
      ranges: drawRanges(scene.order, scene.ranks),
      kinds,
      baseDiameterPx: scale.baseDiameterPx,
      densityFull: scale.specks ? densityFullAt(scene.order.sample, view, texelSide()) : null,
      strength: scene.focused.length === 0 ? 1 : MUTED_STRENGTH,
      palette,
    });
  };
  const schedule = (): void => {
    scheduled ??= requestAnimationFrame(draw);
  };
  const change = (next: Partial<Scene>): void => {
    if (scene !== null) scene = { ...scene, ...next };
    if (isDue) return;
    isDue = true;
    // A frame is asked for only when nobody draws within the same task: asking and taking back costs as much as drawing.
    queueMicrotask(() => {
      if (isDue) schedule();
    });
  };

  const stopProbe = createCameraProbe(map, (next) => {
    matrix = Float64Array.from(next); // the map may use its own again
  });
  map.on('render', draw);
  start();
  return {
    setRows(marks, order, offsets) {
      table = { marks, order };
      const ranks = windowRanks(marks, window);
      scene = {
        marks,
        order,
        window,
        ranks,
        kinds,
        rowBits: null,
        offsets,
        hovered: null,
        selected: null,
        focused: [],
      };
      uploadAll();
      schedule();
    },
    setOffsets(offsets) {
      change({ offsets });
      uploadOffsets();
    },
    setWindow(next) {
      window = next;
      if (table !== null) change({ window, ranks: windowRanks(table.marks, window) });
    },
    setKindMask(mask) {
      kinds = mask;
      change({ kinds });
    },
    setRowBits(rowBits) {
      change({ rowBits });
      renderer?.uploadRowBits(rowBits);
    },
    setHighlight({ hovered, selected }) {
      if (scene?.hovered === hovered && scene.selected === selected) return;
      change({ hovered, selected });
      uploadHighlights();
    },
    setFocus(focused) {
      if (scene === null || sameRows(scene.focused, focused)) return;
      change({ focused });
      uploadHighlights();
    },
    setPalette(next) {
      palette = next;
      schedule();
    },
    pick(point, radiusPx) {
      const view = viewNow();
      if (table === null || scene === null || view === null) return [];
      return rowsAt(scene, view, scaleNow(scene, view), point, radiusPx);
    },
    pendingRows,
    spotAt(point) {
      const view = viewNow();
      if (scene === null || view === null || !scaleNow(scene, view).specks) return null;
      const count = countOnSpot(scene, view, point, SPOT_RADIUS_PX);
      return count.possible === 0 ? null : { ...count, radiusPx: SPOT_RADIUS_PX };
    },
    draw,
    drawIfDue: () => {
      // Rows that have just come wait for frames of their own: the one that brought them is the busiest of all.
      if ((isDue || scheduled !== null) && pendingRows() === 0) draw();
    },
    dispose() {
      isDue = false;
      if (scheduled !== null) cancelAnimationFrame(scheduled);
      map.off('render', draw);
      stopProbe();
      surface.dispose();
    },
  };
};
