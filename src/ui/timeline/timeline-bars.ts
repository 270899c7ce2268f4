import { DAY_MS, type TimeSpan, isBounded, sameSpan, span } from '@/domain/time';
import { timeAt } from '@/domain/time-column';
import type { Rows } from '@/state/app-state';
import { packLanes } from './event-lanes';
import type { TimelineBars } from './timeline-canvas';

/** Longer than this a bar says little about when: it goes below what is dated. */
const WIDE_DAYS = 31;

/**
 * Within one day of reports nothing is dated, but there is the order of print: the day is shared out among its reports,
 * so that their bars come one after the other instead of all above each other.
 */
const printSlots = (
  found: readonly number[],
  spanOfRow: (row: number) => TimeSpan,
): ReadonlyMap<number, TimeSpan> => {
  const slots = new Map<number, TimeSpan>();
  for (const row of found) {
    const { start, end } = spanOfRow(row);
    if (!isBounded({ start, end })) continue;
    const together = found.filter((other) => sameSpan(spanOfRow(other), { start, end }));
    const share = (end - start) / together.length;
    const from = start + together.indexOf(row) * share;
    slots.set(row, span(from, from + share));
  }
  return slots;
};

/**
 * One bar for each row, in lanes that keep bars `gapMs` apart; nothing selected, hovered or in focus.
 *
 * @param found row numbers in time order
 */
export const layOutBars = (rows: Rows, found: readonly number[], gapMs: number): TimelineBars => {
  const { start, end, extent, kind } = rows.marks;
  const isWide = (row: number): boolean => timeAt(end, row) - timeAt(start, row) > WIDE_DAYS * DAY_MS;
  // What is dated stands on top; what is open or lasted for months fills the lanes below.
  const ordered = [...found.filter((row) => !isWide(row)), ...found.filter(isWide)];
  const ownSpan = (row: number): TimeSpan =>
    ({ start: timeAt(start, row), end: timeAt(end, row) }) as TimeSpan;
  const inPrint = rows.clock === 'reported' ? printSlots(found, ownSpan) : null;
  const spanOfRow = (row: number): TimeSpan => inPrint?.get(row) ?? ownSpan(row);
  return {
    ...packLanes(ordered, ordered.map(spanOfRow), gapMs),
    spanOfRow,
    kindOfRow: (row) => kind[row] ?? 0,
    isFirm: (row) => extent[row] === 1 || timeAt(end, row) - timeAt(start, row) <= DAY_MS,
    selected: -1,
    hovered: -1,
    focused: null,
  };
};
