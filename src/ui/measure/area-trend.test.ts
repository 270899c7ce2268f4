import { describe, expect, it } from 'vitest';
import { EVENT_KINDS } from '@/domain/event';
import { days, madeUpEvent } from '@/domain/made-up-dossier.test-helper';
import { DAY_MS, span } from '@/domain/time';
import { slowIndex } from '@/state/made-up-state.test-helper';
import { trendOf, trendPath } from './area-trend';

const axis = span(0, 48 * DAY_MS);
const index = slowIndex([
  madeUpEvent('a', { when: days(0, 1), kind: 'call' }),
  madeUpEvent('b', { when: days(0, 1), kind: 'call' }),
  madeUpEvent('c', { when: days(47, 48), kind: 'meeting' }),
]);

describe('a trend', () => {
  it('counts the rows of the shown kinds in each stretch', () => {
    const all = trendOf(index, axis, 2 ** EVENT_KINDS.length - 1);
    expect([all[0], all[1], all[47]]).toEqual([2, 0, 1]);
    expect(trendOf(index, axis, 1 << EVENT_KINDS.indexOf('meeting'))[0]).toBe(0);
  });

  it('is as high as its highest bar, and shows every bar that is not empty', () => {
    expect(trendPath([2, 0, 1])).toBe('M0 28v-28h79v28zM160 28v-14h79v14z');
    expect(trendPath([1000, 1])).toContain('v-1h');
  });
});
