import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, epochMs, span, utcDay } from '@/domain/time';
import { createFormat } from './format';
import { directionOf, loadTranslate } from './translate';

const LOCALES = ['en', 'ar', 'he', 'ru'] as const;
const isFirstOfMonth = (ms: number): boolean => new Date(ms).getUTCDate() === 1;
const june = utcDay(2018, 6, 15);

describe('dates', () => {
  it('are days of UTC at every moment of them', () => {
    const { day } = createFormat('en');
    expect([day(june), day(june + DAY_MS - 1)]).toEqual(['15 June 2018', '15 June 2018']);
  });

  it('of a span include its last day and not the next', () => {
    expect(createFormat('en').span(span(june, june + 3 * DAY_MS))).toMatch(/^15\s*–\s*17 June 2018$/);
  });

  it('of a span of one day are that day', () => {
    expect(createFormat('en').span(span(june, june + DAY_MS))).toBe('15 June 2018');
  });

  it.each([
    ['en', 'en-GB'],
    ['ar', 'ar-u-nu-latn-ca-gregory'],
    ['he', 'he'],
    ['ru', 'ru'],
  ] as const)('of any span in %s are those of the platform', (locale, tag) => {
    const format = createFormat(locale);
    const slow = new Intl.DateTimeFormat(tag, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    });
    const first = fc.integer({ min: utcDay(2013, 12, 20) / DAY_MS, max: utcDay(2016, 1, 10) / DAY_MS });
    const length = fc.oneof(fc.integer({ min: 2, max: 27 }), fc.integer({ min: 28, max: 900 }));
    fc.assert(
      fc.property(first, length, (day, days) => {
        const [start, end] = [epochMs(day * DAY_MS), epochMs((day + days) * DAY_MS)];
        fc.pre(!(isFirstOfMonth(start) && isFirstOfMonth(end))); // whole months have words of their own
        expect(format.span({ start, end })).toBe(slow.formatRange(start, end - 1));
      }),
    );
  });

  it.each(LOCALES)('in %s have Western digits and the Gregorian year', (locale) => {
    const { day, number } = createFormat(locale);
    expect([day(june).includes('2018'), number(7)]).toEqual([true, '7']);
  });
});

describe('a signed number', () => {
  it.each(LOCALES)('in %s keeps its sign before it, also among letters from right to left', (locale) => {
    const { signed } = createFormat(locale);
    expect(signed(-3)).toMatch(/^\u2066\u200E?−3\u2069$/u);
    expect(signed(3)).toMatch(/^\u2066\u200E?\+3\u2069$/u);
    expect(signed(0)).toBe('\u20660\u2069');
  });
});

describe('words', () => {
  it.each(LOCALES)('in %s count with the plural of the language', async (locale) => {
    const t = await loadTranslate(locale);
    const numbers = [0, 1, 2, 5, 11, 21, 100].map((count) =>
      t('result.count', { certain: count, possible: count }),
    );
    expect(numbers.every((text) => text.length > 0 && !/[{}]/.test(text))).toBe(true);
  });

  it('in English read like the result count', async () => {
    const t = await loadTranslate('en');
    expect([
      t('result.count', { certain: 12, possible: 17 }),
      t('result.count', { certain: 1, possible: 1 }),
    ]).toEqual(['12 events certainly, 17 possibly', '1 event certainly, 1 possibly']);
  });

  it('run from right to left in Arabic and Hebrew only', () => {
    expect(LOCALES.map(directionOf)).toEqual(['ltr', 'rtl', 'rtl', 'ltr']);
  });
});
