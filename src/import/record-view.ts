import type { Utf8Span } from '@/domain/utf8-span';

/**
 * One record of a foreign file, by column position. Cells are read on demand: a delimited file never makes a string that
 * nobody asks for. A column that is negative or beyond the record reads as empty.
 */
export interface RecordView {
  /** From 1. */
  readonly record: number;
  /** Line where it starts, from 1; 0 where the format has none. */
  readonly line: number;
  /** The cell as it stands, blanks included. */
  text(column: number): string;
  /** The cell as bytes where it need not be decoded to be passed on, until the next record; null: read the text. */
  utf8(column: number): Utf8Span | null;
  /** Like {@link text}, for texts that repeat from record to record. */
  label(column: number): string;
  /** The number of the last {@link label}, the same for the same text (see `LABEL`); −1 where it has none. */
  readonly labelNumber: number;
  /** Like {@link text} without blanks around it, for texts that hardly ever repeat: ids. Plain ASCII may come as bytes. */
  key(column: number): string | Utf8Span;
  /** The cell where it is a plain decimal number; NaN for anything else: read the text then. */
  decimal(column: number): number;
  /** Midnight UTC of a cell like `2018-06-14`, also with a time that is all zeros; NaN for anything else. */
  isoDay(column: number): number;
}
