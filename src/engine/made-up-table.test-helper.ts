import { createTableBuilder } from '@/table/build-table';
import type { EventTable } from '@/table/event-table';
import { blankRow } from '@/table/table-row';

/** Four rows with something to filter, sum and show, for the tests of this room. */
export const madeUpTable = (): EventTable => {
  const builder = createTableBuilder();
  const row = Object.assign(blankRow(), {
    id: 'one',
    kind: 'armed-event',
    start: 0,
    end: 10,
    lng: 36,
    lat: 33,
    wherePrecision: 1,
    acledWherePrecision: 2,
    best: 6,
    eventType: 'Battles',
    country: 'Syria',
    actorsA: ['First side', 'Its ally'],
    actorsB: 'Second side',
    notes: 'Clashes near the crossing',
  } as const);
  builder.push(row);
  builder.push({ ...row, id: 'two', start: 20, end: 30, best: null, actorsB: null, notes: 'Shelling' });
  builder.push({ ...row, id: 'three', start: 5, end: 25, best: 1, country: 'Jordan', actorsA: 'Its ally' });
  builder.push({ ...row, id: 'four', kind: 'statement', start: 40, end: 41, country: null, lng: Number.NaN });
  return builder.finish();
};
