/* AssemblyScript, see split-fields. One column of many records as numbers or days: byte-numbers says what they mean. */

import { byteAt, endOf, fieldOf, startOf } from './fields';
import { NUMBERS } from './memory-plan';

const SPACE: u32 = 32;
const PLUS: u32 = 43;
const MINUS: u32 = 45;
const DOT: u32 = 46;
const ZERO: u32 = 48;
const COLON: u32 = 58;
const LETTER_T: u32 = 84;
/** More do not fit a double exactly. */
const MOST_DIGITS = 15;
const DAY_MS: f64 = 86_400_000;

/** `decimalFromBytes` of the text `[from, to)`. */
function decimal(from: usize, to: usize): f64 {
  const first = <u32>load<u8>(from);
  let at = from;
  if (to - from > 1 && (first == MINUS || first == PLUS)) at += 1;
  let digits = <i32>(to - at);
  if (digits > MOST_DIGITS + 1) return NaN;
  let mantissa: u64 = 0;
  let scale: f64 = 1; // exact as far as there are digits
  let isFraction = false;
  for (; at < to; at += 1) {
    const byte = <u32>load<u8>(at);
    if (byte - ZERO <= 9) {
      mantissa = mantissa * 10 + <u64>(byte - ZERO);
      if (isFraction) scale *= 10;
    } else if (byte == DOT && !isFraction) {
      isFraction = true;
      digits -= 1;
    } else {
      return NaN;
    }
  }
  if (digits == 0 || digits > MOST_DIGITS) return NaN;
  const value = <f64>mantissa / scale;
  return first == MINUS ? -value : value;
}

/** −1: no two digits. */
function twoDigits(at: usize): i32 {
  const tens = <u32>load<u8>(at) - ZERO;
  const ones = <u32>load<u8>(at + 1) - ZERO;
  return tens <= 9 && ones <= 9 ? <i32>(tens * 10 + ones) : -1;
}

function daysOfMonth(year: i32, month: i32): i32 {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return 30 + ((month + (month >> 3)) & 1);
}

/** Days from 1970-01-01: Howard Hinnant's `days_from_civil`, for years from 0 on. */
function daysFromCivil(year: i32, month: i32, day: i32): i32 {
  const shifted = month <= 2 ? year - 1 : year;
  const era = (shifted + 400) / 400 - 1;
  const yearOfEra = shifted - era * 400;
  const dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
}

function isMidnight(from: usize, to: usize): bool {
  const separator = <u32>load<u8>(from);
  if ((separator != SPACE && separator != LETTER_T) || to - from < 6) return false;
  for (let at = from + 1; at < to; at += 1) {
    const byte = <u32>load<u8>(at);
    if (byte != ZERO && byte != COLON && byte != DOT) return false;
  }
  return true;
}

/** `isoDayFromBytes` of the text `[from, to)`. */
function isoDay(from: usize, to: usize): f64 {
  if (to - from < 10 || <u32>load<u8>(from + 4) != MINUS || <u32>load<u8>(from + 7) != MINUS) return NaN;
  const century = twoDigits(from);
  const yearOfCentury = twoDigits(from + 2);
  const month = twoDigits(from + 5);
  const day = twoDigits(from + 8);
  if (century < 0 || yearOfCentury < 0 || month < 1 || month > 12 || day < 1) return NaN;
  const year = century * 100 + yearOfCentury;
  if (day > daysOfMonth(year, month)) return NaN;
  if (to - from > 10 && !isMidnight(from + 10, to)) return NaN;
  return <f64>daysFromCivil(year, month, day) * DAY_MS;
}

/**
 * Reads one column of the first `records` records into NUMBERS. Infinity: its text is empty; NaN: no number, or the record
 * lacks the column.
 *
 * @param isDays days as epoch ms, otherwise decimals
 */
export function readNumbers(records: i32, column: i32, isDays: bool): void {
  for (let record = 0; record < records; record += 1) {
    const field = fieldOf(record, column);
    let number: f64 = NaN;
    if (field >= 0) {
      const from = startOf(field);
      const to = endOf(field);
      number = from == to ? Infinity : isDays ? isoDay(from, to) : decimal(from, to);
    }
    store<f64>(byteAt(NUMBERS, record << 3), number);
  }
}
