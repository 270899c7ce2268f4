import { EXPORT_COLUMNS, type ExportRecord, exportValues } from '@/import/export-record';

const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/u;
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/**
 * A text that no spreadsheet takes for a formula (OWASP, CSV injection): what begins like one gets an apostrophe in
 * front, which Watchpost takes off again when it reads its own export. Plain numbers stay numbers.
 */
export const guardFormula = (text: string): string =>
  FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;

const cell = (value: string | number | null): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const guarded = guardFormula(value);
  return /[",\r\n]|^\s|\s$/u.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

/**
 * Writes events as CSV (RFC 4180, CRLF), line by line, so that a million rows never are one string.
 *
 * @param records in the order in which they shall stand
 * @param preamble citation and filter in words, one line each; written above the header as `# …`
 * Rows of datasets whose terms are `localOnly` must not be passed in.
 */
export function* exportCsv(records: Iterable<ExportRecord>, preamble: readonly string[]): Generator<string> {
  for (const line of preamble) yield `${cell(`# ${line.replaceAll(/[\r\n]+/gu, ' ')}`)}\r\n`;
  yield `${EXPORT_COLUMNS.join(',')}\r\n`;
  for (const record of records) {
    yield `${exportValues(record)
      .map(([, value]) => cell(value))
      .join(',')}\r\n`;
  }
}
