import { DelimitedScanner } from '@/import/delimited-scanner';
import { isKnownName } from '@/import/guess-mapping';
import { LIMITS } from '@/import/limits';

/** A record as texts, with the line where it starts, from 1. */
export interface SampleRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Records looked at to tell delimiter, header and columns. */
const SAMPLE_RECORDS = 400;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const textBetween = ({ buffer }: DelimitedScanner, from: number, to: number): string =>
  decoder.decode(buffer.subarray(from, to));

/** Longer records are decoded cell by cell. */
const SHORT_RECORD = 1 << 16;

/** The selected record's cells. */
const cellsOf = (scanner: DelimitedScanner): string[] => {
  const { starts, ends, doubled, firstField, fieldCount } = scanner;
  const from = starts[firstField] ?? 0;
  const to = ends[firstField + fieldCount - 1] ?? 0;
  // Where every byte is a character cells are cut out of one text: decoding costs by the call.
  const record = to - from <= SHORT_RECORD ? textBetween(scanner, from, to) : '';
  const isCutOut = record.length === to - from;
  return Array.from({ length: fieldCount }, (_, at) => {
    const start = starts[firstField + at] ?? 0;
    const end = Math.min(ends[firstField + at] ?? 0, start + LIMITS.textCharacters);
    const text = isCutOut ? record.slice(start - from, end - from) : textBetween(scanner, start, end);
    const cell = text.includes('\0') ? text.replaceAll('\0', '') : text;
    return doubled[firstField + at] === 1 ? cell.replaceAll('""', '"') : cell;
  });
};

/**
 * The first records of a delimited text.
 *
 * @param isWhole whether `head` is the whole file; if not, its last record may be cut and is left out
 */
export const sampleRecords = (
  head: Uint8Array,
  isWhole: boolean,
  delimiter: number,
  limit: number = SAMPLE_RECORDS,
): readonly SampleRecord[] => {
  const records: SampleRecord[] = [];
  const scanner = new DelimitedScanner(delimiter, (found) => {
    for (let record = 0; record < found.recordCount && records.length < limit; record += 1) {
      found.select(record);
      const cells = cellsOf(found);
      records.push({ cells, line: found.line });
    }
  });
  scanner.push(head);
  if (isWhole) scanner.end();
  else scanner.close();
  return records;
};

const COMMA = 44;
const CANDIDATES = [COMMA, 59, 9, 124] as const;
const JUDGED_RECORDS = 60;

/** How much like a table the records look: known column names, then an even number of many columns. */
const score = (records: readonly SampleRecord[]): number => {
  const counts = new Map<number, number>();
  let known = 0;
  for (const { cells } of records) {
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    known = Math.max(known, cells.filter(isKnownName).length);
  }
  let best = 0;
  for (const [columns, times] of counts) {
    if (columns > 1) best = Math.max(best, (times / records.length) * Math.log2(columns));
  }
  return best + (best > 0 ? known * 2 : 0);
};

/** The byte that separates the fields: comma, semicolon, tab or pipe. */
export const findDelimiter = (head: Uint8Array, isWhole: boolean): number => {
  let best: number = COMMA;
  let bestScore = 0;
  for (const candidate of CANDIDATES) {
    const value = score(sampleRecords(head, isWhole, candidate, JUDGED_RECORDS));
    if (value > bestScore) [best, bestScore] = [candidate, value];
  }
  return best;
};
