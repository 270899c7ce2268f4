import { DAY_MS } from '@/domain/time';

const ZERO = 48;
const NINE = 57;
const DASH = 45;
const PLUS = 43;
const DOT = 46;
const SPACE = 32;
const COLON = 58;
const LETTER_T = 84;

const POWERS_OF_TEN = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

/**
 * The number written at `buffer[start..end)` as plain decimal (`-12`, `36.2072`), correctly rounded.
 *
 * @returns NaN for anything else (blank, exponents, more than 15 digits): the caller reads the text then
 * Why not `Number(text)`: making the text costs ten times as much as reading the digits.
 */
export const decimalFromBytes = (buffer: Uint8Array, start: number, end: number): number => {
  let at = start;
  const first = buffer[at] as number;
  if (end - start === 1) return first >= ZERO && first <= NINE ? first - ZERO : Number.NaN;
  const isNegative = first === DASH;
  if (isNegative || first === PLUS) at += 1;
  // 15 digits fit a double exactly, and one division by an exact power of ten rounds correctly.
  if (at >= end || end - at > 16) return Number.NaN;
  let mantissa = 0;
  let digits = 0;
  let decimals = -1;
  for (; at < end; at += 1) {
    const byte = buffer[at] as number;
    if (byte >= ZERO && byte <= NINE) {
      mantissa = mantissa * 10 + (byte - ZERO);
      digits += 1;
      if (decimals >= 0) decimals += 1;
    } else if (byte === DOT && decimals < 0) {
      decimals = 0;
    } else {
      return Number.NaN;
    }
  }
  if (digits === 0 || digits > 15) return Number.NaN;
  const value = decimals > 0 ? mantissa / (POWERS_OF_TEN[decimals] as number) : mantissa;
  return isNegative ? -value : value;
};

const twoDigits = (buffer: Uint8Array, at: number): number => {
  const tens = (buffer[at] as number) - ZERO;
  const ones = (buffer[at + 1] as number) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
};

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days from 1970-01-01 to a civil date: Howard Hinnant's `days_from_civil`, years counted from March. */
const daysFromCivil = (year: number, month: number, day: number): number => {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

/** Is `buffer[at..end)` ` 00:00:00`, `T00:00`, … with nothing but zeros: a day that a database wrote as a time? */
const isMidnight = (buffer: Uint8Array, start: number, end: number): boolean => {
  const separator = buffer[start];
  if ((separator !== SPACE && separator !== LETTER_T) || end - start < 6) return false;
  for (let at = start + 1; at < end; at += 1) {
    const byte = buffer[at];
    if (byte !== ZERO && byte !== COLON && byte !== DOT) return false;
  }
  return true;
};

/**
 * Midnight UTC of the day written at `buffer[start..end)` as `YYYY-MM-DD`, alone or with a time that is all zeros.
 *
 * @returns NaN for anything else, also for days that do not exist: the caller reads the text then
 */
export const isoDayFromBytes = (buffer: Uint8Array, start: number, end: number): number => {
  if (end - start < 10 || buffer[start + 4] !== DASH || buffer[start + 7] !== DASH) return Number.NaN;
  const century = twoDigits(buffer, start);
  const yearOfCentury = twoDigits(buffer, start + 2);
  const month = twoDigits(buffer, start + 5);
  const day = twoDigits(buffer, start + 8);
  if (century < 0 || yearOfCentury < 0 || month < 1 || month > 12 || day < 1) return Number.NaN;
  const year = century * 100 + yearOfCentury;
  const monthDays = month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] as number);
  if (day > monthDays) return Number.NaN;
  if (end - start > 10 && !isMidnight(buffer, start + 10, end)) return Number.NaN;
  return daysFromCivil(year, month, day) * DAY_MS;
};
