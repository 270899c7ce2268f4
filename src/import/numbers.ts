/** A plain number as text: sign, digits, point, exponent. Not hexadecimal, not `Infinity`, not empty. */
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/iu;
/** Longer texts than this are no number that anyone measured; digits past it are cut, not rounded to Infinity. */
const LONGEST = 40;

/** The number that `text` writes, or NaN. Blanks around it do not matter. */
export const parsePlainNumber = (text: string): number => {
  const trimmed = text.trim();
  if (trimmed.length <= LONGEST) return PLAIN.test(trimmed) ? Number(trimmed) : Number.NaN;
  const point = trimmed.indexOf('.');
  if (point < 0 || point > 20 || !/^[+-]?\d*\.\d*$/u.test(trimmed)) return Number.NaN;
  return Number(trimmed.slice(0, LONGEST));
};

const COMMA = /^([+-]?\d{1,3}),(\d+)$/u;
const SEXAGESIMAL =
  /^([+-]?)(\d{1,3})\s*[°ºd]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’m]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|″|”|''|s)\s*)?([NSEWO]?)$/iu;
const DEGREES = /^([+-]?\d{1,3}(?:[.,]\d+)?)\s*[°º]?\s*([NSEWO]?)$/iu;

const pointed = (text: string): number => Number(text.replace(',', '.'));

/** A coordinate as written in a file: the value, and whether it had to be converted from another notation. */
export interface Coordinate {
  readonly degrees: number;
  readonly isConverted: boolean;
}

const signOf = (letter: string | undefined): number => (/[SWO]/iu.test(letter ?? '') ? -1 : 1);

/**
 * Degrees from text: plain numbers, a decimal comma (`36,2`), a degree sign, a letter for the hemisphere, or degrees,
 * minutes and seconds. All of it must be understood: `36,2` is never 36.
 *
 * @returns null where the text is something else
 */
export const parseCoordinate = (text: string): Coordinate | null => {
  const plain = parsePlainNumber(text);
  if (!Number.isNaN(plain)) return { degrees: plain, isConverted: false };
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return null;
  const comma = COMMA.exec(trimmed);
  if (comma) return { degrees: pointed(trimmed), isConverted: true };
  const degrees = DEGREES.exec(trimmed);
  if (degrees) return { degrees: signOf(degrees[2]) * pointed(degrees[1] ?? ''), isConverted: true };
  const parts = SEXAGESIMAL.exec(trimmed);
  if (!parts) return null;
  const minutes = pointed(parts[3] ?? '0');
  const seconds = pointed(parts[4] ?? '0');
  if (minutes >= 60 || seconds >= 60) return null;
  const sign = parts[1] === '-' ? -1 : signOf(parts[5]);
  return { degrees: sign * (Number(parts[2]) + minutes / 60 + seconds / 3600), isConverted: true };
};

/** Deaths above this are no count of one event. */
const MOST_DEATHS = 10_000_000;

/** Is it a count that one event can have: a whole number, not negative, not absurd? */
export const isDeathCount = (value: number): boolean =>
  Number.isInteger(value) && value >= 0 && value <= MOST_DEATHS;

/** Deaths as written: one figure, a range, or nothing usable. */
export type DeathFigure =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'range'; readonly low: number; readonly high: number | null }
  | { readonly kind: 'unusable' };

const RANGE = /^(\d{1,7})\s*[-–—]\s*(\d{1,7})$/u;
const AT_LEAST = /^(\d{1,7})\s*\+$/u;

/** Reads a fatality cell that is not blank. `1,234` is not read: it is 1.234 in half of Europe. */
export const parseDeaths = (text: string): DeathFigure => {
  const plain = parsePlainNumber(text);
  if (isDeathCount(plain)) return { kind: 'count', count: plain };
  const trimmed = text.trim();
  const range = RANGE.exec(trimmed);
  if (range) {
    const [low, high] = [Number(range[1]), Number(range[2])];
    return low <= high ? { kind: 'range', low, high } : { kind: 'unusable' };
  }
  const atLeast = AT_LEAST.exec(trimmed);
  return atLeast ? { kind: 'range', low: Number(atLeast[1]), high: null } : { kind: 'unusable' };
};
