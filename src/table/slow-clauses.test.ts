import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTRIBUTION_CLASSES, EVENT_KINDS } from '@/domain/event';
import { containsWords, foldText, queryWords } from '@/domain/search-text';
import { KNOWN_TO, isKnownTo } from '@/domain/precision';
import { type BBox, bboxContains } from '@/domain/space';
import { contains, overlaps, epochMs } from '@/domain/time';
import { decodeSpan } from '@/domain/utf8-span';
import { sumFatalities } from './fatality-sums';
import { randomTable, randomWindow, tableOf } from './random-rows.test-helper';
import { type RowBits, allRows, bothRows, countRows, hasRow, noRows, rowsWhere } from './row-bits';
import { type AreaAsk, rowsOfArea } from './area-clause';
import { rowsInArea, rowsInBounds } from './rows-in-area';
import { rowsMatching } from './search-rows';
import { NO_CLAUSES, rowsPassing } from './slow-clauses';
import { type TableRow, blankRow } from './table-row';

const numbersOf = (bits: RowBits | null, length: number): number[] =>
  Array.from({ length }, (_, row) => row).filter((row) => hasRow(bits, row));
const where = (rows: readonly TableRow[], test: (row: TableRow) => boolean): number[] =>
  [...rows.keys()].filter((number) => test(rows[number] as TableRow));
const row = (fields: Partial<TableRow>) => Object.assign(blankRow(), { wherePrecision: 1 }, fields);

const slowText = (each: TableRow): string =>
  [
    decodeSpan(each.id),
    each.title,
    decodeSpan(each.notes),
    each.country ?? '',
    each.actorsA ?? [],
    each.actorsB ?? '',
  ]
    .flat()
    .join('\n');

describe('search', () => {
  it('finds the rows that fold and compare finds', () => {
    const query = fc.array(
      fc.oneof(
        fc.constantFrom(
          'shell',
          'DARAA',
          'ʿal hara',
          'alhara',
          'hara',
          'درعا',
          'ДАРАА',
          'кафр',
          'naive',
          'side',
          'c',
          'b',
        ),
        fc.string({ maxLength: 2 }),
      ),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(randomTable(), query, ({ table, rows }, words) => {
        const typed = words.join(' ');
        const slow = where(rows, (each) => containsWords(foldText(slowText(each)), queryWords(typed)));
        expect(numbersOf(rowsMatching(table, typed), table.length)).toEqual(slow);
      }),
      { numRuns: 120 },
    );
  });

  it('folds every ASCII character as the slow search does', () => {
    const { table } = tableOf(
      Array.from({ length: 128 }, (_, code) => row({ notes: `ab${String.fromCodePoint(code)}cd` })),
    );
    const slow = Array.from({ length: 128 }, (_, code) => code).filter((code) =>
      foldText(`ab${String.fromCodePoint(code)}cd`).includes('abcd'),
    );
    expect(numbersOf(rowsMatching(table, 'abcd'), 128)).toEqual(slow);
  });

  it('looks in the given text alone where rows bring one', () => {
    const { table } = tableOf([
      row({ notes: 'shelling', searchText: 'Al-Ḥāra الحارة', country: 'Syria' }),
      row({ notes: 'shelling', searchText: '' }),
    ]);
    expect(numbersOf(rowsMatching(table, 'al hara الحاره'), 2)).toEqual([0]);
    expect(numbersOf(rowsMatching(table, 'shelling'), 2)).toEqual([]);
    expect(numbersOf(rowsMatching(table, 'syria'), 2)).toEqual([]);
  });

  it('does not find a word across two rows or two texts', () => {
    const { table } = tableOf([row({ id: 'kaf', notes: 'ra' }), row({ notes: 'kaf' }), row({ notes: 'ra' })]);
    expect(numbersOf(rowsMatching(table, 'kafra'), 3)).toEqual([]);
  });
});

const square = (half: number) =>
  [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ] as const;

describe('a side of an area', () => {
  const rings = [square(60)];
  const asked = (table: Parameters<typeof rowsOfArea>[0]) => (ask: AreaAsk) =>
    numbersOf(rowsOfArea(table, { rings, ask }), table.length);

  it('is told by place and by how exactly that is known', () => {
    const { table } = tableOf([
      row({ lng: 0.5, lat: 0.5 }),
      row({ lng: 0.5, lat: 0.5, wherePrecision: 3 }),
      row({ lng: 0.5, lat: 0.5, wherePrecision: null }),
      row({ lng: 0.5, lat: 0.5, wherePrecision: null, acledWherePrecision: 2 }),
      row({ lng: 100.5, lat: 0.5 }),
      row({ lng: 100.5, lat: 0.5, wherePrecision: 4 }),
      row({}),
    ]);
    const ask = asked(table);
    expect({
      possiblyInside: ask('possibly-inside'),
      certainlyInside: ask('certainly-inside'),
      possiblyOutside: ask('possibly-outside'),
      certainlyOutside: ask('certainly-outside'),
    }).toEqual({
      possiblyInside: [0, 1, 2, 3],
      certainlyInside: [0, 2],
      possiblyOutside: [1, 3, 4, 5],
      certainlyOutside: [4],
    });
  });

  it('never has a row that is certain and not possible, and leaves no placed row out', () => {
    fc.assert(
      fc.property(randomTable(), ({ table, rows }) => {
        const ask = asked(table);
        const inside = new Set(ask('possibly-inside'));
        const outside = new Set(ask('possibly-outside'));
        expect(ask('certainly-inside').filter((at) => !inside.has(at) || outside.has(at))).toEqual([]);
        expect(ask('certainly-outside').filter((at) => !outside.has(at) || inside.has(at))).toEqual([]);
        const placed = [...rows.keys()].filter((at) => table.marks.style[at] !== 0);
        expect(placed.filter((at) => !inside.has(at) && !outside.has(at))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('bounds and areas', () => {
  /** Off the whole degrees on which random rows stand: the rounding of an edge is not at stake. */
  const edge = fc.integer({ min: -179, max: 178 }).map((degrees) => degrees + 0.5);
  const latitude = fc.integer({ min: -84, max: 83 }).map((degrees) => degrees + 0.5);

  it('finds the rows in a box, across the antimeridian too', () => {
    fc.assert(
      fc.property(randomTable(), edge, edge, latitude, latitude, ({ table, rows }, west, east, a, b) => {
        const box: BBox = [west, Math.min(a, b), east, Math.max(a, b)];
        const slow = where(
          rows,
          (each) => !Number.isNaN(each.lng) && bboxContains(box, [each.lng, each.lat]),
        );
        expect(numbersOf(rowsInBounds(table.marks, box), table.length)).toEqual(slow);
      }),
    );
  });

  it('finds every row with a place in the whole world', () => {
    const { table } = tableOf([
      row({ lng: 180, lat: 0 }),
      row({ lng: -180, lat: -90 }),
      row({ lng: 12, lat: 90 }),
      row({}),
    ]);
    expect(countRows(rowsInBounds(table.marks, [-180, -90, 180, 90]))).toBe(3);
  });

  it('takes a box whose east lies beyond 180 as the map reports it', () => {
    const { table } = tableOf([
      row({ lng: -175, lat: 0 }),
      row({ lng: 175, lat: 0 }),
      row({ lng: 0, lat: 0 }),
    ]);
    expect(numbersOf(rowsInBounds(table.marks, [170, -10, 190, 10]), 3)).toEqual([0, 1]);
  });

  it('finds by an area of four corners what the box finds', () => {
    fc.assert(
      fc.property(randomTable(), edge, edge, latitude, latitude, ({ table }, a, b, c, d) => {
        const [west, south, east, north] = [Math.min(a, b), Math.min(c, d), Math.max(a, b), Math.max(c, d)];
        const ring = [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
        ] as const;
        expect(rowsInArea(table.marks, [ring])).toEqual(
          west === east || south === north
            ? noRows(table.length)
            : rowsInBounds(table.marks, [west, south, east, north]),
        );
      }),
    );
  });

  it('leaves out the hole of an area', () => {
    const { table } = tableOf([row({ lng: 0, lat: 0 }), row({ lng: 3, lat: 3 }), row({ lng: 9, lat: 9 })]);
    expect(numbersOf(rowsInArea(table.marks, [square(5), square(1)]), 3)).toEqual([1]);
  });
});

describe('slow clauses', () => {
  it('let through what passes each of them', () => {
    const classes = fc.option(fc.subarray([...ATTRIBUTION_CLASSES]));
    const names = fc.option(fc.subarray(['A', 'Side C', 'nobody', '']));
    const countries = fc.option(fc.subarray(['A', 'B', '']));
    fc.assert(
      fc.property(
        randomTable(),
        classes,
        names,
        countries,
        fc.option(fc.constantFrom(...KNOWN_TO)),
        ({ table, rows }, attribution, actors, country, known) => {
          const slow = where(
            rows,
            (each) =>
              (attribution === null ||
                (each.attribution !== null && attribution.includes(each.attribution))) &&
              (actors === null ||
                [each.actorsA ?? [], each.actorsB ?? []]
                  .flat()
                  .some((name) => name !== '' && actors.includes(name))) &&
              (country === null || country.includes(each.country ?? '')) &&
              (known === null ||
                isKnownTo(
                  { precision: each.wherePrecision, acledPrecision: each.acledWherePrecision },
                  known,
                )),
          );
          const categories = country === null ? {} : { country };
          const fast = rowsPassing(table, { ...NO_CLAUSES, attribution, actors, known, categories });
          expect(numbersOf(fast, table.length)).toEqual(slow);
        },
      ),
    );
  });

  it('let through the rows that are named by id', () => {
    fc.assert(
      fc.property(randomTable(), fc.array(fc.nat(30), { maxLength: 5 }), ({ table, rows }, picks) => {
        const ids = picks.flatMap((pick) => rows[pick]?.id ?? []).map(decodeSpan);
        const fast = rowsPassing(table, { ...NO_CLAUSES, ids });
        expect(numbersOf(fast, table.length)).toEqual(where(rows, ({ id }) => ids.includes(decodeSpan(id))));
      }),
    );
  });

  it('are null together while none asks for anything', () => {
    expect(rowsPassing(tableOf([row({})]).table, NO_CLAUSES)).toBeNull();
  });
});

describe('fatality sums', () => {
  it('agree with adding row by row', () => {
    const mask = fc.integer({ min: 0, max: 2 ** EVENT_KINDS.length - 1 });
    fc.assert(
      fc.property(
        randomTable(),
        randomWindow(),
        mask,
        fc.boolean(),
        ({ table, rows }, window, kinds, isHalf) => {
          const bits = isHalf ? rowsWhere(table.length, (number) => number % 2 === 0) : null;
          const certain = { low: 0, best: 0, high: 0 };
          const sums = { ...certain, withoutFigure: 0, noneOrUnknown: 0, byConvention: 0 };
          for (const [number, each] of rows.entries()) {
            const possible = { start: epochMs(each.start), end: epochMs(each.end) };
            const isWanted = ((kinds >> EVENT_KINDS.indexOf(each.kind)) & 1) === 1;
            if (!isWanted || !hasRow(bits, number) || !overlaps(possible, window)) continue;
            const isBlank = each.low === null && each.best === null && each.high === null;
            if (isBlank) sums.withoutFigure += 1;
            else if (each.fatalitiesBasis === 'none-or-unknown') sums.noneOrUnknown += 1;
            else if (each.fatalitiesBasis === 'rounded-by-convention') sums.byConvention += 1;
            const isCertain = each.extent === 'throughout' || contains(window, possible);
            for (const range of isCertain ? [sums, certain] : [sums]) {
              range.low += each.low ?? each.best ?? 0;
              range.best += each.best ?? each.low ?? 0;
              range.high += each.high ?? each.best ?? each.low ?? 0;
            }
          }
          expect(sumFatalities(table, window, kinds, bits)).toEqual({ ...sums, certain });
        },
      ),
    );
  });

  it('a row without a figure is not a row with no deaths', () => {
    const { table } = tableOf([row({ start: 0, best: 0 }), row({ start: 0 })]);
    const all = { start: epochMs(-Infinity), end: epochMs(Infinity) };
    expect(sumFatalities(table, all, -1, null)).toMatchObject({ low: 0, best: 0, high: 0, withoutFigure: 1 });
  });
});

describe('row bits', () => {
  it('count and intersect as sets do', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean())), (pairs) => {
        const a = rowsWhere(pairs.length, (number) => pairs[number]?.[0] === true);
        const b = rowsWhere(pairs.length, (number) => pairs[number]?.[1] === true);
        expect(countRows(a)).toBe(pairs.filter(([inA]) => inA).length);
        const both = bothRows(a, b) ?? allRows(pairs.length);
        expect(countRows(both)).toBe(pairs.filter(([inA, inB]) => inA && inB).length);
      }),
    );
  });
  it('all rows are as many as there are', () => {
    expect([0, 1, 8, 13].map((length) => countRows(allRows(length)))).toEqual([0, 1, 8, 13]);
  });
});
