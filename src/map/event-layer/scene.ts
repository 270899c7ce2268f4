import type { MarkColumns } from '@/domain/mark-columns';
import type { KindMask } from '@/domain/row-index';
import type { TimeSpan } from '@/domain/time';
import { timeAt } from '@/domain/time-column';
import type { MarkOrder } from '@/domain/mark-order';
import type { WindowRanks } from './window-ranks';

/** Displacements are in eighths of a CSS px. */
export const OFFSET_STEPS = 8;

/** What is on the screen: everything that decides where a row is drawn, and whether. */
export interface Scene {
  readonly marks: MarkColumns;
  readonly order: MarkOrder;
  readonly window: TimeSpan;
  readonly ranks: WindowRanks;
  readonly kinds: KindMask;
  readonly rowBits: Uint8Array | null;
  readonly offsets: Int16Array | null;
  readonly hovered: number | null;
  readonly selected: number | null;
  /** Rows that stand out against all others, which are muted; empty: none does. */
  readonly focused: readonly number[];
}

/** Does a row that starts before the window's end pass the rest of the filters? */
export const isShown = ({ marks, window, kinds, rowBits }: Scene, row: number): boolean =>
  timeAt(marks.end, row) > window.start &&
  ((kinds >> (marks.kind[row] as number)) & 1) === 1 &&
  (rowBits === null || (((rowBits[row >> 3] as number) >> (row & 7)) & 1) === 1);
