import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gunzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { formatIsoDay } from '@/domain/time';
import { importFiles } from '@/import/import-files';
import type { ImportOptions } from '@/import/import-session';
import type { ImportReport } from '@/import/report';
import { createImportedRow, type ImportedRow, type KeptRow, keptRow } from '@/import/row-sink';

/** Data sets and broken files that lie beside the project on the developers' machines, with what they must give. */
const DATA = resolve(import.meta.dirname, '../../../shared/data');
const isThere = existsSync(join(DATA, 'expected/dev.json'));

interface ExpectedImport {
  readonly file: string;
  readonly records_total?: number;
  readonly importable: number;
  readonly rejected_total: number;
  readonly warnings: Record<string, number>;
  readonly date_min: string;
  readonly date_max_end: string;
  readonly bbox: readonly number[];
  readonly by_category: Record<string, number>;
  readonly by_year: Record<string, number>;
  readonly sum_low: number;
  readonly sum_best: number;
  readonly sum_high: number;
  readonly best_null: number;
  readonly multi_day: number;
  readonly unique_locations: number;
  readonly geom_bbox?: readonly number[];
  readonly features?: number;
  readonly wpt?: { readonly count: number };
  readonly trkpt?: { readonly count: number };
  readonly track_points?: number;
}

interface ExpectedFault {
  readonly id: string;
  readonly file: string;
  readonly what: string;
  readonly total: number | string;
  readonly importable?: number | string;
  readonly rejected?: readonly (readonly [record: number, column: string, reason: string])[];
  readonly warnings?: Record<string, number | string>;
  readonly sum_best?: number;
  readonly sum_best_strict?: number;
  readonly dates?: readonly string[];
  readonly titles?: readonly string[];
  readonly date_min?: string;
  readonly date_max?: string;
}

const readJson = (path: string): unknown =>
  isThere ? JSON.parse(readFileSync(join(DATA, path), 'utf8')) : [];

const load = async (
  paths: readonly string[],
  options: Partial<ImportOptions> = {},
): Promise<{ report: ImportReport; rows: KeptRow[] }> => {
  const rows: KeptRow[] = [];
  const inputs = paths.map((path) => {
    const bytes = new Uint8Array(readFileSync(path));
    return { name: basename(path), bytes, size: bytes.length };
  });
  const sink = { push: (row: ImportedRow) => rows.push(keptRow(row)) };
  return { report: await importFiles(inputs, { sink, ...options }), rows };
};

const pathsOf = (file: string): readonly string[] => {
  const path = join(DATA, file.replace(/^dev\//u, ''));
  if (!file.endsWith('export_events.json')) return [path];
  return ['events', 'sources', 'associations'].map((part) => path.replace('events', part));
};

/** As Python writes it. */
const float = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value));

const goldenLine = (row: KeptRow, category: string, hasId: boolean, hasLine: boolean): string =>
  [
    row.record,
    hasLine ? row.line : '',
    hasId ? row.id : '',
    formatIsoDay(row.start),
    formatIsoDay(row.end - 1),
    float(row.lng),
    float(row.lat),
    category,
    row.low ?? '',
    row.best ?? '',
    row.high ?? '',
  ].join('\t');

const isInAleppoBox = (row: ImportedRow): boolean =>
  row.lng >= 36.9 && row.lng <= 37.4 && row.lat >= 36.1 && row.lat <= 36.4;

const isInAleppoBox2016 = (row: ImportedRow): boolean =>
  isInAleppoBox(row) && formatIsoDay(row.start) >= '2016-11-15' && formatIsoDay(row.start) <= '2016-12-15';

const UCDP_CODES: Record<string, string> = {
  'State-based conflict': '1',
  'Non-state conflict': '2',
  'One-sided violence': '3',
};

describe.skipIf(!isThere)(
  'the developers’ data (SKIPPED where ../shared/data is not beside the project)',
  () => {
    const expected = readJson('expected/dev.json') as readonly ExpectedImport[];

    test.each(expected.filter((it) => it.records_total !== undefined))(
      '$file gives the expected numbers',
      async (it) => {
        const { report, rows } = await load(pathsOf(it.file));
        expect(report.errors).toEqual([]);
        expect(report.records).toBe(it.records_total);
        expect(report.loaded).toBe(it.importable);
        expect(report.rejectedTotal).toBe(it.rejected_total);
        expect(report.warnings).toEqual(it.warnings);
        expect([report.start, report.end]).toEqual([it.date_min, it.date_max_end]);
        expect(report.bbox).toEqual(it.bbox);
        expect(report.countsByType).toEqual(it.by_category);
        expect(report.fatalities).toEqual({ low: it.sum_low, best: it.sum_best, high: it.sum_high });
        expect(rows.filter((row) => row.best === null)).toHaveLength(it.best_null);
        expect(rows.filter((row) => row.end - row.start > 86_400_000)).toHaveLength(it.multi_day);
        expect(new Set(rows.map((row) => `${row.lng},${row.lat}`)).size).toBe(it.unique_locations);
        const byYear: Record<string, number> = {};
        for (const row of rows) {
          const year = formatIsoDay(row.start).slice(0, 4);
          byYear[year] = (byYear[year] ?? 0) + 1;
        }
        expect(byYear).toEqual(it.by_year);
      },
    );

    test.each(isThere ? readdirSync(join(DATA, 'expected')).filter((name) => name.endsWith('.tsv.gz')) : [])(
      '%s matches row by row',
      async (name) => {
        const file = expected.find((it) => it.file.replaceAll('/', '__') === name.replace(/\.tsv\.gz$/u, ''));
        const text = new TextDecoder().decode(
          gunzipSync(new Uint8Array(readFileSync(join(DATA, 'expected', name)))),
        );
        const [, ...golden] = text.replace(/\n$/u, '').split('\n');
        const { rows } = await load(pathsOf(file?.file ?? ''));
        const lines = golden.map((line, at) => {
          const [, goldenFileLine, id, , , , , category] = line.split('\t');
          const row = rows[at] ?? createImportedRow();
          const isUcdp = /^[123]$/u.test(category ?? '');
          const own = isUcdp ? UCDP_CODES[row.eventType] : category;
          return goldenLine(row, own ?? '', id !== '', goldenFileLine !== '');
        });
        expect(lines).toEqual(golden);
      },
    );

    test.each(expected.filter((it) => it.records_total === undefined))(
      '$file keeps all its shapes',
      async (it) => {
        const { report } = await load(pathsOf(it.file));
        const count = it.features ?? it.wpt?.count ?? it.trkpt?.count ?? it.track_points;
        expect(report.errors).toEqual([]);
        expect(report.records).toBe(count);
        const sides = (it.geom_bbox ?? report.bbox ?? []).map((side) => expect.closeTo(side, 9) as number);
        expect(report.bbox).toEqual(sides);
      },
    );

    const probes: readonly (readonly [string, (row: ImportedRow) => boolean, number, number])[] = [
      ['the Aleppo box', isInAleppoBox, 1346, 7767],
      ['the Aleppo box, 15 November to 15 December 2016', isInAleppoBox2016, 126, 1300],
      ['where_prec 1', (row) => row.wherePrecision === 1, 9010, 41_453],
      ['date_prec 3 or coarser', (row) => (row.whenPrecision ?? 0) >= 3, 258, 32_142],
      ['one side is IS', (row) => row.sideA === 'IS' || row.sideB === 'IS', 6472, 53_502],
      ['the place says Aleppo', (row) => row.place.toLowerCase().includes('aleppo'), 1076, 6414],
      ['best of 50 and more', (row) => (row.best ?? 0) >= 50, 217, 40_988],
    ];

    test.each(probes)('the Syria sample by %s', async (_, isIn, events, best) => {
      const { rows } = await load([join(DATA, 'ucdp/ged_syria_2016_2019.csv.gz')]);
      const found = rows.filter(isIn);
      expect(found).toHaveLength(events);
      expect(found.reduce((sum, row) => sum + (row.best ?? 0), 0)).toBe(best);
    });

    const faults = (readJson('bad-input/manifest.json') as readonly ExpectedFault[]).filter(
      (it) => !/\/(?:sources|associations)\.json$/u.test(it.file),
    );

    /** Where the manifest leaves a choice: what this importer does. */
    const CHOSEN: Readonly<Record<string, number>> = {
      'b02_nonnumeric_coords.csv': 6,
      'b03_swapped_lat_lon.csv': 0,
      'b07_impossible_dates.csv': 4,
      'b12_excel_serials.csv': 3,
      'b17_nul_bytes.csv': 3,
      'b29_geometry_zoo.geojson': 11,
      'b29_bare_geometry.geojson': 1,
      'b30_epsg3857.geojson': 2,
      'b31_rings.geojson': 5,
      'b32_truncated.geojson': 1,
      'b35_traversal.zip': 8,
      'b36_xxe.kml': 0,
      'b36_billion_laughs.kml': 0,
      'b36_odd_coordinates.kml': 5,
      'b38_timemap_broken/events.json': 2,
      'b39_truncated.fgb': 0,
    };

    test.each(faults)('$id $file: $what', async (it) => {
      const path = join(DATA, 'bad-input', it.file);
      const isTimeMap = it.file.includes('/');
      const paths = isTimeMap
        ? ['events', 'sources', 'associations'].map((part) => path.replace('events', part))
        : [path];
      const { report, rows } = await load(paths);
      const isWhole = typeof it.total === 'number' && report.errors.length === 0;
      const warnings = Object.entries(it.warnings ?? {}).map(([kind, count]) => [kind, Number(count) || 1]);
      const rejected = (it.rejected ?? []).map(
        ([record, column, reason]) =>
          expect.objectContaining({ record, column, reason: reason.replace(/ \(.*\)$/u, '') }) as object,
      );
      expect({
        loaded: report.loaded,
        records: report.records,
        best: report.fatalities.best,
        rejected: report.rejected,
        warnings: report.warnings,
        dates: rows.map((row) => formatIsoDay(row.start)),
        titles: rows.map((row) => row.title),
        ends: [report.start, report.end],
      }).toMatchObject({
        loaded: CHOSEN[it.file] ?? it.importable,
        records: isWhole ? it.total : report.records,
        best: it.sum_best ?? it.sum_best_strict ?? report.fatalities.best,
        rejected: expect.arrayContaining(rejected) as object[],
        warnings: Object.fromEntries(warnings) as object,
        ...(it.dates ? { dates: it.dates } : {}),
        ...(it.titles ? { titles: it.titles } : {}),
        ...(it.date_min === undefined ? {} : { ends: [it.date_min, it.date_max] }),
      });
      expect(report.loaded > 0 || report.errors.length > 0 || report.rejectedTotal > 0).toBe(true);
      expect(Object.hasOwn({}, 'polluted') || 'polluted' in {}).toBe(false);
    });
  },
);
