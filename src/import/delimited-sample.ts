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

const fieldText = (scanner: DelimitedScanner, field: number, decoder: TextDecoder): string => {
  const start = scanner.starts[field] ?? 0;
  const end = Math.min(scanner.ends[field] ?? 0, start + LIMITS.textCharacters);
  const text = decoder.decode(scanner.buffer.subarray(start, end)).replaceAll('\0', '');
  return scanner.doubled[field] === 1 ? text.replaceAll('""', '"') : text;
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
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const scanner = new DelimitedScanner(delimiter, (found) => {
    for (let record = 0; record < found.recordCount && records.length < limit; record += 1) {
      found.select(record);
      const cells: string[] = [];
      for (let field = 0; field < found.fieldCount; field += 1)
        cells.push(fieldText(found, found.firstField + field, decoder));
      records.push({ cells, line: found.line });
    }
  });
  scanner.push(head);
  if (isWhole) scanner.end();
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
