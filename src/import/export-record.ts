import { DAY_MS, formatIsoDay } from '@/domain/time';
import { WATCHPOST_COLUMNS } from '@/import/datasets';
import type { KeptRow } from '@/import/row-sink';

/** One event to write out: plain values, in the terms of an imported row. */
export interface ExportRecord extends Readonly<
  Omit<KeptRow, 'record' | 'file' | 'line' | 'fatalitiesBasis' | 'labels'>
> {
  /** The dataset's name; ids are unique within one. */
  readonly dataset: string;
  /** Number of the record in the file that it came from; null where it came from none. */
  readonly record: number | null;
}

const instant = (ms: number): string => (ms % DAY_MS === 0 ? formatIsoDay(ms) : new Date(ms).toISOString());

/** The last moment that is included: a day where the span ends at midnight, else the last millisecond. */
const lastMoment = (end: number): string =>
  end % DAY_MS === 0 ? formatIsoDay(end - DAY_MS) : new Date(end - 1).toISOString();

type Column = keyof typeof WATCHPOST_COLUMNS;

const valueOf = (record: ExportRecord, column: Column): string | number | null => {
  if (column === 'start') return record.start === -Infinity ? '..' : instant(record.start);
  if (column === 'end') return record.end === Infinity ? '..' : lastMoment(record.end);
  if (column === 'latitude') return record.hasPlace ? record.lat : null;
  if (column === 'longitude') return record.hasPlace ? record.lng : null;
  return record[column];
};

const FIELDS = Object.keys(WATCHPOST_COLUMNS) as readonly Column[];
/** Where a row came from: for people, not read back. */
const ORIGIN = ['dataset', 'record'] as const;

/** Names of the columns of an export, in order. */
export const EXPORT_COLUMNS: readonly string[] = [
  ...FIELDS.map((field) => WATCHPOST_COLUMNS[field]),
  ...ORIGIN,
];

/** The values of a record by column name, in the order of {@link EXPORT_COLUMNS}; null and '' are "not given". */
export const exportValues = (
  record: ExportRecord,
): readonly (readonly [string, string | number | null])[] => [
  ...FIELDS.map((field) => [WATCHPOST_COLUMNS[field], valueOf(record, field)] as const),
  ...ORIGIN.map((name) => [name, record[name]] as const),
];
