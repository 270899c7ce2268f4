/** Integer milliseconds since 1970-01-01T00:00:00Z. `±Infinity` stands for an open end inside a {@link TimeSpan}. */
export type EpochMs = number & { readonly __brand: 'EpochMs' };

/** Half-open `[start, end)`, never empty: a one-day event lasts {@link DAY_MS}. Ends may be infinite. */
export interface TimeSpan {
  readonly start: EpochMs;
  readonly end: EpochMs;
}

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** Brands a number as epoch milliseconds. The caller vouches that it is UTC. */
export const epochMs = (ms: number): EpochMs => ms as EpochMs;

/** The whole of time: what "everything" means as a window. */
export const ALL_TIME: TimeSpan = { start: epochMs(-Infinity), end: epochMs(Infinity) };

export const span = (start: number, end: number): TimeSpan => {
  if (!(start < end)) throw new RangeError(`a span must not be empty: start ${start}, end ${end}`);
  return { start: epochMs(start), end: epochMs(end) };
};

/** Do two half-open spans share an instant? `[a, b)` and `[b, c)` do not. */
export const overlaps = (a: TimeSpan, b: TimeSpan): boolean => a.start < b.end && b.start < a.end;

/** Is every instant of `inner` also in `outer`? */
export const contains = (outer: TimeSpan, inner: TimeSpan): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

export const sameSpan = (a: TimeSpan, b: TimeSpan): boolean => a.start === b.start && a.end === b.end;

export const isBounded = (s: TimeSpan): boolean => Number.isFinite(s.start) && Number.isFinite(s.end);

/** Midnight UTC of a calendar day; `month` counts from 1. Days past the month's end roll over, as in `Date.UTC`. */
export const utcDay = (year: number, month: number, day: number): EpochMs => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // not Date.UTC: it reads years 0-99 as 1900-1999
  return epochMs(date.getTime());
};

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** `YYYY-MM-DD` of the UTC day that holds `ms`; years outside 0–9999 take ISO 8601's signed six digits. */
export const formatIsoDay = (ms: number): string => {
  const date = new Date(ms);
  const year = date.getUTCFullYear();
  const written =
    year >= 0 && year <= 9999 ? pad(year, 4) : `${year < 0 ? '-' : '+'}${pad(Math.abs(year), 6)}`;
  return `${written}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`;
};

/** `YYYY-MM-DDThh:mmZ`, or the day alone at midnight. Minutes are the finest grain that links keep. */
export const formatIsoInstant = (ms: number): string => {
  if (ms % DAY_MS === 0) return formatIsoDay(ms);
  const date = new Date(ms);
  return `${formatIsoDay(ms)}T${pad(date.getUTCHours(), 2)}:${pad(date.getUTCMinutes(), 2)}Z`;
};

const ISO_DATE =
  /^(\d{4}|[+-]\d{6})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z)?)?)?$/;

/**
 * The span that an ISO 8601 date names: a year, a month, a day, or (with `Thh:mmZ`) a minute or a second.
 *
 * @returns null where the text is no such date (also 2018-02-30 and 25:00) or lies beyond what `Date` can hold, about
 * 271 000 years from now: never a guess, never local time
 */
export const parseIsoSpan = (text: string): TimeSpan | null => {
  const match = ISO_DATE.exec(text.trim());
  if (!match) return null;
  const year = Number(match[1]);
  if (match[2] === undefined) return spanWithinReach(utcDay(year, 1, 1), utcDay(year + 1, 1, 1));
  const month = Number(match[2]);
  if (month < 1 || month > 12) return null;
  if (match[3] === undefined) return spanWithinReach(utcDay(year, month, 1), utcDay(year, month + 1, 1));
  const day = Number(match[3]);
  const start = utcDay(year, month, day);
  if (day < 1 || new Date(start).getUTCDate() !== day) return null;
  if (match[4] === undefined) return span(start, start + DAY_MS);
  const hours = Number(match[4]);
  const minutes = Number(match[5]);
  if (hours > 23 || minutes > 59) return null;
  const at = start + hours * 3_600_000 + minutes * MINUTE_MS;
  if (match[6] === undefined) return span(at, at + MINUTE_MS);
  const seconds = Number(match[6]);
  if (seconds > 59) return null;
  const ms = at + seconds * 1000 + Number((match[7] ?? '').padEnd(3, '0'));
  return span(ms, ms + (match[7] === undefined ? 1000 : 1));
};

/** `utcDay` is NaN beyond ±8.64e15 ms, where `Date` ends. */
const spanWithinReach = (start: EpochMs, end: EpochMs): TimeSpan | null =>
  start < end ? { start, end } : null;

/**
 * An ISO 8601 interval `a/b` (either side may be `..`), or a single date, as a window.
 *
 * A day, month or year as the end is included, as in EDTF: `2018-06-14/2018-06-15` is two days long.
 * An end with a time of day is exclusive: `2018-06-14T06:00Z/2018-06-14T12:00Z` is six hours long.
 *
 * @returns null where the text is no such interval, or where its end is not after its start
 */
export const parseIsoInterval = (text: string): TimeSpan | null => {
  const parts = text.split('/');
  if (parts.length > 2) return null;
  const [from = '', to] = parts;
  if (to === undefined) return parseIsoSpan(from);
  const first = from === '..' ? ALL_TIME : parseIsoSpan(from);
  const last = to === '..' ? ALL_TIME : parseIsoSpan(to);
  if (!first || !last) return null;
  const end = to.includes('T') ? last.start : last.end;
  return first.start < end ? { start: first.start, end } : null;
};

/** The inverse of {@link parseIsoInterval}, exact to the minute: seconds widen it to the whole minutes around. */
export const formatIsoInterval = (window: TimeSpan): string => {
  const start = window.start === -Infinity ? '..' : formatIsoInstant(window.start);
  if (window.end === Infinity) return `${start}/..`;
  const end = Math.ceil(window.end / MINUTE_MS) * MINUTE_MS; // rounded down, a short window would be written as empty
  if (end % DAY_MS !== 0) return `${start}/${formatIsoInstant(end)}`;
  return `${start}/${formatIsoDay(end - DAY_MS)}`;
};
