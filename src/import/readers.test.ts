import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Utf8Span, decodeSpan } from '@/domain/utf8-span';
import { DAY_MS, formatIsoDay, utcDay } from '@/domain/time';
import { decimalFromBytes, isoDayFromBytes } from '@/import/byte-numbers';
import { decideDateOrder } from '@/import/date-order';
import { parseForeignDate } from '@/import/dates';
import { IdRegister } from '@/import/id-register';
import { IntegerSet } from '@/import/integer-set';
import { LabelBook } from '@/import/label-book';
import { fitBboxOf, LongitudeUse } from '@/import/longitude-use';
import { parseCoordinate, parseDeaths, parsePlainNumber } from '@/import/numbers';

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a decimal read from bytes is the number that the text writes, to the last bit', () => {
  const decimal = fc
    .tuple(fc.integer({ min: -180_000_000, max: 180_000_000 }), fc.integer({ min: 0, max: 9 }))
    .map(([mantissa, decimals]) => (mantissa / 10 ** decimals).toFixed(decimals));
  fc.assert(
    fc.property(decimal, (text) => {
      expect(decimalFromBytes(bytesOf(text), 0, text.length)).toBe(Number(text));
    }),
  );
});

test('whatever is no plain decimal is left to the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('1', '2', '.', '-', '+', 'e', ' ', ',', 'x') }), (text) => {
      const value = decimalFromBytes(bytesOf(text), 0, text.length);
      expect(Number.isNaN(value) || Object.is(value, Number(text))).toBe(true);
    }),
  );
});

test('a day read from bytes is that day, also with a time of zeros, and no other text is a day', () => {
  const day = fc.tuple(
    fc.integer({ min: 0, max: 9999 }),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 0, max: 32 }),
  );
  fc.assert(
    fc.property(day, fc.constantFrom('', ' 00:00:00.000', 'T00:00:00', 'T10:00', 'x'), ([y, m, d], tail) => {
      const text = `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`;
      const start = utcDay(y, m, d);
      const isDay = m >= 1 && d >= 1 && formatIsoDay(start) === text && !/[1x]/u.test(tail);
      expect(isoDayFromBytes(bytesOf(text + tail), 0, text.length + tail.length)).toBe(
        isDay ? start : Number.NaN,
      );
    }),
    { numRuns: 1000 },
  );
});

test('a text found again is the same text, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 40 }), (values) => {
      const book = new LabelBook();
      for (const value of [...values, ...values]) {
        const bytes = bytesOf(value);
        const padded = new Uint8Array(bytes.length + 8).fill(65);
        padded.set(bytes, 3);
        const found = book.find(new DataView(padded.buffer), 3, 3 + bytes.length);
        const number = found >= 0 ? found : book.keep(padded, 3, 3 + bytes.length, value);
        expect(number < 0 ? null : book.text(number)).toBe(bytes.length <= 96 ? value : null);
      }
    }),
  );
});

test.each([
  ['36,2', 36.2],
  ['36.2°', 36.2],
  ['36°12\'0"N', 36.2],
  ['36°12′S', -36.2],
  ['37.15 W', -37.15],
  ["-36° 30'", -36.5],
  ['3.62e1', 36.2],
])('%s is %d degrees', (text, degrees) => {
  expect(parseCoordinate(text)?.degrees).toBeCloseTo(degrees, 12);
});

test.each(['north', '36,2,1', "36°70'", '1,234,567', '', '36.2.1', '36°12'])(
  '%j is no coordinate',
  (text) => {
    expect(parseCoordinate(text)).toBeNull();
  },
);

test('a number of a hundred thousand digits is neither infinite nor slow', () => {
  expect(parsePlainNumber('9'.repeat(1_000_000))).toBeNaN();
  expect(parsePlainNumber(`36.${'1'.repeat(200_000)}`)).toBeCloseTo(36.1111, 3);
});

test.each([
  ['7', { kind: 'count', count: 7 }],
  ['10-15', { kind: 'range', low: 10, high: 15 }],
  ['12+', { kind: 'range', low: 12, high: null }],
  ['1,234', { kind: 'unusable' }],
  ['-3', { kind: 'unusable' }],
  ['0x10', { kind: 'unusable' }],
  ['15-10', { kind: 'unusable' }],
])('the deaths %s are read as they stand or not at all', (text, figure) => {
  expect(parseDeaths(text)).toEqual(figure);
});

const spanOf = (text: string, order: 'dmy' | 'mdy' = 'dmy'): string => {
  const date = parseForeignDate(text, order);
  return date ? `${new Date(date.start).toISOString()} ${date.end - date.start} ${date.form}` : 'none';
};

test.each([
  ['2024-03-31', '2024-03-31T00:00:00.000Z 86400000 plain'],
  ['2024-03-31T00:30:00+03:00', '2024-03-30T21:30:00.000Z 1000 plain'],
  ['2024-03-31 00:30:00.000', '2024-03-31T00:30:00.000Z 1000 time-without-zone'],
  ['2024-03-31T00:30Z', '2024-03-31T00:30:00.000Z 60000 plain'],
  ['2024-03-31T00:00:00Z', '2024-03-31T00:00:00.000Z 86400000 plain'],
  ['31/03/2024', '2024-03-31T00:00:00.000Z 86400000 plain'],
  ['31.3.24', '2024-03-31T00:00:00.000Z 86400000 two-digit-year'],
  ['1 January 2024', '2024-01-01T00:00:00.000Z 86400000 plain'],
  ['01-Jan-2024', '2024-01-01T00:00:00.000Z 86400000 plain'],
  ['Sept 5, 2024', '2024-09-05T00:00:00.000Z 86400000 plain'],
  ['March 2024', '2024-03-01T00:00:00.000Z 2678400000 plain'],
  ['20240331', '2024-03-31T00:00:00.000Z 86400000 plain'],
  ['45292', '2024-01-01T00:00:00.000Z 86400000 excel-serial'],
  ['1523448000', '2018-04-11T12:00:00.000Z 1000 unix-time'],
  ['0033-04-03', '0033-04-03T00:00:00.000Z 86400000 plain'],
  ['2024', '2024-01-01T00:00:00.000Z 31622400000 plain'],
])('the date %s is read without a shift', (text, span) => {
  expect(spanOf(text)).toBe(span);
});

test.each([
  '2023-02-30',
  '31/02/2024',
  '2024-13-01',
  '0000-00-00',
  'yesterday',
  '45',
  '12:30',
  '32 May 2024',
  '2024-03-31T25:00',
])('%s is no date', (text) => {
  expect(spanOf(text)).toBe('none');
});

test('every day is read the same in both orders when written in them', () => {
  fc.assert(
    fc.property(fc.integer({ min: -30_000, max: 30_000 }), (days) => {
      const [year = '', month, day] = formatIsoDay(days * DAY_MS).split('-');
      expect(parseForeignDate(`${day}/${month}/${year}`, 'dmy')?.start).toBe(days * DAY_MS);
      expect(parseForeignDate(`${month}/${day}/${year}`, 'mdy')?.start).toBe(days * DAY_MS);
    }),
  );
});

test('one date past the twelfth decides the order of the whole file', () => {
  expect(decideDateOrder(['01/02/2020', '13/02/2020'])).toMatchObject({
    order: 'dmy',
    basis: 'decided-by-value',
  });
  expect(decideDateOrder(['01/02/2020', '02/13/2020'])).toMatchObject({
    order: 'mdy',
    basis: 'decided-by-value',
  });
});

test('an order that nothing tells is said to be assumed', () => {
  expect(decideDateOrder(['05/02/2020', '01/03/2020'])).toMatchObject({ basis: 'assumed' });
  expect(decideDateOrder(['2020-02-05'])).toBeNull();
});

test('repeated and missing ids become unique', () => {
  const ids = new IdRegister();
  const claimed = ['k', 'k', 'k~2', '', '7', '7', '07'].map((id, at) => decodeSpan(ids.claim(id, at)));
  expect(claimed).toEqual(['k', 'k~2', 'k~2~2', 'row-3', '7', '7~2', '07']);
});

const asciiSpan = (text: string): Utf8Span => {
  const bytes = bytesOf(`  ${text}12`); // what stands around it is not it
  return { bytes, words: new DataView(bytes.buffer), from: 2, to: bytes.length - 2, isAscii: true };
};

test('ids are told apart as their texts are, numbers or not, texts or bytes', () => {
  const prefix = fc.oneof(
    fc.constantFrom('', 'SYR', 'SY', 'row-', '1.', 'a~'),
    fc.integer({ min: 0, max: 900 }).map((it) => `p${it}_`),
  );
  const number = fc.constantFrom('', '0', '7', '07', '70', '123456789', '1234567890', '99999999999999999999');
  const id = fc.tuple(prefix, number).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(fc.tuple(id, fc.boolean()), { maxLength: 2000 }), (wanted) => {
      const ids = new IdRegister();
      const known = new Set<string>();
      for (const [at, [each, isBytes]] of wanted.entries()) {
        const isNew = each !== '' && !known.has(each);
        const claimed = decodeSpan(ids.claim(isBytes && each !== '' ? asciiSpan(each) : each, at));
        expect(claimed === each).toBe(isNew);
        expect(known.has(claimed)).toBe(false);
        known.add(claimed);
      }
    }),
    { numRuns: 20 },
  );
});

test('the integer set agrees with a Set', () => {
  const integer = fc.oneof(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 2 ** 31 - 1 }));
  fc.assert(
    fc.property(fc.array(integer, { maxLength: 9000 }), (values) => {
      const own = new IntegerSet();
      const known = new Set<number>();
      for (const value of values) {
        expect(own.add(value)).toBe(!known.has(value));
        known.add(value);
      }
    }),
    { numRuns: 20 },
  );
});

test('data on both sides of the antimeridian fits a narrow box', () => {
  const use = new LongitudeUse();
  for (const lng of [178, 179.9, -179, -177]) use.add(lng);
  expect(fitBboxOf([-179, -19, 179.9, -16], use)).toEqual([178, -19, -177, -16]);
});
