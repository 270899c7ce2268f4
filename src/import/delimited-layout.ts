import { type DatasetId, recogniseDataset } from '@/import/datasets';
import { findDelimiter, type SampleRecord, sampleRecords } from '@/import/delimited-sample';
import type { FieldMap } from '@/import/fields';
import { guessMapping, isKnownName } from '@/import/guess-mapping';
import { headerlessGedColumns } from '@/import/headerless-ged';

/** How a delimited file is laid out, judged by its first bytes. */
export interface DelimitedLayout {
  readonly delimiter: number;
  /** Unique display names. */
  readonly columns: readonly string[];
  /** Line of the header row; null without one. */
  readonly headerLine: number | null;
  /** Records before the first data record: preamble, header, tags. */
  readonly skipped: number;
  readonly preambleRows: number;
  readonly tagRows: number;
  readonly fields: FieldMap;
  readonly dataset: DatasetId | null;
  /** The first data records. */
  readonly samples: readonly SampleRecord[];
}

const HEADER_SEARCH = 30;

/** Column names to show and to choose from: repeated ones numbered, empty ones named by position. */
export const displayNames = (names: readonly string[]): readonly string[] => {
  const used = new Set<string>();
  const copies = new Map<string, number>();
  return names.map((name, position) => {
    const base = name.trim() === '' ? `column ${position + 1}` : name.trim();
    let copy = copies.get(base) ?? 1;
    let unique = base;
    while (used.has(unique)) {
      copy += 1;
      unique = `${base} (${copy})`;
    }
    copies.set(base, copy);
    used.add(unique);
    return unique;
  });
};

const isNumeric = (cell: string): boolean => /^\s*-?\d+(?:[.,]\d+)?\s*$/u.test(cell);

/** HXL's tag row stands under the header: `#geo+lat`, `#date+start`, blanks (hxlstandard.org). */
const isTagRow = (cells: readonly string[]): boolean => {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return (
    filled.length > 0 &&
    filled.every((cell) => /^\s*#\p{L}[\p{L}\p{N}_]*(?:\s*\+[\p{L}\p{N}_]+)*\s*$/u.test(cell))
  );
};

/** The row with most known column names among the first; failing that, a first row of words above rows with numbers. */
const findHeader = (records: readonly SampleRecord[]): number => {
  let best = -1;
  let bestKnown = 1;
  for (const [position, { cells }] of records.slice(0, HEADER_SEARCH).entries()) {
    const known = cells.filter(isKnownName).length;
    if (known > bestKnown && cells.filter(isNumeric).length <= cells.length / 4)
      [best, bestKnown] = [position, known];
  }
  if (best >= 0) return best;
  const [first, ...rest] = records;
  if (!first || first.cells.some(isNumeric) || first.cells.some((cell) => cell.trim() === '')) return -1;
  return rest.length === 0 || rest.some(({ cells }) => cells.some(isNumeric)) ? 0 : -1;
};

const withoutHeader = (delimiter: number, records: readonly SampleRecord[]): DelimitedLayout => {
  const width = Math.max(0, ...records.map(({ cells }) => cells.length));
  const columns = displayNames(headerlessGedColumns(records) ?? Array.from({ length: width }, () => ''));
  const dataset = recogniseDataset(columns);
  return {
    delimiter,
    columns,
    headerLine: null,
    skipped: 0,
    preambleRows: 0,
    tagRows: 0,
    fields: dataset?.fields ?? {},
    dataset: dataset?.id ?? null,
    samples: records,
  };
};

/**
 * Finds delimiter, header row, tag row and what the columns hold.
 *
 * @param head first bytes as UTF-8
 * @param isWhole whether that is the whole file
 */
export const findLayout = (head: Uint8Array, isWhole: boolean): DelimitedLayout => {
  const delimiter = findDelimiter(head, isWhole);
  const records = sampleRecords(head, isWhole, delimiter);
  const header = findHeader(records);
  const headerRecord = records[header];
  if (!headerRecord) return withoutHeader(delimiter, records);
  const columns = displayNames(headerRecord.cells);
  const below = records[header + 1];
  const tags = below && isTagRow(below.cells) ? below.cells : [];
  const skipped = header + 1 + (tags.length > 0 ? 1 : 0);
  const dataset = recogniseDataset(columns);
  return {
    delimiter,
    columns,
    headerLine: headerRecord.line,
    skipped,
    preambleRows: header,
    tagRows: tags.length > 0 ? 1 : 0,
    fields: dataset?.fields ?? guessMapping(columns, tags),
    dataset: dataset?.id ?? null,
    samples: records.slice(skipped),
  };
};
