import { describe, expect, it } from 'vitest';
import type { PlaceMix } from '@/domain/place-mix';
import { createFormat } from '@/i18n/format';
import { loadTranslate } from '@/i18n/translate';
import { describeMix } from './describe-mix';

const t = await loadTranslate('en');
const format = createFormat('en');
const NONE = { place: 0, district: 0, province: 0, country: 0, unknown: 0 };
const say = (certain: number, possible: number, known: Partial<PlaceMix['known']>): string =>
  describeMix({ certain, possible, known: { ...NONE, ...known } }, t, format);

describe('what stands at a place', () => {
  it('is counted, with what is known less exactly than the place', () => {
    expect(say(12, 12, { place: 7, district: 5 })).toBe(
      '12 events here, 5 of them known only to the district',
    );
  });

  it('is counted on both sides where some are only possible', () => {
    expect(say(1, 1841, { place: 1841 })).toBe('1 event here certainly, 1,841 possibly');
  });

  it('says so where all are known alike', () => {
    expect(say(3, 3, { province: 3 })).toBe('3 events here, all known only to the province');
  });

  it('names every level that occurs, and what does not say', () => {
    expect(say(6, 6, { place: 1, district: 2, country: 2, unknown: 1 })).toBe(
      '6 events here, 2 of them known only to the district, 2 of them known only to the country or to an area without bounds, how exactly the place is known is not given for 1 of them',
    );
  });

  it('is no word more than the event’s own where it stands alone', () => {
    expect(say(1, 1, { district: 1 })).toBe('');
  });
});
