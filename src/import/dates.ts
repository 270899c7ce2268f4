import { DAY_MS, MINUTE_MS, parseIsoSpan, utcDay } from '@/domain/time';
import type { WhenPrecision } from '@/domain/precision';
import type { DateOrder } from '@/import/report';

/** How a date was written, where that is worth telling the person. */
export type DateForm = 'plain' | 'excel-serial' | 'unix-time' | 'two-digit-year' | 'time-without-zone';

/** A date of a foreign file: half-open span in epoch ms UTC. */
export interface ForeignDate {
  readonly start: number;
  readonly end: number;
  readonly precision: WhenPrecision;
  readonly form: DateForm;
}

const dayOf = (year: number, month: number, day: number, form: DateForm = 'plain'): ForeignDate | null => {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1) return null;
  const start = utcDay(year, month, day);
  if (new Date(start).getUTCDate() !== day) return null;
  return { start, end: start + DAY_MS, precision: 1, form };
};

const CLOCK =
  /^[T\s]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/iu;

const offsetMs = (zone: string | undefined): number => {
  if (zone === undefined || !/^[+-]/u.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || '0');
  return (zone.startsWith('-') ? -minutes : minutes) * MINUTE_MS;
};

/**
 * Narrows a day to the time of day that follows it. Midnight is how databases write "no time", so it stays a day. A time
 * without a zone is kept as written, as UTC: the same day in every viewer's time zone.
 */
const atClock = (day: ForeignDate, clock: string): ForeignDate | null => {
  if (clock.trim() === '') return day;
  const match = CLOCK.exec(clock);
  if (!match) return null;
  const [, hours, minutes, seconds, fraction, zone] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
  const ms = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
  const intoDay =
    Number(hours) * 60 * MINUTE_MS + Number(minutes) * MINUTE_MS + Number(seconds ?? 0) * 1000 + ms;
  const shift = offsetMs(zone);
  if (intoDay === 0 && shift === 0) return day;
  const start = day.start + intoDay - shift;
  const grain = seconds === undefined ? MINUTE_MS : ms === 0 ? 1000 : 1;
  const form = zone === undefined ? 'time-without-zone' : day.form;
  return { start, end: start + grain, precision: 1, form };
};

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

const monthNamed = (name: string): number => {
  const key = name.toLowerCase().replace(/\.$/u, '');
  if (key === 'sept') return 9;
  return key.length < 3 ? 0 : MONTHS.findIndex((month) => month === key || month.slice(0, 3) === key) + 1;
};

/** Years of two digits are those from 1950 to 2049, and the person is told. */
const fullYear = (text: string): readonly [year: number, form: DateForm] => {
  const year = Number(text);
  if (text.length !== 2) return [year, 'plain'];
  return [year < 50 ? 2000 + year : 1900 + year, 'two-digit-year'];
};

const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?=$|[T\s])/u;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T\s])/u;
const DAY_MONTH_NAME = /^(\d{1,2})(?:st|nd|rd|th)?[\s.-]+(\p{L}{3,9}\.?)[\s,.-]+(\d{4}|\d{2})(?=$|[T\s])/u;
const MONTH_NAME_DAY = /^(\p{L}{3,9}\.?)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?=$|[T\s])/u;
const MONTH_NAME = /^(\p{L}{3,9}\.?)[\s,-]+(\d{4})$/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/u;
const SERIAL = /^\d{5}(?:\.\d+)?$/u;
const UNIX = /^\d{10}(?:\d{3})?(?:\.\d+)?$/u;

/** Excel's day 25569 is 1970-01-01 in the 1900 system. */
const EXCEL_EPOCH = 25_569;
/** Serials outside 1927–2100 are more likely something else. */
const isSerial = (value: number): boolean => value >= 10_000 && value < 73_051;

const ofNumber = (text: string): ForeignDate | null => {
  if (SERIAL.test(text) && isSerial(Number(text))) {
    const start = (Math.floor(Number(text)) - EXCEL_EPOCH) * DAY_MS;
    return { start, end: start + DAY_MS, precision: 1, form: 'excel-serial' };
  }
  const compact = COMPACT.exec(text);
  if (compact) return dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  if (!UNIX.test(text)) return null;
  const value = Number(text);
  const start = value >= 1e12 ? Math.floor(value) : Math.floor(value) * 1000;
  return { start, end: start + (value >= 1e12 ? 1 : 1000), precision: 1, form: 'unix-time' };
};

const ofIso = (text: string): ForeignDate | null => {
  const iso = parseIsoSpan(text);
  if (!iso) return null;
  const length = iso.end - iso.start;
  const precision = length <= DAY_MS ? 1 : length <= 31 * DAY_MS ? 4 : 5;
  const isMidnight = text.includes('T') && iso.start % DAY_MS === 0;
  return { start: iso.start, end: isMidnight ? iso.start + DAY_MS : iso.end, precision, form: 'plain' };
};

const ofNamedMonth = (text: string): ForeignDate | null => {
  const dayFirst = DAY_MONTH_NAME.exec(text);
  if (dayFirst) {
    const [year, form] = fullYear(dayFirst[3] ?? '');
    const day = dayOf(year, monthNamed(dayFirst[2] ?? ''), Number(dayFirst[1]), form);
    return day && atClock(day, text.slice(dayFirst[0].length));
  }
  const monthFirst = MONTH_NAME_DAY.exec(text);
  if (monthFirst) {
    const day = dayOf(Number(monthFirst[3]), monthNamed(monthFirst[1] ?? ''), Number(monthFirst[2]));
    return day && atClock(day, text.slice(monthFirst[0].length));
  }
  const monthOnly = MONTH_NAME.exec(text);
  const month = monthOnly ? monthNamed(monthOnly[1] ?? '') : 0;
  if (!monthOnly || month === 0) return null;
  const year = Number(monthOnly[2]);
  return { start: utcDay(year, month, 1), end: utcDay(year, month + 1, 1), precision: 4, form: 'plain' };
};

/**
 * The span that a date of a foreign file names, never shifted by anyone's time zone.
 *
 * Understood: ISO 8601, also with a blank or without a zone; year first; day and month as numbers in `order`; English
 * month names; `YYYYMMDD`; Excel's serial days; Unix seconds and milliseconds.
 * @returns null where the text is no such date or the day does not exist: never rolled over, never guessed
 */
export const parseForeignDate = (text: string, order: DateOrder): ForeignDate | null => {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 60) return null;
  const iso = ofIso(trimmed);
  if (iso) return iso;
  const yearFirst = YEAR_FIRST.exec(trimmed);
  if (yearFirst) {
    const day = dayOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
    return day && atClock(day, trimmed.slice(yearFirst[0].length));
  }
  const numeric = NUMERIC.exec(trimmed);
  if (numeric) {
    const [first, second] = [Number(numeric[1]), Number(numeric[2])];
    const [year, form] = fullYear(numeric[3] ?? '');
    const day = order === 'dmy' ? dayOf(year, second, first, form) : dayOf(year, first, second, form);
    return day && atClock(day, trimmed.slice(numeric[0].length));
  }
  return /^\d/u.test(trimmed) && !/\p{L}/u.test(trimmed) ? ofNumber(trimmed) : ofNamedMonth(trimmed);
};

/** Day and month of a numeric date in the order written, or null where `text` is no numeric date. */
export const numericParts = (text: string): readonly [first: number, second: number, year: number] | null => {
  const match = NUMERIC.exec(text.trim());
  return match && [Number(match[1]), Number(match[2]), fullYear(match[3] ?? '')[0]];
};

/** The span of separate year, month and day columns; 0 or blank is "not known" (as in GTD). Null where impossible. */
export const dateOfParts = (year: string, month: string, day: string): ForeignDate | null => {
  if (!/^\s*\d{4}(?:\.0+)?\s*$/u.test(year)) return null;
  const [y, m, d] = [Number(year), Number(month || '0'), Number(day || '0')];
  if (m === 0) return { start: utcDay(y, 1, 1), end: utcDay(y + 1, 1, 1), precision: 5, form: 'plain' };
  if (!Number.isInteger(m) || m < 1 || m > 12) return null;
  if (d === 0) return { start: utcDay(y, m, 1), end: utcDay(y, m + 1, 1), precision: 4, form: 'plain' };
  return Number.isInteger(d) ? dayOf(y, m, d) : null;
};
