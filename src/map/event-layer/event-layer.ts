import type { MapLibreMap } from 'maplibre-gl';
import type { MarkColumns } from '@/domain/mark-columns';
import type { KindMask } from '@/domain/row-index';
import type { TimeSpan } from '@/domain/time';
import type { EventPalette } from './event-palette';

/** A position on the map in CSS px from its top left corner. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

/** The rows that stand out; null for none. A row that the filters hide is not drawn, highlighted or not. */
export interface Highlight {
  readonly hovered: number | null;
  readonly selected: number | null;
}

/**
 * The marks of all events, on a canvas of their own above the map. Nothing is drawn before {@link EventLayer.setRows}.
 * Every setter takes effect in the next frame; a scrub (window, kinds) is uniforms and a draw range and uploads nothing.
 */
export interface EventLayer {
  /**
   * Uploads the rows once, 20 bytes each.
   *
   * @param offsets displacement per row as x, y pairs in eighths of a CSS px (fanned-out marks); null: none
   */
  setRows(marks: MarkColumns, offsets: Int16Array | null): void;
  /** Uploads the displacements alone, 4 bytes a row. */
  setOffsets(offsets: Int16Array | null): void;
  /** The half-open window: rows whose possible span overlaps it are drawn. */
  setWindow(window: TimeSpan): void;
  setKindMask(mask: KindMask): void;
  /** The slow filters, one bit a row as in RowIndex.rowBits; null: every row passes. Uploads n / 8 bytes. */
  setRowBits(bits: Uint8Array | null): void;
  setHighlight(highlight: Highlight): void;
  setPalette(palette: EventPalette): void;
  /**
   * Rows drawn within `radiusPx` of the point, nearest first, the topmost first among equals.
   * Uses the geometry that is drawn, so 0 means the pixel itself. Cost: O(rows in the window).
   */
  pick(point: MapPoint, radiusPx: number): readonly number[];
  /** How many drawn rows stand at the very place of `row`, itself included; 0 where `row` has no place. */
  countAt(row: number): number;
  /** Draws at once, with the camera of the last map frame. */
  draw(): void;
  /** Removes the canvas, the listeners and the camera probe. The layer must not be used afterwards. */
  dispose(): void;
}

/** Puts the event layer over `map`, as the last child of `container`, which must cover the map exactly. */
export declare const createEventLayer: (
  map: MapLibreMap,
  container: HTMLElement,
  palette: EventPalette,
) => EventLayer;
