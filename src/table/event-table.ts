import type { MarkColumns } from '@/domain/mark-columns';
import type { AcledPrecision, PlaceCodes, WherePrecision } from '@/domain/precision';
import type { ActorGroups, Dictionary } from './dictionary';
import type { CodeArray, CountArray } from './narrow-array';
import { type TextColumn, TextCursor } from './text-column';

/** Columns whose texts repeat and are kept once. */
export const DICTIONARY_NAMES = [
  'eventType',
  'subEventType',
  'place',
  'admin1',
  'country',
  'source',
] as const;
export type DictionaryName = (typeof DICTIONARY_NAMES)[number];

/** `attribution` of a row that names no class. */
export const NO_ATTRIBUTION = 255;

/**
 * Events as columns, sorted by `start`, then `end`, then the order of the input; a row is a number from 0.
 * Plain data without methods, so that it survives structured clone. At most 64 bytes a row besides text and
 * dictionary entries ({@link bytesPerRow}). Nobody writes to it.
 */
export interface EventTable {
  readonly length: number;
  readonly marks: MarkColumns;
  /** −1 is "not given", never 0. */
  readonly low: CountArray;
  readonly best: CountArray;
  readonly high: CountArray;
  /** Bits 0–3: UCDP where_prec, 0 is none. Bits 4–5: ACLED geo_precision, 0 is none. */
  readonly wherePrecision: Uint8Array;
  /** Bits 0–3: UCDP date_prec, 0 is none. Bits 4–5: ACLED time_precision, 0 is none. Bits 6–7: FATALITIES_BASES. */
  readonly whenPrecision: Uint8Array;
  /** Index into ATTRIBUTION_CLASSES, or {@link NO_ATTRIBUTION}. */
  readonly attribution: Uint8Array;
  readonly codes: Readonly<Record<DictionaryName, CodeArray>>;
  readonly dictionaries: Readonly<Record<DictionaryName, Dictionary>>;
  /** Group codes of the first and the second side into `actors`. */
  readonly actorsA: CodeArray;
  readonly actorsB: CodeArray;
  readonly actors: ActorGroups;
  readonly text: TextColumn;
  /** By dataset: does search look in the last text of each entry alone (true), or in id, title, notes and dictionaries? */
  readonly hasOwnSearchText: readonly boolean[];
  /** Number of each row's record in its file, from 1; 0 is "none". */
  readonly record: CodeArray;
  /** Codes into `files`; null where every row has code 0, "the only file". */
  readonly file: CodeArray | null;
  readonly files: Dictionary;
  /** Which of several combined datasets a row belongs to, by position; null where all rows are of one (code 0). */
  readonly datasets: Uint8Array | null;
  /** `sourceOrder[row]` is the position in the input; null where it was not asked for. */
  readonly sourceOrder: Uint32Array | null;
}

/** Unpacks an entry of `wherePrecision`. A number that is no code reads as none. */
export const placeCodes = (packed: number): PlaceCodes => {
  const precision = packed & 15;
  const acledPrecision = (packed >> 4) & 3;
  return {
    precision: precision >= 1 && precision <= 7 ? (precision as WherePrecision) : null,
    acledPrecision: acledPrecision === 0 ? null : (acledPrecision as AcledPrecision),
  };
};

/** The text of a row's entry in one dictionary column; empty is "not given". */
export const textOf = (table: EventTable, name: DictionaryName, row: number): string =>
  table.dictionaries[name][table.codes[name][row] ?? 0] ?? '';

/** The texts of one row that are its own. */
export interface RowText {
  /** The source's own id. */
  readonly id: string;
  readonly title: string;
  readonly notes: string;
}

/** Decodes the texts of a row; blank is "not given". */
export const rowTextOf = (table: EventTable, row: number): RowText => {
  const cursor = new TextCursor(table.text.chunks);
  cursor.seek(table.text.offsets[row] as number);
  const id = cursor.text();
  cursor.next();
  const title = cursor.text();
  cursor.next();
  return { id, title, notes: cursor.text() };
};

/** Which dataset the row belongs to: its position among those combined, 0 in a table of one. */
export const datasetOf = ({ datasets }: Pick<EventTable, 'datasets'>, row: number): number =>
  datasets?.[row] ?? 0;

/**
 * The first row with this id, or −1. O(n): compares bytes, decodes nothing.
 *
 * @param dataset looks among its rows only; ids are unique within one dataset, not among several
 */
export const rowOfId = (table: EventTable, id: string, dataset = 0): number => {
  const wanted = new TextEncoder().encode(id);
  const cursor = new TextCursor(table.text.chunks);
  const isWanted = (): boolean => {
    if (cursor.to - cursor.from !== wanted.length) return false;
    for (let at = 0; at < wanted.length; at += 1) {
      if (cursor.bytes[cursor.from + at] !== wanted[at]) return false;
    }
    return true;
  };
  for (let row = 0; row < table.length; row += 1) {
    if (datasetOf(table, row) !== dataset) continue;
    cursor.seek(table.text.offsets[row] as number);
    if (isWanted()) return row;
  }
  return -1;
};

/** Every typed array of the table with one element per row, and the distinct times. */
const columnsOf = (table: EventTable): readonly ArrayBufferView[] => {
  const { start, end, x, y, kind, style, extent, weight } = table.marks;
  const { low, best, high, wherePrecision, whenPrecision, attribution, actorsA, actorsB } = table;
  const { offsets } = table.text;
  const times = [start.ranks, start.values, end.ranks, end.values];
  const marks = [...times, x, y, kind, style, extent, weight];
  const rest = [low, best, high, wherePrecision, whenPrecision, attribution, actorsA, actorsB, offsets];
  const some = [table.file, table.datasets, table.sourceOrder].filter((column) => column !== null);
  return [...marks, ...rest, table.record, ...Object.values(table.codes), ...some];
};

/** What a row takes, besides the bytes of its text and the entries of dictionaries. */
export const bytesPerRow = (table: EventTable): number =>
  columnsOf(table).reduce((sum, column) => sum + column.byteLength, 0) / Math.max(1, table.length);
