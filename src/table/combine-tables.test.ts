import { timeAt } from '@/domain/time-column';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KNOWN_TO } from '@/domain/precision';
import { EVENT_KINDS } from '@/domain/event';
import { ALL_TIME } from '@/domain/time';
import { MOST_COMBINED, combineTables } from './combine-tables';
import { resultsByDataset } from './dataset-results';
import { actorsOfGroup } from './dictionary';
import {
  DICTIONARY_NAMES,
  type EventTable,
  bytesPerRow,
  datasetOf,
  rowOfId,
  rowTextOf,
  textOf,
} from './event-table';
import { sumFatalities } from './fatality-sums';
import { type RandomTable, randomRow, randomTable, randomWindow, tableOf } from './random-rows.test-helper';
import { type RowBits, hasRow } from './row-bits';
import { buildRowIndex } from './row-index';
import { NO_CLAUSES, type SlowClauses, rowsPassing } from './slow-clauses';
import { blankRow } from './table-row';

/** A table as a dossier has it, with search texts of its own. */
const ownSearchTexts = fc
  .array(randomRow(), { minLength: 1, maxLength: 8 })
  .map((rows) => tableOf(rows.map((row) => Object.assign(row, { searchText: `${row.title} кафр own` }))));

/** A table as files have it that were read together. */
const fromFiles = fc
  .array(fc.tuple(randomRow(), fc.constantFrom(null, 'a.csv', 'b.csv')), { minLength: 1, maxLength: 8 })
  .map((rows) => tableOf(rows.map(([row, file], at) => Object.assign(row, { file, record: at * 90 + 1 }))));

const parts = fc.array(
  fc
    .oneof({ arbitrary: randomTable(), weight: 2 }, ownSearchTexts, fromFiles)
    .map(({ table }: RandomTable) => table),
  { minLength: 1, maxLength: 4 },
);

/** Each combined row as its dataset and its row there; the table itself keeps only the dataset. */
const originsOf = (table: EventTable): readonly (readonly [dataset: number, row: number])[] => {
  const next = new Map<number, number>();
  return Array.from({ length: table.length }, (_, row) => {
    const dataset = datasetOf(table, row);
    const at = next.get(dataset) ?? 0;
    next.set(dataset, at + 1);
    return [dataset, at] as const;
  });
};

const rowFacts = (table: EventTable, row: number) => ({
  ...rowTextOf(table, row),
  marks: [
    timeAt(table.marks.start, row),
    timeAt(table.marks.end, row),
    table.marks.x[row],
    table.marks.y[row],
    table.marks.kind[row],
    table.marks.style[row],
    table.marks.extent[row],
    table.marks.weight[row],
  ],
  figures: [table.low[row], table.best[row], table.high[row], table.record[row]],
  codes: [table.wherePrecision[row], table.whenPrecision[row], table.attribution[row]],
  texts: DICTIONARY_NAMES.map((name) => textOf(table, name, row)),
  file: table.files[table.file?.[row] ?? 0],
  actors: [table.actorsA, table.actorsB].map((codes) => actorsOfGroup(table.actors, codes[row] ?? 0)),
});

const clauses: fc.Arbitrary<SlowClauses> = fc.record({
  attribution: fc.option(fc.constant(['named-source' as const])),
  actors: fc.option(fc.subarray(['A', 'B', 'Side C'])),
  query: fc.constantFrom('', 'daraa', 'кафр', 'own', 'b', 'hara shell', 'side'),
  bounds: fc.option(fc.constant([-90, -40, 120, 60] as const)),
  known: fc.option(fc.constantFrom(...KNOWN_TO)),
  area: fc.constant(null),
  categories: fc.constantFrom({}, { country: ['A'] }, { country: ['', 'B'] }),
  datasets: fc.constant(null),
  ids: fc.constant(null),
});
const anyMask = fc.integer({ min: 0, max: 2 ** EVENT_KINDS.length - 1 });

const compareKeys = (a: readonly number[], b: readonly number[]): number => {
  const differs = a.findIndex((value, at) => value !== b[at]);
  return differs < 0 ? 0 : (a[differs] ?? 0) < (b[differs] ?? 0) ? -1 : 1;
};

const passes = (bits: RowBits | null, table: EventTable): boolean[] =>
  Array.from({ length: table.length }, (_, row) => hasRow(bits, row));
const one = (notes: string): EventTable => tableOf([Object.assign(blankRow(), { id: 'same', notes })]).table;

describe('several tables as one', () => {
  it('keep every field of every row, sorted by start, then end, then table', () => {
    fc.assert(
      fc.property(parts, (tables) => {
        const combined = combineTables(tables);
        const origins = originsOf(combined);
        expect(combined.length).toBe(tables.reduce((sum, { length }) => sum + length, 0));
        expect(origins.map((_, row) => rowFacts(combined, row))).toEqual(
          origins.map(([dataset, at]) => rowFacts(tables[dataset] as EventTable, at)),
        );
        const { start, end } = combined.marks;
        const keys = origins.map((origin, row) => [timeAt(start, row), timeAt(end, row), ...origin]);
        expect(keys).toEqual(keys.toSorted(compareKeys));
      }),
      { numRuns: 25 },
    );
  });

  it('answer every query with what the parts answer', () => {
    fc.assert(
      fc.property(parts, clauses, randomWindow(), anyMask, (tables, asked, window, mask) => {
        const combined = combineTables(tables);
        const origins = originsOf(combined);
        const bits = rowsPassing(combined, asked);
        const index = buildRowIndex(combined, bits);
        const counts = index.countByKind(window);
        const page = [...index.page(window, mask, 0, combined.length)];
        const results = resultsByDataset(combined, window, mask, bits);
        const certainSums = { low: 0, best: 0, high: 0 };
        const sums = { ...certainSums, withoutFigure: 0, noneOrUnknown: 0, byConvention: 0 };
        const possible = EVENT_KINDS.map(() => 0);
        const certain = EVENT_KINDS.map(() => 0);
        expect(page).toEqual(page.toSorted((a, b) => a - b));
        for (const [dataset, table] of tables.entries()) {
          const ownBits = rowsPassing(table, asked);
          const ownIndex = buildRowIndex(table, ownBits);
          const own = ownIndex.countByKind(window);
          const listed = page.flatMap((row) => (origins[row]?.[0] === dataset ? [origins[row][1]] : []));
          expect(listed).toEqual([...ownIndex.page(window, mask, 0, table.length)]);
          const deaths = sumFatalities(table, window, mask, ownBits);
          const isWanted = (_: number, kind: number) => ((mask >> kind) & 1) === 1;
          const total = (by: Uint32Array) => by.filter(isWanted).reduce((sum, count) => sum + count, 0);
          expect(results[dataset]).toEqual({
            certain: total(own.certain),
            possible: total(own.possible),
            deaths,
          });
          for (const kind of EVENT_KINDS.keys()) {
            possible[kind] = (possible[kind] ?? 0) + (own.possible[kind] ?? 0);
            certain[kind] = (certain[kind] ?? 0) + (own.certain[kind] ?? 0);
          }
          for (const name of ['low', 'best', 'high'] as const) {
            sums[name] += deaths[name];
            certainSums[name] += deaths.certain[name];
          }
          for (const name of ['withoutFigure', 'noneOrUnknown', 'byConvention'] as const)
            sums[name] += deaths[name];
        }
        expect([...counts.possible]).toEqual(possible);
        expect([...counts.certain]).toEqual(certain);
        expect(sumFatalities(combined, window, mask, bits)).toEqual({ ...sums, certain: certainSums });
        expect(results).toHaveLength(tables.length);
      }),
      { numRuns: 40 },
    );
  });

  it('show the datasets that are wanted and no others', () => {
    fc.assert(
      fc.property(parts, fc.subarray([0, 1, 2, 3]), (tables, datasets) => {
        const combined = combineTables(tables);
        const shown = passes(rowsPassing(combined, { ...NO_CLAUSES, datasets }), combined);
        expect(shown).toEqual(originsOf(combined).map(([dataset]) => datasets.includes(dataset)));
        const [alone] = tables;
        if (alone === undefined) return;
        const isShown = passes(rowsPassing(alone, { ...NO_CLAUSES, datasets }), alone);
        expect(isShown).toEqual(isShown.map(() => datasets.includes(0)));
      }),
      { numRuns: 40 },
    );
  });

  it('find a row by its id within its own dataset', () => {
    const combined = combineTables([one('first'), one('second')]);
    expect(rowTextOf(combined, rowOfId(combined, 'same', 1)).notes).toBe('second');
    expect(rowTextOf(combined, rowOfId(combined, 'same', 0)).notes).toBe('first');
    expect(rowOfId(combined, 'same', 2)).toBe(-1);
  });

  it('are as many as bytes can tell apart, and share the text', () => {
    const small = tableOf([blankRow()]).table;
    const most = combineTables(Array.from({ length: MOST_COMBINED }, () => small));
    expect(
      resultsByDataset(most, ALL_TIME, 1 << EVENT_KINDS.indexOf('background'), null).at(-1),
    ).toMatchObject({
      certain: 1,
      possible: 1,
      deaths: { low: 0, best: 0, high: 0, withoutFigure: 1 },
    });
    expect(most.text.chunks[7]).toBe(small.text.chunks[0]);
    expect(() => combineTables([])).toThrow(RangeError);
    expect(() => combineTables(Array.from({ length: MOST_COMBINED + 1 }, () => small))).toThrow(RangeError);
    expect(bytesPerRow(most)).toBeLessThanOrEqual(64);
  });
});
