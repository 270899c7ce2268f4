import type { SeenPart } from './seen-part';

/** Which rows of a long list are in the document: a stretch around what is scrolled into view. */
export interface ListWindow {
  readonly first: number;
  /** Exclusive. */
  readonly last: number;
}

/** Lists up to this long are in the document whole, so that find-in-page and screen readers meet every row. */
export const WHOLE_LIST_LENGTH = 200;

const OVERSCAN_ROWS = 5;

/**
 * Browsers cap an element's height at about 17 to 33 million px; past this many px the scroll position maps to rows
 * by proportion instead of pixel for pixel.
 */
export const MOST_SCROLL_PX = 8_000_000;

export const listHeightPx = (length: number, rowPx: number): number =>
  Math.min(length * rowPx, MOST_SCROLL_PX);

/** The row at the top of the view for a scroll position. */
export const rowAtScroll = (scrollPx: number, viewPx: number, length: number, rowPx: number): number => {
  const full = length * rowPx;
  if (full <= MOST_SCROLL_PX) return scrollPx / rowPx;
  const share = scrollPx / Math.max(1, MOST_SCROLL_PX - viewPx);
  return (share * Math.max(0, full - viewPx)) / rowPx;
};

/** The scroll position that shows `row` at the top. */
export const scrollOfRow = (row: number, viewPx: number, length: number, rowPx: number): number => {
  const full = length * rowPx;
  if (full <= MOST_SCROLL_PX) return row * rowPx;
  return ((row * rowPx) / Math.max(1, full - viewPx)) * (MOST_SCROLL_PX - viewPx);
};

/**
 * The rows around the view. A list that has become shorter than where it was scrolled to shows its end.
 *
 * @param moving while the list changes from frame to frame, what of its view can be seen: then only those rows are there,
 *   because a row that is written is a row that is laid out; null at rest
 */
export const listWindow = (
  topRow: number,
  viewPx: number,
  length: number,
  rowPx: number,
  moving: SeenPart | null = null,
): ListWindow => {
  const viewRows = viewPx / rowPx;
  const top = Math.min(topRow, Math.max(0, length - viewRows));
  if (moving !== null) {
    const first = Math.floor(top + moving.fromPx / rowPx);
    return { first, last: Math.max(first, Math.min(length, Math.ceil(top + moving.toPx / rowPx))) };
  }
  if (length <= WHOLE_LIST_LENGTH) return { first: 0, last: length };
  return {
    first: Math.max(0, Math.floor(top) - OVERSCAN_ROWS),
    last: Math.min(length, Math.ceil(top + viewRows) + OVERSCAN_ROWS),
  };
};
