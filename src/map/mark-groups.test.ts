import { describe, expect, it } from 'vitest';
import {
  area,
  days,
  link,
  madeUpDossier,
  madeUpEvent,
  point,
  zone,
} from '@/domain/made-up-dossier.test-helper';
import type { ConflictEvent } from '@/domain/event';
import { madeUpRows } from '@/state/made-up-state.test-helper';
import { groupByPlace } from './mark-groups';

const ZONES = [zone('z', [36, 33])];
const groupsOf = (...events: readonly ConflictEvent[]) =>
  groupByPlace(madeUpRows(madeUpDossier(events, { zones: ZONES })).marks);

describe('groups of marks', () => {
  it('hold what stands at the very same place, in time order', () => {
    const groups = groupsOf(
      madeUpEvent('late', { where: point(36, 33), when: days(5, 6) }),
      madeUpEvent('early', { where: point(36, 33), when: days(1, 2) }),
      madeUpEvent('beside', { where: point(36.0001, 33), when: days(3, 4) }),
    );
    expect(groups.map(({ rows }) => rows)).toEqual([[0, 2], [1]]);
  });

  it('stand where their marks do', () => {
    const [group] = groupsOf(madeUpEvent('a', { where: point(36.1, 33.1) }));
    expect(group?.lngLat.map((value) => value.toFixed(6))).toEqual(['36.100000', '33.100000']);
  });

  it('leave out what has no mark', () => {
    expect(groupsOf(madeUpEvent('nowhere'), madeUpEvent('call', { where: link('p', 'q') }))).toEqual([]);
  });

  it('of areas are not exact', () => {
    expect(groupsOf(madeUpEvent('a', { where: area('z') }))[0]?.isExact).toBe(false);
  });

  it.each([
    ['before', 1, 5],
    ['after', 5, 1],
  ])('of an area and an exact place %s it are exact', (_, exactDay, areaDay) => {
    const groups = groupsOf(
      madeUpEvent('exact', { where: point(36, 33), when: days(exactDay, exactDay + 1) }),
      madeUpEvent('area', { where: area('z'), when: days(areaDay, areaDay + 1) }),
    );
    expect(groups.map(({ isExact, rows }) => [isExact, rows.length])).toEqual([[true, 2]]);
  });
});
