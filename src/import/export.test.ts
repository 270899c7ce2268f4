import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EVENT_KINDS } from '@/domain/event';
import { DAY_MS } from '@/domain/time';
import { exportCsv, guardFormula } from '@/import/export-csv';
import { exportGeoJson } from '@/import/export-geojson';
import type { ExportRecord } from '@/import/export-record';
import { importFiles } from '@/import/import-files';
import { createImportedRow, type ImportedRow, type KeptRow, keptRow } from '@/import/row-sink';

const importText = async (text: string): Promise<readonly KeptRow[]> => {
  const rows: KeptRow[] = [];
  const bytes = new TextEncoder().encode(text);
  const sink = { push: (row: ImportedRow) => rows.push(keptRow(row)) };
  await importFiles([{ name: 'export', bytes, size: bytes.length }], { sink });
  return rows;
};

const countOrNull = fc.option(fc.integer({ min: 0, max: 5000 }));
const text = fc.string({ unit: 'grapheme', maxLength: 30 }).map((it) => it.replaceAll('\0', ''));
const span = fc
  .tuple(fc.integer({ min: -5_000_000_000, max: 5_000_000_000 }), fc.integer({ min: 2, max: 3_000_000 }))
  .map(([startSeconds, seconds]) => [startSeconds * 1000, seconds * 1000] as const)
  .chain(([start, length]) =>
    fc.constantFrom(
      { start, end: start + length },
      { start: Math.floor(start / DAY_MS) * DAY_MS, end: Math.floor(start / DAY_MS) * DAY_MS + DAY_MS },
      { start: -Infinity, end: start + length },
      { start, end: Infinity },
    ),
  );

const records: fc.Arbitrary<readonly ExportRecord[]> = fc
  .uniqueArray(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 12 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc
          .tuple(span, text, text, countOrNull, fc.constantFrom(...EVENT_KINDS), fc.boolean())
          .map(([when, title, place, best, kind, isExact]): ExportRecord => ({
            ...createImportedRow(),
            ...when,
            id: `x${id}`,
            title,
            place,
            best,
            kind,
            extent: isExact ? 'throughout' : 'sometime',
            whenPrecision: 2,
            wherePrecision: isExact ? 1 : 4,
            hasPlace: true,
            lng: 37 + id / 1e6,
            lat: 36.25,
            dataset: 'made-up.csv',
            record: id,
          })),
      ),
    ),
  );

const essence = (row: ExportRecord | ImportedRow): object => {
  const { id, title, place, best, kind, extent, start, end, lng, lat, wherePrecision, whenPrecision } = row;
  return { id, title, place, best, kind, extent, start, end, lng, lat, wherePrecision, whenPrecision };
};

test('what is exported as CSV comes back the same', async () => {
  await fc.assert(
    fc.asyncProperty(records, async (rows) => {
      const back = await importText([...exportCsv(rows, ['Cite: Example', '=filter'])].join(''));
      expect(back.map(essence)).toEqual(rows.map(essence));
    }),
    { numRuns: 60 },
  );
});

test('what is exported as GeoJSON comes back the same', async () => {
  await fc.assert(
    fc.asyncProperty(records, async (rows) => {
      const back = await importText(
        [...exportGeoJson(rows, { citation: 'Example', filter: 'all' })].join(''),
      );
      expect(back.map(essence)).toEqual(rows.map(essence));
    }),
    { numRuns: 60 },
  );
});

test('no exported cell begins like a formula unless it is a plain number', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", '＝', '1', 'a') }),
      (value) => {
        const guarded = guardFormula(value);
        expect(/^[=+\-@\t\r＝＋－＠]/u.test(guarded) && !/^-?\d+(?:\.\d+)?$/u.test(guarded)).toBe(false);
      },
    ),
  );
});

test('a negative latitude stays a number', () => {
  const row = {
    ...createImportedRow(),
    dataset: 'made-up.csv',
    id: 'a',
    hasPlace: true,
    lat: -33.9,
    lng: -70.5,
    start: 0,
    end: DAY_MS,
  };
  expect([...exportCsv([row], [])].join('')).toContain(',-33.9,-70.5,');
});

test('a row without a place is exported without coordinates and stays off the map', async () => {
  const row = { ...createImportedRow(), dataset: '', id: 'a', start: 0, end: DAY_MS };
  const back = await importText([...exportGeoJson([row], {})].join(''));
  expect(back).toMatchObject([{ id: 'a', hasPlace: false }]);
});
