import { utcDay } from '@/domain/time';
import { numericParts } from '@/import/dates';
import type { DateOrder, DateOrderDecision } from '@/import/report';

const descents = (days: readonly number[]): number => {
  let count = 0;
  for (let at = 1; at < days.length; at += 1) if ((days[at] as number) < (days[at - 1] as number)) count += 1;
  return count;
};

/** Files are sorted up or down; either is order. */
const disorder = (days: readonly number[]): number => Math.min(descents(days), descents(days.toReversed()));

/** Is the list in order one way but not the other? Files are mostly sorted by date, up or down. */
const inferFromSequence = (parts: readonly (readonly [number, number, number])[]): DateOrder | null => {
  if (parts.length < 4) return null;
  const asDmy = parts.map(([first, second, year]) => utcDay(year, second, first) as number);
  const asMdy = parts.map(([first, second, year]) => utcDay(year, first, second) as number);
  const [dmy, mdy] = [disorder(asDmy), disorder(asMdy)];
  if (dmy === 0 && mdy > 0) return 'dmy';
  return mdy === 0 && dmy > 0 ? 'mdy' : null;
};

/**
 * Which comes first in the dates of a file: the day or the month? One order for the whole file.
 *
 * @param samples date texts in the order of the file
 * @returns null where no sample needs an order; `basis` says how it was settled, and `assumed` must be shown
 */
export const decideDateOrder = (samples: readonly string[]): DateOrderDecision | null => {
  const parts: (readonly [number, number, number])[] = [];
  let example = '';
  for (const sample of samples) {
    const found = numericParts(sample);
    if (!found) continue;
    if (example === '') example = sample.trim();
    const [first, second] = found;
    if (first > 12 && first <= 31 && second >= 1 && second <= 12) {
      return { order: 'dmy', basis: 'decided-by-value', example: sample.trim() };
    }
    if (second > 12 && second <= 31 && first >= 1 && first <= 12) {
      return { order: 'mdy', basis: 'decided-by-value', example: sample.trim() };
    }
    if (first <= 12 && second <= 12) parts.push(found);
  }
  if (parts.every(([first, second]) => first === second)) {
    // 01/01 and 02/02 read the same either way.
    return example === '' ? null : { order: 'dmy', basis: 'decided-by-value', example };
  }
  const inferred = inferFromSequence(parts);
  return inferred
    ? { order: inferred, basis: 'inferred-from-sequence', example }
    : { order: 'dmy', basis: 'assumed', example };
};
