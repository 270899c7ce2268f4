import { describe, expect, it } from 'vitest';
import type { EventTime } from '@/domain/event';
import { days } from '@/domain/made-up-dossier.test-helper';
import { DAY_MS, epochMs } from '@/domain/time';
import { createFormat } from '@/i18n/format';
import type { Translate } from '@/i18n/translate';
import { describeWhen } from './describe-when';

/** Says which message is asked for, with what. */
const keyed: Translate = (key, values) => [key, ...Object.values(values ?? {})].join(' | ');
const english = createFormat('en');
const told = (
  extent: EventTime['extent'],
  { earliest, latest }: Pick<EventTime, 'earliest' | 'latest'>,
): string => describeWhen({ earliest, latest, extent }, keyed, english);

describe('when, in words', () => {
  it('of a known day is the day', () => {
    expect(told('sometime', days(0, 1))).toBe('1 January 1970');
  });

  it('of hours within a day is the day', () => {
    expect(told('sometime', { earliest: epochMs(3_600_000), latest: epochMs(7_200_000) })).toBe(
      '1 January 1970',
    );
  });

  it('of less than a day around midnight names both days', () => {
    const night = { earliest: epochMs(DAY_MS * 0.75), latest: epochMs(DAY_MS * 1.25) };
    expect(told('sometime', night)).toMatch(/1.+2 January 1970/);
  });

  it('of several days says that it was some time in them, the last day included', () => {
    expect(told('sometime', days(0, 3))).toMatch(/^when\.sometime \| 1\s*–\s*3 January 1970$/);
  });

  it('of what held says so', () => {
    expect(told('throughout', days(0, 3))).toMatch(/^when\.throughout \| 1\s*–\s*3 January 1970$/);
  });

  it('of what is only known to be over names the last possible day', () => {
    expect(told('sometime', { earliest: null, latest: epochMs(3 * DAY_MS) })).toBe(
      'when.by | 3 January 1970',
    );
  });

  it('of what went on from a day on names the first day', () => {
    expect(told('throughout', { earliest: epochMs(0), latest: null })).toBe(
      'when.throughoutFrom | 1 January 1970',
    );
  });

  it('of what happened at some time after a day does not say that it went on', () => {
    expect(told('sometime', { earliest: epochMs(0), latest: null })).toBe('when.from | 1 January 1970');
  });

  it('of what has no date says that', () => {
    expect(told('sometime', { earliest: null, latest: null })).toBe('when.unknown');
  });
});
