import type { ImportReport } from '@/state/app-state';

const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/u;
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/** Which columns say why, after the file's own. */
const REASON_COLUMNS = [
  'rejected_record',
  'rejected_line',
  'rejected_column',
  'rejected_value',
  'rejected_reason',
] as const;

/**
 * A cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe in front (OWASP, CSV
 * injection). A plain number such as −12.5 computes nothing and stays as it is, so that coordinates survive.
 */
const cell = (text: string): string => {
  const guarded = FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/u.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/**
 * Rejected rows as CSV (RFC 4180, with a byte order mark so that spreadsheets take it for UTF-8): the file's own columns
 * first, so that it can be mended and opened again, then why each row was rejected.
 */
export const rejectedCsv = ({
  columns: known,
  rejected,
}: Pick<ImportReport, 'columns' | 'rejected'>): string => {
  // Empty cells are not listed in a rejection, so the file's own columns come first; further files may have others.
  const listed = rejected.flatMap(({ cells }) => cells.map(([column]) => column));
  const columns = [...new Set([...known, ...listed])];
  const rows = rejected.map((rejection) => {
    const texts = new Map(rejection.cells);
    const { record, line: lineNumber, column, value, reason } = rejection;
    const why = [String(record), lineNumber === null ? '' : String(lineNumber), column, value, reason];
    return line([...columns.map((name) => texts.get(name) ?? ''), ...why]);
  });
  return `\uFEFF${line([...columns, ...REASON_COLUMNS])}${rows.join('')}`;
};
