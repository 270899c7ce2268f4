import type { WhenPrecision } from '@/domain/precision';
import { DAY_MS, utcDay } from '@/domain/time';
import { type DateForm, dateOfParts, type ForeignDate, parseForeignDate } from '@/import/dates';
import type { FieldMap } from '@/import/fields';
import type { RecordView } from '@/import/record-view';
import type { DateOrder, NoticeKind } from '@/import/report';
import type { Tally } from '@/import/tally';

/** When a record was, or why that cannot be told. */
export interface TimeResult {
  start: number;
  end: number;
  precision: WhenPrecision | null;
  reason: 'no-date' | 'bad-date' | null;
  column: string;
  value: string;
}

/** An empty result, to be filled again and again. */
export const createTimeResult = (): TimeResult => ({
  start: -Infinity,
  end: Infinity,
  precision: null,
  reason: null,
  column: '',
  value: '',
});

/** EDTF's and OGC's word for an end that is not bounded. */
const OPEN_END = '..';
/** Days that databases write for "no date". */
const SENTINELS: ReadonlySet<number> = new Set([
  utcDay(1, 1, 1),
  utcDay(1899, 12, 30),
  utcDay(1899, 12, 31),
  utcDay(1900, 1, 1),
  utcDay(1970, 1, 1),
  utcDay(9999, 12, 31),
]);
const LAST_OLD_SENTINEL: number = utcDay(1970, 1, 1);
const FAR_SENTINEL: number = utcDay(9999, 12, 31);

/** Most dates are past the old sentinels and before the far one, so that few need the look-up. */
const isSentinel = (start: number): boolean =>
  (start <= LAST_OLD_SENTINEL || start >= FAR_SENTINEL) && SENTINELS.has(start);
/** No report is about a day after this; a typing error is. */
const FAR_FUTURE: number = utcDay(2100, 1, 1);

/** Is it a day of which {@link TimeReader} has nothing to say? Not a number is none. */
export const isUnremarkableDay = (start: number): boolean => start > LAST_OLD_SENTINEL && start < FAR_FUTURE;

/** A day to hang a bare time of day on. */
const ANY_DAY: number = utcDay(2000, 1, 1);
const CACHED_TEXTS = 20_000;

const NOTICES: Readonly<Partial<Record<DateForm, NoticeKind>>> = {
  'excel-serial': 'excel-serial',
  'unix-time': 'unix-time',
  'two-digit-year': 'two-digit-year',
  'time-without-zone': 'time-without-zone',
};

/** Reads the time of a record from its columns. Problems that do not cost the record become warnings in `tally`. */
export class TimeReader {
  readonly #columns: readonly string[];
  readonly #fields: FieldMap;
  readonly #start: number;
  readonly #end: number;
  readonly #order: DateOrder;
  readonly #tally: Tally;
  readonly #isEndExact: boolean;
  readonly #known = new Map<string, ForeignDate | null>();

  /** @param isEndExact the end column says when it ended even within the start's day (Watchpost's own export) */
  constructor(
    columns: readonly string[],
    fields: FieldMap,
    order: DateOrder,
    tally: Tally,
    isEndExact = false,
  ) {
    this.#isEndExact = isEndExact;
    this.#columns = columns;
    this.#fields = fields;
    this.#start = fields.start ?? -1;
    this.#end = fields.end ?? -1;
    this.#order = order;
    this.#tally = tally;
  }

  read(view: RecordView, result: TimeResult): void {
    result.reason = null;
    const day = view.isoDay(this.#start);
    if (Number.isNaN(day)) {
      this.#readText(view, result);
      if (result.reason !== null) return;
    } else {
      result.start = day;
      result.end = day + DAY_MS;
      result.precision = 1;
    }
    if (this.#fields.time !== undefined) this.#readTime(view, result);
    if (this.#end >= 0) this.#readEnd(view, result);
    if (isSentinel(result.start)) this.#tally.warn('sentinel-date', view.record, view.text(this.#start));
    if (result.start >= FAR_FUTURE) this.#tally.warn('far-future', view.record, view.text(this.#start));
  }

  #parse(text: string, order: DateOrder = this.#order): ForeignDate | null {
    if (order !== this.#order) return parseForeignDate(text, order);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const date = parseForeignDate(text, order);
    if (this.#known.size < CACHED_TEXTS) this.#known.set(text, date);
    return date;
  }

  #take(date: ForeignDate, view: RecordView, text: string, result: TimeResult): void {
    result.start = date.start;
    result.end = date.end;
    result.precision = date.precision;
    const notice = NOTICES[date.form];
    if (notice) this.#tally.notice(notice, view.record, text);
  }

  #readText(view: RecordView, result: TimeResult): void {
    const text = view.label(this.#start);
    if (text.trim() === '') {
      if (this.#fields.year !== undefined) return this.#readParts(view, result);
      return this.#fail(result, 'no-date', this.#start, text);
    }
    if (text.trim() === OPEN_END) {
      result.start = -Infinity;
      result.end = Infinity;
      result.precision = null;
      return undefined;
    }
    const date = this.#parse(text);
    if (date) return this.#take(date, view, text, result);
    if (this.#parse(text, this.#order === 'dmy' ? 'mdy' : 'dmy')) {
      this.#tally.warn('date-order-contradicted', view.record, text);
    }
    return this.#fail(result, 'bad-date', this.#start, text);
  }

  #readParts(view: RecordView, result: TimeResult): void {
    const { year = -1, month = -1, day = -1 } = this.#fields;
    const [yearText, monthText, dayText] = [view.label(year), view.label(month), view.label(day)];
    if (yearText.trim() === '') return this.#fail(result, 'no-date', year, yearText);
    const date = dateOfParts(yearText, monthText.trim(), dayText.trim());
    if (date) return this.#take(date, view, yearText, result);
    return this.#fail(result, 'bad-date', year, `${yearText}-${monthText}-${dayText}`);
  }

  #fail(result: TimeResult, reason: 'no-date' | 'bad-date', column: number, value: string): void {
    result.reason = reason;
    result.column = this.#columns[column] ?? 'date';
    result.value = value;
  }

  /** A separate time of day. Midnight says nothing: it is what such columns hold when the time is unknown. */
  #readTime(view: RecordView, result: TimeResult): void {
    const text = view.label(this.#fields.time ?? -1).trim();
    if (text === '' || result.end - result.start !== DAY_MS) return;
    const at = /^\d{1,2}:\d{2}/u.test(text) ? parseForeignDate(`2000-01-01 ${text}`, this.#order) : null;
    if (!at) {
      this.#tally.warn('bad-time', view.record, text);
      return;
    }
    if (at.end - at.start === DAY_MS) return;
    result.end = result.start + (at.end - ANY_DAY);
    result.start += at.start - ANY_DAY;
  }

  /** The end day is included, so that the span reaches to the end of it. */
  #readEnd(view: RecordView, result: TimeResult): void {
    const day = view.isoDay(this.#end);
    let end = day + DAY_MS;
    if (Number.isNaN(day)) {
      const text = view.label(this.#end);
      if (text.trim() === '') return;
      const date = text.trim() === OPEN_END ? { end: Infinity } : this.#parse(text);
      if (!date) {
        this.#tally.warn('bad-end-date', view.record, text);
        return;
      }
      end = date.end;
    }
    if (end <= result.start) this.#tally.warn('end-before-start', view.record, view.text(this.#end));
    else if (end > result.end || this.#isEndExact || result.start === -Infinity) result.end = end;
  }
}
