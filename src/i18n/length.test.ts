import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat } from './format';
import { KM_PER_MILE, createLengthWords } from './length';
import type { Translate } from './translate';

/** Key and arguments, so that the numbers can be seen. */
const t: Translate = (key, values = {}) => [key, ...Object.values(values)].join(' ');
const words = (units: 'km' | 'mi') => createLengthWords(t, createFormat('en'), units);
const measured = (km: number | null, lowKm: number, highKm: number) => ({
  km,
  lowKm,
  highKm,
  from: [0, 0] as const,
  to: [0, 0] as const,
});

const exact = (km: number) => [words('km').exact(km), words('mi').exact(km)];

describe('a measured length in words', () => {
  it('is rounded outwards, never narrower than it was measured', () => {
    expect(words('km').measured(measured(13.4, 11.9, 14.1))).toBe('length.about length.km 13 11 15');
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (low, more) => {
          const text = words('mi')
            .measured(measured(null, low, low + more))
            .split(' ');
          expect(Number(text[1]) * KM_PER_MILE).toBeLessThanOrEqual(low + 1e-5);
          expect(Number(text[3]) * KM_PER_MILE).toBeGreaterThanOrEqual(low + more - 1e-5);
        },
      ),
    );
  });

  it('that is a whole number is not rounded away from it', () => {
    expect(words('km').measured(measured(12, 12.000_000_000_1, 11.999_999_999_9))).toBe(
      'length.about length.km 12 12 12',
    );
  });

  it('along a path has three figures, and metres or feet below one', () => {
    expect([exact(123.46), exact(0.5)]).toEqual([
      ['length.km 123', 'length.mi 76.7'],
      ['length.m 500', 'length.ft 1,640'],
    ]);
  });
});
