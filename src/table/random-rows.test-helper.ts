import fc from 'fast-check';
import { ATTRIBUTION_CLASSES, EVENT_KINDS, FATALITIES_BASES } from '@/domain/event';
import { type TimeSpan, epochMs } from '@/domain/time';
import { createTableBuilder } from './build-table';
import type { EventTable } from './event-table';
import { type TableRow, blankRow } from './table-row';

/** Times so few that equal ones, touching edges and spans longer than the window come up all the time. */
const time = fc.integer({ min: -12, max: 40 });

const bounds = fc.oneof(
  {
    arbitrary: fc
      .tuple(time, fc.integer({ min: 1, max: 5 }))
      .map(([start, ms]) => ({ start, end: start + ms })),
    weight: 6,
  },
  {
    arbitrary: fc
      .tuple(time, fc.integer({ min: 1, max: 80 }))
      .map(([start, ms]) => ({ start, end: start + ms })),
    weight: 3,
  },
  { arbitrary: time.map((start) => ({ start, end: Infinity })), weight: 1 },
  { arbitrary: time.map((end) => ({ start: -Infinity, end })), weight: 1 },
  { arbitrary: fc.constant({ start: -Infinity, end: Infinity }), weight: 1 },
);

/** A window as a reader may set it: bounded, or open at either end. */
export const randomWindow = (): fc.Arbitrary<TimeSpan> =>
  bounds.map(({ start, end }) => ({ start: epochMs(start), end: epochMs(end) }));

const word = fc.constantFrom('Shelling', 'Daraa', "al-Hara'", 'درعا', 'Кафр Шамс', 'naïve', 'x');
const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
const figure = fc.option(fc.integer({ min: 0, max: 400 }));
const named = fc.option(fc.constantFrom('A', 'B', 'Side C', ''));

/** A row of every shape. Kinds are few, so that groups fill. */
export const randomRow = (): fc.Arbitrary<TableRow> =>
  fc
    .record({
      id: fc.string({ maxLength: 5 }),
      span: bounds,
      extent: fc.constantFrom('sometime' as const, 'sometime' as const, 'throughout' as const),
      kind: fc.constantFrom(...EVENT_KINDS.slice(0, 2), ...EVENT_KINDS.slice(-1)),
      place: fc.option(
        fc.record({ lng: fc.integer({ min: -179, max: 179 }), lat: fc.integer({ min: -84, max: 84 }) }),
      ),
      wherePrecision: fc.option(fc.constantFrom(1, 2, 3, 4, 5, 6, 7)),
      acledWherePrecision: fc.option(fc.constantFrom(1, 2, 3)),
      fatalitiesBasis: fc.constantFrom(...FATALITIES_BASES),
      low: figure,
      best: figure,
      high: figure,
      attribution: fc.option(fc.constantFrom(...ATTRIBUTION_CLASSES)),
      country: named,
      actorsA: fc.oneof(named, fc.array(fc.constantFrom('A', 'B', 'Side C'), { maxLength: 3 })),
      actorsB: named,
      title: text,
      notes: text,
    })
    .map(({ span, place, ...fields }) =>
      Object.assign(blankRow(), fields, span, {
        lng: place?.lng ?? Number.NaN,
        lat: place?.lat ?? Number.NaN,
      }),
    );

/** A table with its rows in the table's order. */
export interface RandomTable {
  readonly table: EventTable;
  readonly rows: readonly TableRow[];
}

/** Builds the table and arranges the rows as it did. */
export const tableOf = (rows: readonly TableRow[]): RandomTable => {
  const builder = createTableBuilder();
  for (const row of rows) builder.push(row);
  const table = builder.finish({ keepSourceOrder: true });
  return { table, rows: [...(table.sourceOrder ?? [])].map((at) => rows[at] as TableRow) };
};

/** Many rows out of a few: each again and again, at other times. */
const repeated = (rows: readonly TableRow[], count: number, step: number): TableRow[] =>
  Array.from({ length: count }, (_, number) => {
    const row = rows[number % rows.length] as TableRow;
    const shift = ((number * step) % 47) - 23;
    return Object.assign(blankRow(), row, { start: row.start + shift, end: row.end + shift });
  });

/** Tables from empty to a few blocks of counters long. */
export const randomTable = (): fc.Arbitrary<RandomTable> =>
  fc.oneof(
    fc.array(randomRow(), { maxLength: 12 }).map(tableOf),
    fc
      .tuple(
        fc.array(randomRow(), { minLength: 4, maxLength: 16 }),
        fc.integer({ min: 60, max: 300 }),
        fc.integer({ min: 1, max: 46 }),
      )
      .map(([rows, count, step]) => tableOf(repeated(rows, count, step))),
  );
