import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, formatIsoDay } from '@/domain/time';
import { resolveEdtf } from './edtf';

const day = (ms: number | null): string => (ms === null ? '..' : formatIsoDay(ms));

/** The bounds as days, the later one exclusive, or the reason. */
const days = (text: string): string => {
  const resolved = resolveEdtf(text);
  if (!resolved.ok) return resolved.error;
  const { earliest, latest } = resolved.value;
  return `${day(earliest)} ${day(latest)}`;
};

describe('resolveEdtf', () => {
  it.each([
    ['a day', '2018-06-15', '2018-06-15 2018-06-16'],
    ['a month', '2015-09', '2015-09-01 2015-10-01'],
    ['a leap February', '2016-02', '2016-02-01 2016-03-01'],
    ['a year', '2017', '2017-01-01 2018-01-01'],
    ['a year to a day', '2017/2018-06-12', '2017-01-01 2018-06-13'],
    ['an interval of days', '2017-07-09/2018-06-12', '2017-07-09 2018-06-13'],
    ['an open start', '../2018-06-16', '.. 2018-06-17'],
    ['an open end', '2017-07-07/..', '2017-07-07 ..'],
    ['an unknown start', '/2018-06-16', '.. 2018-06-17'],
    ['one day of a week', '[2018-06-10..2018-06-16]', '2018-06-10 2018-06-17'],
    ['one day from then on', '[2018-06-15..]', '2018-06-15 ..'],
    ['one day up to then', '[..2018-06-12]', '.. 2018-06-13'],
    ['a day in a month or after it', '[2018-05..2018-06-02]', '2018-05-01 2018-06-03'],
  ])('reads %s', (_, text, expected) => {
    expect(days(text)).toBe(expected);
  });

  it.each([
    ['2018-05~/2018-06-16', '2018-05-01 2018-06-17'],
    ['2018-06-15?', '2018-06-15 2018-06-16'],
    ['[2018-05-21~..2018-05-31]', '2018-05-21 2018-06-01'],
  ])('is not widened by a qualifier: %s', (text, expected) => {
    expect(days(text)).toBe(expected);
  });

  it.each([
    '2018-02-30',
    '2018-13',
    '12 June 2018',
    '',
    '[..]',
    '[2018-06-15',
    '2018/2019/2020',
    '201X',
    '2017-21',
  ])('refuses %j', (text) => {
    expect(days(text)).toContain('is not a date');
  });

  it('refuses an interval that ends before it begins', () => {
    expect(days('2018-06-16/2018-06-15')).toBe('"2018-06-16/2018-06-15" ends before it begins');
  });

  it('counts both days of an interval', () => {
    const dayNumber = fc.integer({ min: -20_000, max: 40_000 });
    fc.assert(
      fc.property(dayNumber, fc.nat(5000), (first, length) => {
        const [from, to] = [first * DAY_MS, (first + length) * DAY_MS].map(formatIsoDay);
        const bounds = { earliest: first * DAY_MS, latest: (first + length + 1) * DAY_MS };
        expect(resolveEdtf(`${from}/${to}`)).toEqual({ ok: true, value: bounds });
        expect(resolveEdtf(`[${from}..${to}]`)).toEqual({ ok: true, value: bounds });
      }),
    );
  });
});
