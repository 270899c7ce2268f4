import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALL_TIME,
  DAY_MS,
  MINUTE_MS,
  type TimeSpan,
  contains,
  formatIsoDay,
  formatIsoInstant,
  formatIsoInterval,
  isBounded,
  overlaps,
  parseIsoInterval,
  parseIsoSpan,
  sameSpan,
  span,
  utcDay,
} from './time';

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const monthLengths = (year: number): readonly number[] => [
  31,
  isLeap(year) ? 29 : 28,
  31,
  30,
  31,
  30,
  31,
  31,
  30,
  31,
  30,
  31,
];

/** Days since 1970-01-01 by counting leap years, without `Date`. */
const dayNumber = (year: number, month: number, day: number): number => {
  const before = year - 1;
  const leapsBefore = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const monthDays = monthLengths(year).slice(0, month - 1);
  return before * 365 + leapsBefore - 719_162 + monthDays.reduce((sum, length) => sum + length, 0) + day - 1;
};

const year = fc.oneof(
  fc.integer({ min: 1900, max: 2100 }),
  fc.integer({ min: 0, max: 99 }),
  fc.integer({ min: -270_000, max: 270_000 }),
);
const calendarDay = fc
  .tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .filter(([y, month, day]) => day <= (monthLengths(y)[month - 1] ?? 0));
const writtenYear = (y: number): string =>
  y >= 0 && y <= 9999
    ? String(y).padStart(4, '0')
    : `${y < 0 ? '-' : '+'}${String(Math.abs(y)).padStart(6, '0')}`;
const two = (value: number): string => String(value).padStart(2, '0');
const minute = fc.integer({ min: -30_000_000, max: 70_000_000 }).map((count) => count * MINUTE_MS);

const startOf = (text: string): number => parseIsoSpan(text)?.start ?? Number.NaN;
const edgeOf = (value: string | number): number => (typeof value === 'string' ? startOf(value) : value);
const moments = ({ start, end }: TimeSpan): readonly number[] =>
  Array.from({ length: end - start }, (_, index) => start + index);

describe('a calendar day', () => {
  it('is the number of days that counting leap years gives', () => {
    fc.assert(
      fc.property(calendarDay, ([y, month, day]) => {
        expect(utcDay(y, month, day)).toBe(dayNumber(y, month, day) * DAY_MS);
      }),
    );
  });

  it('is written year first, with a sign and six digits beyond four', () => {
    fc.assert(
      fc.property(calendarDay, ([y, month, day]) => {
        expect(formatIsoDay(utcDay(y, month, day))).toBe(`${writtenYear(y)}-${two(month)}-${two(day)}`);
      }),
    );
  });

  it('reads back as the 24 hours that were written', () => {
    fc.assert(
      fc.property(calendarDay, ([y, month, day]) => {
        const start = utcDay(y, month, day);
        expect(parseIsoSpan(formatIsoDay(start))).toEqual(span(start, start + DAY_MS));
      }),
    );
  });

  it('is the same at every moment of it', () => {
    fc.assert(
      fc.property(calendarDay, fc.integer({ min: 0, max: DAY_MS - 1 }), ([y, month, day], ms) => {
        const start = utcDay(y, month, day);
        expect(formatIsoDay(start + ms)).toBe(formatIsoDay(start));
      }),
    );
  });
});

describe('reading a date', () => {
  it.each([
    ['2018', '2018-01-01', 365],
    ['2016', '2016-01-01', 366],
    ['0000', '0000-01-01', 366],
    ['0099', '0099-01-01', 365],
    ['1900', '1900-01-01', 365],
    ['-000004', '-000004-01-01', 366],
    ['2018-06', '2018-06-01', 30],
    ['2000-02', '2000-02-01', 29],
    ['1900-02', '1900-02-01', 28],
    ['2018-12', '2018-12-01', 31],
    ['2016-02-29', '2016-02-29', 1],
    [' 2018-06-15 ', '2018-06-15', 1],
  ])('%s is the whole of it', (text, firstDay, dayCount) => {
    const found = parseIsoSpan(text);
    expect(found && [formatIsoDay(found.start), (found.end - found.start) / DAY_MS]).toEqual([
      firstDay,
      dayCount,
    ]);
  });

  it.each([
    ['2018-06-15T06:07Z', MINUTE_MS],
    ['2018-06-15T06:07:08Z', 1000],
    ['2018-06-15T06:07:08.5Z', 1],
  ])('%s is as long as its last digit', (text, lengthMs) => {
    const found = parseIsoSpan(text);
    expect(found && found.end - found.start).toBe(lengthMs);
  });

  it('takes a tenth of a second as a hundred milliseconds', () => {
    expect(parseIsoSpan('1970-01-01T00:00:00.5Z')?.start).toBe(500);
  });

  it.each([
    '',
    'yesterday',
    '2018-02-30',
    '2017-02-29',
    '1900-02-29',
    '2018-13',
    '2018-00-01',
    '2018-06-00',
    '2018-06-31',
    '18-06-15',
    '2018-6-15',
    '15/06/2018',
    '12018-06-15',
    '2018-06-15T24:00Z',
    '2018-06-15T25:00Z',
    '2018-06-15T06:60Z',
    '2018-06-15T06:00:60Z',
    '2018-06-15T06:00',
    '2018-06-15 06:00Z',
    '2018-06-15T06:00+03:00',
    '2018-06-15Z',
    '٢٠١٨-٠٦-١٥',
  ])('"%s" is none', (text) => {
    expect(parseIsoSpan(text)).toBeNull();
  });

  it.each(['-999999', '+999999', '+999999-01', '-300000-01-01', '-271821-04', '+275760-09'])(
    '%s, which no clock of the browser reaches, is none',
    (text) => {
      expect(parseIsoSpan(text)).toBeNull();
    },
  );

  it('never throws and never gives an empty span', () => {
    const digits = fc.stringMatching(/^[+-]?\d{4,6}(-\d{2}){0,2}(T\d{2}:\d{2}(:\d{2})?Z)?$/);
    fc.assert(
      fc.property(fc.oneof(digits, fc.string()), (text) => {
        const found = parseIsoSpan(text);
        expect(found === null || found.start < found.end).toBe(true);
      }),
    );
  });
});

describe('an instant', () => {
  it('is written as the day alone at midnight', () => {
    expect(formatIsoInstant(utcDay(2018, 6, 15))).toBe('2018-06-15');
  });

  it('is written to the minute otherwise', () => {
    expect(formatIsoInstant(utcDay(2018, 6, 15) + 367 * MINUTE_MS)).toBe('2018-06-15T06:07Z');
  });

  it('reads back as the minute or the day that it begins', () => {
    fc.assert(
      fc.property(minute, (ms) => {
        expect(parseIsoSpan(formatIsoInstant(ms))?.start).toBe(ms);
      }),
    );
  });
});

describe('an interval', () => {
  it.each([
    ['2018-06-14/2018-06-15', '2018-06-14', '2018-06-16'],
    ['2018-06-14/2018-06-14', '2018-06-14', '2018-06-15'],
    ['2018-06/2018-06', '2018-06-01', '2018-07-01'],
    ['2017/2018-06', '2017-01-01', '2018-07-01'],
    ['2018', '2018-01-01', '2019-01-01'],
  ])('%s includes the day, month or year at its end', (text, from, to) => {
    expect(parseIsoInterval(text)).toEqual(span(startOf(from), startOf(to)));
  });

  it('with a time of day at its end stops short of that minute', () => {
    const found = parseIsoInterval('2018-06-14T06:00Z/2018-06-14T12:00Z');
    expect(found && found.end - found.start).toBe(6 * 60 * MINUTE_MS);
  });

  it.each([
    ['../2018-06-14', -Infinity, '2018-06-15'],
    ['2018-06-14/..', '2018-06-14', Infinity],
  ])('%s is open at one end', (text, from, to) => {
    expect(parseIsoInterval(text)).toEqual({ start: edgeOf(from), end: edgeOf(to) });
  });

  it('"../.." is all of time', () => {
    expect(parseIsoInterval('../..')).toEqual(ALL_TIME);
  });

  it.each([
    '2018-06-15/2018-06-14',
    '2018-06-14T06:00Z/2018-06-14T06:00Z',
    '2018-06-14/',
    '/2018-06-14',
    '/',
    '..',
    '2018-06-14/2018-06-15/2018-06-16',
    '2018-06-14--2018-06-15',
    '2018-06-14/P1D',
  ])('"%s" is none', (text) => {
    expect(parseIsoInterval(text)).toBeNull();
  });

  const edges = fc.oneof(
    minute,
    minute.map((ms) => Math.floor(ms / DAY_MS) * DAY_MS),
  );
  const window: fc.Arbitrary<TimeSpan> = fc
    .tuple(fc.oneof(edges, fc.constant(-Infinity)), fc.oneof(edges, fc.constant(Infinity)))
    .filter(([start, end]) => start !== end)
    .map(([a, b]) => span(Math.min(a, b), Math.max(a, b)));

  it('of whole minutes reads back as it was, open ends too', () => {
    fc.assert(
      fc.property(window, (each) => {
        expect(parseIsoInterval(formatIsoInterval(each))).toEqual(each);
      }),
      { numRuns: 500 },
    );
  });

  it('of any length reads back as the whole minutes around it', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 200_000 }), (start, length) => {
        const end = start + length;
        expect(parseIsoInterval(formatIsoInterval(span(start, end)))).toEqual(
          span(Math.floor(start / MINUTE_MS) * MINUTE_MS, Math.ceil(end / MINUTE_MS) * MINUTE_MS + 0), // + 0: never -0
        );
      }),
    );
  });
});

describe('spans', () => {
  const small = fc
    .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .map(([start, length]) => span(start, start + length));

  it('overlap where they share a moment', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        expect(overlaps(a, b)).toBe(moments(a).some((moment) => moments(b).includes(moment)));
      }),
    );
  });

  it('contain what has no moment outside', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        expect(contains(a, b)).toBe(moments(b).every((moment) => moments(a).includes(moment)));
      }),
    );
  });

  it('that touch do not overlap', () => {
    expect(overlaps(span(0, 1), span(1, 2))).toBe(false);
  });

  it.each([
    [1, 1],
    [2, 1],
    [Number.NaN, 1],
    [0, Number.NaN],
  ])('from %d to %d do not exist', (start, end) => {
    expect(() => span(start, end)).toThrow(RangeError);
  });

  it('are the same with the same ends', () => {
    expect([sameSpan(span(0, 1), span(0, 1)), sameSpan(span(0, 1), span(0, 2))]).toEqual([true, false]);
  });

  it('with an open end are not bounded', () => {
    expect([isBounded(span(0, 1)), isBounded(span(0, Infinity)), isBounded(ALL_TIME)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
