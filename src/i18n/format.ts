import { DAY_MS, type TimeSpan } from '@/domain/time';
import type { MessageLocale } from './translate';

/** Dates and numbers in one language. Dates are UTC days: nobody's local time zone may move an event. */
export interface Format {
  /** "15 June 2018" */
  readonly day: (ms: number) => string;
  /** "Fri 15 June 2018" */
  readonly weekday: (ms: number) => string;
  /** "15 Jun" */
  readonly dayMonth: (ms: number) => string;
  /** "Jun 2018" */
  readonly monthYear: (ms: number) => string;
  readonly month: (ms: number) => string;
  readonly year: (ms: number) => string;
  /** "12–17 June 2018", "September 2015", "2017"; a bounded half-open span, its last day included. */
  readonly span: (span: TimeSpan) => string;
  readonly number: (value: number) => string;
  /** "+3", "−3", "0"; isolated, so that the sign stays before the number among Arabic and Hebrew words. */
  readonly signed: (value: number) => string;
  readonly list: (values: readonly string[]) => string;
}

/** Arabic with Western digits, as maps, data and links have them; the calendar is always Gregorian. */
const intlLocale = (locale: MessageLocale): string =>
  ({ en: 'en-GB', ar: 'ar-u-nu-latn-ca-gregory', he: 'he', ru: 'ru' })[locale];

/** How many calendar months the span is, exactly; 0 where it does not begin and end with a month. */
const wholeMonths = ({ start, end }: TimeSpan): number => {
  const [first, after] = [new Date(start), new Date(end)];
  const isWhole = [first, after].every((date) => date.getUTCDate() === 1 && date.getTime() % DAY_MS === 0);
  return isWhole
    ? (after.getUTCFullYear() - first.getUTCFullYear()) * 12 + after.getUTCMonth() - first.getUTCMonth()
    : 0;
};

/** How far apart two days are decides which of their parts are said twice. */
type Reach = 'month' | 'year' | 'years';

const reachOf = (first: Date, last: Date): Reach =>
  first.getUTCFullYear() !== last.getUTCFullYear()
    ? 'years'
    : first.getUTCMonth() === last.getUTCMonth()
      ? 'month'
      : 'year';

/**
 * `formatRange` of days with their months in words, which takes a browser up to 0.1 ms: it is asked once for each
 * {@link Reach} how such a range is said, and the name of each month once.
 */
const dayRanges = (format: Intl.DateTimeFormat): ((first: number, last: number) => string) => {
  const plans = new Map<Reach, readonly Intl.DateTimeRangeFormatPart[]>();
  const months = new Map<number, string>();
  const monthIn = (date: Date): string => {
    const month = date.getUTCMonth();
    const known = months.get(month) ?? format.formatToParts(date).find(({ type }) => type === 'month')?.value;
    months.set(month, known ?? '');
    return known ?? '';
  };
  return (first, last) => {
    if (Math.floor(first / DAY_MS) === Math.floor(last / DAY_MS)) return format.format(first);
    const [from, to] = [new Date(first), new Date(last)];
    const reach = reachOf(from, to);
    const plan = plans.get(reach) ?? format.formatRangeToParts(first, last);
    plans.set(reach, plan);
    let words = '';
    for (const { type, value, source } of plan) {
      const date = source === 'endRange' ? to : from;
      if (type === 'day') words += String(date.getUTCDate());
      else if (type === 'month') words += monthIn(date);
      else if (type === 'year') words += String(date.getUTCFullYear());
      else words += value;
    }
    return words;
  };
};

export const createFormat = (locale: MessageLocale): Format => {
  const tag = intlLocale(locale);
  const dates = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options });
  const day = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  const weekday = dates({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
  const dayMonth = dates({ day: 'numeric', month: 'short' });
  const monthYear = dates({ month: 'short', year: 'numeric' });
  const longMonth = dates({ month: 'long', year: 'numeric' });
  const month = dates({ month: 'short' });
  const year = dates({ year: 'numeric' });
  const days = dayRanges(day);
  const number = new Intl.NumberFormat(tag);
  const signed = new Intl.NumberFormat(tag, { signDisplay: 'exceptZero' });
  const list = new Intl.ListFormat(tag);
  return {
    day: (ms) => day.format(ms),
    weekday: (ms) => weekday.format(ms),
    dayMonth: (ms) => dayMonth.format(ms),
    monthYear: (ms) => monthYear.format(ms),
    month: (ms) => month.format(ms),
    year: (ms) => year.format(ms),
    span: (span) => {
      const whole = wholeMonths(span);
      if (whole === 12 && new Date(span.start).getUTCMonth() === 0) return year.format(span.start);
      if (whole === 1) return longMonth.format(span.start);
      return days(span.start, span.end - 1); // the last moment, wherever in the day the end is
    },
    number: (value) => number.format(value),
    signed: (value) => `\u2066${signed.format(value).replaceAll('-', '−')}\u2069`,
    list: (values) => list.format(values),
  };
};
