import { DAY_MS, formatIsoDay } from '@/domain/time';
import { WATCHPOST_COLUMNS } from '@/import/datasets';
import type { KeptRow } from '@/import/row-sink';

/** One event to write out: plain values, in the terms of an imported row. */
export type ExportRecord = Readonly<Omit<KeptRow, 'record' | 'file' | 'line' | 'fatalitiesBasis'>>;

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

/** Fields of an export, in the order of its columns. */
export const EXPORT_FIELDS = Object.keys(WATCHPOST_COLUMNS) as readonly Column[];

/** The values of a record by column name, in the order of {@link EXPORT_FIELDS}; null and '' are "not given". */
export const exportValues = (record: ExportRecord): readonly (readonly [string, string | number | null])[] =>
  EXPORT_FIELDS.map((field) => [WATCHPOST_COLUMNS[field], valueOf(record, field)]);
