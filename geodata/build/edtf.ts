import { type Result, fail, ok } from '@/domain/result';
import { type EpochMs, parseIsoSpan } from '@/domain/time';

/** The outer bounds of a date as coded: half-open, epoch ms UTC; null is an open or unknown end. */
export interface EdtfBounds {
  readonly earliest: EpochMs | null;
  readonly latest: EpochMs | null;
}

const QUALIFIER = /[?~%]$/;
const DATE_ALONE = /^\d{4}(?:-\d{2}){0,2}$/;
const OPEN_OR_UNKNOWN: EdtfBounds = { earliest: null, latest: null };

const resolveDate = (text: string): EdtfBounds | null => {
  const date = text.replace(QUALIFIER, '');
  const days = DATE_ALONE.test(date) ? parseIsoSpan(date) : null;
  return days && { earliest: days.start, latest: days.end };
};

const resolveRange = (from: string, to: string, isOpen: (side: string) => boolean): EdtfBounds | null => {
  const first = isOpen(from) ? OPEN_OR_UNKNOWN : resolveDate(from);
  const last = isOpen(to) ? OPEN_OR_UNKNOWN : resolveDate(to);
  if (!first || !last) return null;
  return { earliest: first.earliest, latest: last.latest };
};

const resolveForm = (text: string): EdtfBounds | null => {
  if (text.startsWith('[') && text.endsWith(']')) {
    const sides = text.slice(1, -1).split('..');
    const [from = '', to = ''] = sides;
    return sides.length === 2 && from + to !== '' ? resolveRange(from, to, (side) => side === '') : null;
  }
  const sides = text.split('/');
  if (sides.length === 1) return resolveDate(text);
  const [from = '', to = ''] = sides;
  return sides.length === 2 ? resolveRange(from, to, (side) => side === '' || side === '..') : null;
};

/**
 * The outer bounds of an EDTF text (ISO 8601-2), in UTC days.
 *
 * Reads what dossiers use: a year, month or day; `a/b` with `..` or nothing for an open or unknown side; `[a..b]`, one
 * day of a range, with either side left out. A qualifier (`?`, `~`, `%`) says how sure the coder is; it widens nothing.
 *
 * @returns the reason where the text is in another form, names no real date, or ends before it begins
 */
export const resolveEdtf = (text: string): Result<EdtfBounds, string> => {
  const bounds = resolveForm(text);
  if (!bounds) return fail(`"${text}" is not a date, an interval a/b or a range [a..b] of real dates`);
  const { earliest, latest } = bounds;
  if (earliest !== null && latest !== null && latest <= earliest)
    return fail(`"${text}" ends before it begins`);
  return ok(bounds);
};
