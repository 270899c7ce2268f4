import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import type { WatchpostDriver } from './driver.ts';
import { expect, test } from './watchpost-test.ts';

test.describe.configure({ timeout: 150_000 });

const GED = 'forty-two-ged-rows.csv';
const ACLED = 'acled-of-the-same-autumn.csv';

/** Opens one file alone, then the other and both together. */
const openBoth = async (app: WatchpostDriver): Promise<void> => {
  await app.openDataDialog();
  await app.chooseFiles(GED);
  await app.showOnMap();
  await app.openDataDialog();
  await app.chooseFiles(ACLED);
  await app.report.getByRole('button', { name: `Show together with \u2068${GED}\u2069` }).click();
  await expect(app.dataDialog).toBeHidden();
  await expect(app.dataset(GED)).toBeChecked();
  await expect(app.dataset(ACLED)).toBeChecked();
  await app.mapAtRest();
};

const saved = async (page: Page): Promise<string> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save what matches as CSV' }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
};

test('two files together: counts, list, map and details know them apart', async ({ app, page }) => {
  await app.open();
  await openBoth(app);
  await expect(app.resultCount).toHaveText('45 events certainly, 45 possibly');
  await expect(app.datasets.getByRole('listitem').filter({ hasText: GED })).toContainText(
    '41 events · Deaths: 112 (76–170)',
  );
  const acled = app.datasets.getByRole('listitem').filter({ hasText: ACLED });
  await expect(acled).toContainText('4 events · Deaths: 8Stays on this device');
  await expect(app.map).toContainText('Armed Conflict Location & Event Data');

  await app.search.fill('mill');
  await expect(app.resultCount).toHaveText('1 event certainly, 1 possibly');
  await app.events.getByRole('button').first().click();
  await expect(app.details).toContainText('Made-up shelling of the mill');
  await expect(app.details).toContainText(`${ACLED}record 2`);
  await app.details.getByRole('button', { name: 'Close' }).click();
  await app.search.fill('');
  await expect(app.resultCount).toHaveText('45 events certainly, 45 possibly');
  await expect(app.marks()).toHaveCount(44); // one row of the other file has no place

  await app.dataset(GED).uncheck();
  await expect(app.resultCount).toHaveText('4 events certainly, 4 possibly');
  await expect(app.marks()).toHaveCount(4);
  await expect(app.events.getByRole('button')).toHaveCount(4);
  await expect(app.map).not.toContainText('UCDP Georeferenced Event Dataset');
  await app.dataset(ACLED).uncheck();
  await expect(page.getByText('Nothing in the datasets that are shown.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all datasets' }).click();
  await expect(app.resultCount).toHaveText('45 events certainly, 45 possibly');
});

test('the address brings both back with the event that was open, and the one that was hidden', async ({
  app,
  page,
}) => {
  await app.open();
  await openBoth(app);
  await app.search.fill('orchard');
  await app.events.getByRole('button').first().click();
  await expect(app.details).toContainText('record 4');
  await app.expectLinked('event', /^[0-9a-f]{8}:TST104$/);
  await app.dataset(GED).uncheck();
  await app.expectLinked('data', /^sha256:[0-9a-f]{64}\.-sha256:[0-9a-f]{64}$/);
  await page.reload();
  await expect(app.details).toContainText('Made-up clash at the orchard');
  await expect(app.dataset(ACLED)).toBeChecked();
  await expect(app.dataset(GED)).not.toBeChecked();
  await expect(app.resultCount).toHaveText('1 event certainly, 1 possibly');
  await page.goBack();
  await expect(app.details).toBeHidden();
});

test('an export leaves out what must stay on the device, and says so', async ({ app, page }) => {
  await app.open();
  await openBoth(app);
  await expect(page.getByText('Left out by its terms:')).toContainText(ACLED);
  const text = await saved(page);
  expect(text).toContain(`4 rows of ${ACLED} left out: its terms keep them on the device.`);
  expect(text).toContain('UCDP Georeferenced Event Dataset');
  const lines = text.trimEnd().split('\r\n');
  const header = lines.findIndex((line) => line.includes('end_inclusive'));
  expect(lines[header]).toMatch(/,dataset,record$/);
  expect(lines.slice(header + 1)).toHaveLength(41);
  expect(text).not.toContain('TST10');
  expect(text).not.toContain('Made-up');
  expect(lines[header + 1]).toContain(`,${GED},1`);
  await app.dataset(GED).uncheck();
  await expect(page.getByText('By its terms this data stays on this device: no export.')).toBeVisible();
});

test('a file over the article: both are searched, and the article keeps its claims and sources', async ({
  app,
  page,
}) => {
  await app.open();
  await app.openDataDialog();
  await app.chooseFiles(ACLED);
  await app.report.getByRole('button', { name: 'Show together with the article' }).click();
  await expect(app.dataset('The article')).toBeChecked();
  await expect(app.resultCount).toHaveText(/^50 events/);
  await app.search.fill('Kafr Shams');
  await app.events.getByRole('button').first().click();
  await expect(app.details).toContainText('Syrian Observatory');
  await expect(app.details.getByText('Who says so')).toBeVisible();
  await app.details.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: `Remove ${ACLED} from the map` }).click();
  await expect(app.datasets).toBeHidden();
  await app.expectLinked('data', '(none)');
});

test('a link to a file that is not here shows the others, asks for it, and takes it in', async ({
  app,
  page,
}) => {
  await app.open();
  await openBoth(app);
  await app.expectLinked('data', /\./);
  const fragment = app.fragment();
  await app.openDataDialog();
  await app.dataDialog.getByRole('button', { name: `Delete ${GED}` }).click();
  await app.dataDialog
    .getByRole('group', { name: `Delete ${GED}` })
    .getByRole('button', { name: 'Delete' })
    .click();
  await expect(app.dataset(GED)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await app.open(fragment);
  await expect(app.dataset(ACLED)).toBeChecked();
  await expect(app.resultCount).toHaveText('4 events certainly, 4 possibly');
  await expect(app.datasets).toContainText('Not on this device');
  await expect(app.notices).toContainText('not on this device');
  await app.openDataDialog();
  await app.chooseFiles(GED);
  await app.showOnMap();
  await expect(app.resultCount).toHaveText('45 events certainly, 45 possibly');
  await expect(app.datasets).not.toContainText('Not on this device');
});

test('Back takes the last dataset off again, and the list of the device adds it', async ({ app, page }) => {
  await app.open();
  await openBoth(app);
  await app.expectLinked('data', /\./);
  await page.goBack();
  await expect(app.dataset(ACLED)).toBeChecked();
  await expect(app.dataset(GED)).toHaveCount(0);
  await app.openDataDialog();
  await app.dataDialog.getByRole('button', { name: `Add ${GED} to what is shown` }).click();
  await expect(app.dataDialog).toBeHidden();
  await expect(app.resultCount).toHaveText('45 events certainly, 45 possibly');
  await page.getByRole('button', { name: `Show ${GED} alone` }).click();
  await expect(app.resultCount).toHaveText('41 events certainly, 41 possibly');
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing with two datasets, ${theme}`, async ({ app, page }) => {
    await app.open(`theme=${theme}&v=1`);
    await openBoth(app);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
      [],
    );
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('the datasets fit, and are switched in the sheet', async ({ app, page }) => {
    await app.open();
    await openBoth(app);
    await page.getByRole('button', { name: 'Show the list' }).click();
    await app.dataset(GED).uncheck();
    await expect(app.resultCount).toHaveText('4 events certainly, 4 possibly');
    expect(await app.hasSidewaysScroll()).toBe(false);
  });
});
