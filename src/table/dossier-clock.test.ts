import { timesOf } from '@/domain/time-column';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeOn } from '@/domain/clock';
import type { ConflictEvent, ReportTime } from '@/domain/event';
import { days, madeUpDossier, madeUpEvent } from '@/domain/made-up-dossier.test-helper';
import { DAY_MS } from '@/domain/time';
import { tableOfDossier } from './dossier-table';

const reported = (day: number, position: number): ReportTime => ({
  edtf: '',
  ...days(day, day + 1),
  basis: 'publication',
  reasoning: '',
  position,
});
const event = (id: string, happened: number, report: ReportTime | null): ConflictEvent => ({
  ...madeUpEvent(id, { when: days(happened, happened + 1) }),
  reported: report,
});
const idsOn = (clock: 'happened' | 'reported', events: readonly ConflictEvent[]): readonly string[] => {
  const { length, sourceOrder } = tableOfDossier(madeUpDossier(events), clock);
  return Array.from({ length }, (_, row) => events[sourceOrder?.[row] ?? -1]?.id ?? '?');
};

describe('a dossier on its two clocks', () => {
  const toll = event('toll', 5, reported(7, 1));
  const warning = event('warning', 4, reported(7, 2));

  it('puts the warning first as it happened, and the toll first as it was printed', () => {
    const events = [warning, toll];
    expect([idsOn('happened', events), idsOn('reported', events)]).toEqual([
      ['warning', 'toll'],
      ['toll', 'warning'],
    ]);
  });

  it('has the day of the report as the time of every row', () => {
    const { marks } = tableOfDossier(madeUpDossier([warning, toll]), 'reported');
    expect([[...timesOf(marks.start)], [...timesOf(marks.end)], [...marks.extent]]).toEqual([
      [7 * DAY_MS, 7 * DAY_MS],
      [8 * DAY_MS, 8 * DAY_MS],
      [0, 0],
    ]);
  });

  it('leaves open what nobody reported', () => {
    expect(timeOn('reported', event('rumour', 1, null))).toMatchObject({ earliest: null, latest: null });
  });

  it('holds every event once, by day of report, then in the order of print', () => {
    const some = fc
      .array(fc.tuple(fc.nat(9), fc.nat(3)), { minLength: 1, maxLength: 20 })
      .chain((times) =>
        fc
          .shuffledSubarray([...times.keys()], { minLength: times.length })
          .map((positions) =>
            times.map(([happened, day], index) =>
              event(`e${index}`, happened, reported(day, positions[index] ?? 0)),
            ),
          ),
      );
    fc.assert(
      fc.property(some, (events) => {
        const slow = events
          .toSorted(
            (a, b) =>
              (a.reported?.earliest ?? 0) - (b.reported?.earliest ?? 0) ||
              (a.reported?.position ?? 0) - (b.reported?.position ?? 0),
          )
          .map(({ id }) => id);
        expect(idsOn('reported', events)).toEqual(slow);
      }),
    );
  });
});
