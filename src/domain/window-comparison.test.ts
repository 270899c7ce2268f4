import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { days, madeUpEvent } from './made-up-dossier.test-helper';
import { type ConflictEvent, spanOf } from './event';
import { certaintyIn } from './filter';
import { ALL_TIME, DAY_MS, type TimeSpan, overlaps, parseIsoInterval, span } from './time';
import { COMPARED_PRESETS, differenceOf, presetWindow } from './window-comparison';

const isoWindow = (text: string): TimeSpan => parseIsoInterval(text) ?? span(0, 1);
const preset = (name: (typeof COMPARED_PRESETS)[number], text: string) => presetWindow(name, isoWindow(text));

describe('what a window is compared with', () => {
  it('is the seven days before it', () => {
    expect(preset('week-before', '2018-06-12/2018-06-17')).toEqual(isoWindow('2018-06-05/2018-06-11'));
  });

  it('is as many days before or after it', () => {
    expect(preset('before', '2018-06-12/2018-06-17')).toEqual(isoWindow('2018-06-06/2018-06-11'));
    expect(preset('after', '2018-06-12/2018-06-17')).toEqual(isoWindow('2018-06-18/2018-06-23'));
  });

  it.each([
    ['2018-06-12/2018-06-17', '2017-06-12/2017-06-17'],
    ['2018-01-01/2018-12-31', '2017-01-01/2017-12-31'],
    ['2024-02-29', '2023-02-28'],
    ['2024-02-28', '2023-02-28'],
    ['2024-02-01/2024-02-29', '2023-02-01/2023-02-28'],
  ])('a year earlier is the same days: %s becomes %s', (window, earlier) => {
    expect(preset('year-earlier', window)).toEqual(isoWindow(earlier));
  });

  it('is nothing where the window has an open end', () => {
    for (const name of COMPARED_PRESETS) expect(presetWindow(name, ALL_TIME)).toBeNull();
  });

  it('is never empty', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COMPARED_PRESETS),
        fc.integer({ min: -200_000, max: 200_000 }),
        fc.integer({ min: 1, max: 20_000 }),
        (name, first, length) => {
          const window = presetWindow(name, span(first * DAY_MS, (first + length) * DAY_MS));
          expect((window?.end ?? 0) - (window?.start ?? 0)).toBeGreaterThanOrEqual(DAY_MS);
        },
      ),
    );
  });
});

/** In which of the two windows an event may have been: every way in which what is unknown can have turned out. */
const outcomes = ({ when }: ConflictEvent, a: TimeSpan, b: TimeSpan): readonly number[] => {
  if (when.extent === 'throughout') {
    const isIn = (window: TimeSpan): number => (overlaps(spanOf(when), window) ? 1 : 0);
    return [isIn(a) - isIn(b)];
  }
  const found: number[] = [];
  for (let day = (when.earliest ?? 0) / DAY_MS; day < (when.latest ?? 0) / DAY_MS; day += 1) {
    const moment = span(day * DAY_MS, (day + 1) * DAY_MS);
    found.push((overlaps(moment, a) ? 1 : 0) - (overlaps(moment, b) ? 1 : 0));
  }
  return found;
};

const countIn = (list: readonly ConflictEvent[], own: TimeSpan) => {
  const found = list.map(({ when }) => certaintyIn(when, own));
  return {
    certain: found.filter((certainty) => certainty === 'certain').length,
    possible: found.filter((certainty) => certainty !== 'outside').length,
  };
};

describe('the difference of two counts', () => {
  const events = fc.array(
    fc
      .record({
        first: fc.integer({ min: 0, max: 12 }),
        length: fc.integer({ min: 1, max: 12 }),
        extent: fc.constantFrom('sometime' as const, 'throughout' as const),
      })
      .map(({ first, length, extent }) =>
        madeUpEvent('e', { when: { ...days(first, first + length), extent } }),
      ),
    { maxLength: 8 },
  );
  const window = fc
    .record({ first: fc.integer({ min: 0, max: 16 }), length: fc.integer({ min: 1, max: 8 }) })
    .map(({ first, length }) => span(first * DAY_MS, (first + length) * DAY_MS));
  it('holds every way in which the events can have been in two windows', () => {
    fc.assert(
      fc.property(events, window, window, (list, a, b) => {
        const { low, high } = differenceOf(countIn(list, a), countIn(list, b));
        const each = list.map((event) => outcomes(event, a, b));
        expect(each.reduce((sum, own) => sum + Math.min(...own), 0)).toBeGreaterThanOrEqual(low);
        expect(each.reduce((sum, own) => sum + Math.max(...own), 0)).toBeLessThanOrEqual(high);
      }),
    );
  });

  it('is no wider than that where the windows do not overlap', () => {
    fc.assert(
      fc.property(
        events,
        window.chain((a) => fc.tuple(fc.constant(a), window)).filter(([a, b]) => !overlaps(a, b)),
        (list, [a, b]) => {
          const { low, high } = differenceOf(countIn(list, a), countIn(list, b));
          const each = list.map((event) => outcomes(event, a, b));
          expect(each.reduce((sum, own) => sum + Math.min(...own), 0)).toBe(low);
          expect(each.reduce((sum, own) => sum + Math.max(...own), 0)).toBe(high);
        },
      ),
    );
  });
});
