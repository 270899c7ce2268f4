import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { WatchpostDriver } from './driver.ts';
import { expect, test } from './watchpost-test.ts';

/** Data sets and broken files that lie beside the project on its developers' machines, with what they must give. */
const DATA = resolve(import.meta.dirname, '../../shared/data');
const isThere = existsSync(join(DATA, 'expected/dev.json'));
if (!isThere) console.log(`SKIPPED: no sample data at ${DATA}; what the page says of it was NOT checked`);

test.describe.configure({ timeout: 300_000 });

interface Sample {
  readonly file: string;
  readonly records_total?: number;
  readonly importable: number;
  readonly features?: number;
  readonly date_min: string;
  readonly date_max_end: string;
  readonly sum_low: number;
  readonly sum_best: number;
  readonly sum_high: number;
  readonly best_null: number;
  readonly wpt?: { readonly count: number };
  readonly trkpt?: { readonly count: number };
  readonly track_points?: number;
}

interface Fault {
  readonly file: string;
  readonly total: number | string;
  /** A number, or in words what is left to the importer. */
  readonly importable?: number | string;
  readonly rejected?: readonly (readonly [record: number, column: string, reason: string])[];
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(DATA, path), 'utf8'));

/** TimeMap's events are read with the two files that they refer to. */
const pathsOf = (path: string): readonly string[] =>
  path.endsWith('events.json')
    ? ['events', 'sources', 'associations'].map((part) => path.replace(/events(?=\.json$)/u, part))
    : [path];

const choose = async (app: WatchpostDriver, paths: readonly string[]): Promise<void> => {
  const [chooser] = await Promise.all([
    app.page.waitForEvent('filechooser'),
    app.dataDialog.getByText('Choose files', { exact: true }).click(),
  ]);
  await chooser.setFiles([...paths]);
  const names = paths.map((path) => basename(path)).join(', ');
  await expect(app.dataDialog.getByRole('region', { name: `Report on ${names}`, exact: true })).toBeVisible({
    timeout: 60_000,
  });
};

const figure = (value: number): string => value.toLocaleString('en-GB');
const records = (count: number): string => `${figure(count)} ${count === 1 ? 'record' : 'records'}`;
const headline = (loaded: number, total: number): string | RegExp => {
  if (total === 0) return /^Nothing was loaded/u;
  return loaded === 0
    ? `None of ${records(total)} could be loaded`
    : `${figure(loaded)} of ${records(total)} loaded`;
};

const longDay = (iso: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(iso));

const REASONS: Readonly<Record<string, string>> = {
  'no-coords': 'no coordinates',
  'bad-coords': 'coordinates that are not numbers',
  'coords-out-of-range': 'coordinates beyond ±90 or ±180 degrees',
  'null-island': 'coordinates 0, 0, which stand for a missing place',
  'no-date': 'no date',
  'bad-date': 'a date that cannot be read or does not exist',
};

test.describe('the samples beside the project', () => {
  test.skip(!isThere, 'they are not beside it');

  test('give in the page the numbers that are expected of them', async ({ app }) => {
    await app.startWithDialog();
    for (const sample of readJson('expected/dev.json') as readonly Sample[]) {
      await test.step(sample.file, async () => {
        await choose(app, pathsOf(join(DATA, sample.file.replace(/^dev\//u, ''))));
        const shapes =
          sample.features ?? sample.wpt?.count ?? sample.trkpt?.count ?? sample.track_points ?? Number.NaN;
        const status = app.report.getByRole('status');
        if (sample.records_total === undefined) {
          await expect(status, sample.file).toContainText(`of ${records(shapes)} loaded`); // some have no position
          return;
        }
        const loaded = sample.importable;
        await expect(status, sample.file).toHaveText(headline(loaded, sample.records_total));
        const span = `${longDay(sample.date_min)} to ${longDay(sample.date_max_end)}`;
        await expect(app.report, sample.file).toContainText(span);
        const deaths = app.report.locator('dd').filter({ hasText: /low|best|high|No record gives/u });
        for (const [bound, sum] of [
          ['low', sample.sum_low],
          ['best', sample.sum_best],
          ['high', sample.sum_high],
        ] as const)
          if (sum > 0) await expect(deaths, sample.file).toContainText(`${bound} ${figure(sum)}`);
        if (sample.best_null === sample.importable)
          await expect(deaths, sample.file).toContainText('No record gives a figure');
        await expect(app.resultCount, sample.file).toContainText(`${figure(loaded)} possibly`);
      });
    }
  });

  test('that are broken behave in the page as their manifest says, and it stays usable', async ({
    app,
    page,
  }) => {
    await app.startWithDialog();
    for (const fault of readJson('bad-input/manifest.json') as readonly Fault[]) {
      if (/(?:sources|associations)\.json$/u.test(fault.file)) continue;
      await test.step(fault.file, async () => {
        await choose(app, pathsOf(join(DATA, 'bad-input', fault.file)));
        const { importable, total } = fault;
        // Where the manifest leaves a choice, which one was made is held against it in the importer's own tests.
        if (typeof importable === 'number' && typeof total === 'number')
          await expect(app.report.getByRole('heading').first(), fault.file).toHaveText(
            importable === 0 && total > 0 ? /None of|Nothing was loaded/u : headline(importable, total),
          );
        const rows = app.report.getByRole('region', { name: 'Rejected rows' }).getByRole('row');
        const columns = fault.rejected?.length
          ? await rows.first().getByRole('columnheader').allTextContents()
          : [];
        for (const [record, column, reason] of fault.rejected ?? []) {
          const said = REASONS[reason.replace(/ \(.*\)$/u, '')];
          if (said === undefined) continue;
          const number = page.locator(`td:nth-child(${columns.indexOf('Record') + 1})`);
          const row = rows.filter({ has: number.filter({ hasText: new RegExp(`^${record}$`, 'u') }) });
          await expect(row.first(), `${fault.file}, record ${record}`).toContainText(said);
          if (column !== '') await expect(row.first(), fault.file).toContainText(column);
        }
      });
    }
    expect(await page.evaluate(() => ['polluted', 'pwned', 'xss'].some((name) => name in globalThis))).toBe(
      false,
    );
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
    await choose(app, [join(DATA, 'acled_like/acled_like_2024_SYNTHETIC.csv')]);
    await expect(app.report.getByRole('status')).toHaveText('120 of 120 records loaded');
  });
});
