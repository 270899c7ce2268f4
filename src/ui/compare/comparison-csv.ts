import type { EventKind } from '@/domain/event';
import type { TwoSidedCount } from '@/domain/filter';
import { differenceOf } from '@/domain/window-comparison';

/** One line of a comparison as it stands in a file. */
export interface ComparisonLine {
  readonly table: 'kind' | 'place' | 'deaths';
  readonly name: string;
  /** Of a line that is about one kind: its sign stands before the name. */
  readonly kind?: EventKind;
  readonly a: TwoSidedCount;
  readonly b: TwoSidedCount;
}

const COLUMNS = [
  'table',
  'name',
  'a_certain',
  'a_possible',
  'b_certain',
  'b_possible',
  'difference_low',
  'difference_high',
] as const;

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/** A text that no spreadsheet takes for a formula (OWASP, CSV injection), quoted where it must be (RFC 4180). */
const cell = (text: string): string => {
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/u.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

/**
 * The comparison as CSV with a byte order mark, both sides of every count in columns of their own; the difference is of
 * the first window from the second.
 *
 * @param notes windows, citation and filter, a line each, above the header
 */
export const comparisonCsv = (lines: readonly ComparisonLine[], notes: readonly string[]): string => {
  const written = lines.map(({ table, name, a, b }) => {
    const { low, high } = differenceOf(a, b);
    const figures = [a.certain, a.possible, b.certain, b.possible, low, high];
    return [table, cell(name), ...figures.map(String)].join(',');
  });
  const above = notes.filter((note) => note !== '').map((note) => cell(`# ${note.replaceAll(/\s+/gu, ' ')}`));
  return `\u{FEFF}${[...above, COLUMNS.join(','), ...written].map((line) => `${line}\r\n`).join('')}`;
};
