import { describe, expect, it } from 'vitest';
import { madeUpDossier, madeUpEvent } from '@/domain/made-up-dossier.test-helper';
import { DAY_MS } from '@/domain/time';
import { madeUpRows } from '@/state/made-up-state.test-helper';
import { layOutBars } from './timeline-bars';

const rows = madeUpRows(madeUpDossier(['a', 'b', 'c', 'd'].map((id) => madeUpEvent(id))));
const found = [0, 1, 2, 3];

describe('bars of one day', () => {
  it('stand above each other on the clock of what happened', () => {
    const { laneCount, spanOfRow } = layOutBars(rows, found, 0);
    expect([laneCount, found.map((row) => spanOfRow(row).start)]).toEqual([4, [0, 0, 0, 0]]);
  });

  it('come one after the other on the clock of reports, in the order of print', () => {
    const { laneCount, spanOfRow } = layOutBars({ ...rows, clock: 'reported' }, found, 0);
    expect(laneCount).toBe(1);
    expect(found.map((row) => spanOfRow(row).start)).toEqual(
      [0, 0.25, 0.5, 0.75].map((share) => share * DAY_MS),
    );
    expect(spanOfRow(3).end).toBe(DAY_MS);
  });
});
