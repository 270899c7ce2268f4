import type { Page } from '@playwright/test';
import { TIMEMAP_COMPANIONS, TIMEMAP_EVENT } from './made-up-timemap.ts';
import { expect, test } from './watchpost-test.ts';

test.describe.configure({ timeout: 120_000 });

const GED = 'forty-two-ged-rows.csv';
const ADDRESS = 'https://files.example.org/north/events.csv';
const OPEN = { 'access-control-allow-origin': '*', 'content-type': 'text/csv' };
const ROWS = [
  'event_id,event_date,latitude,longitude,event,country,source,fatalities',
  'N1,2024-03-01,36.2,37.1,First from elsewhere,Syria,Wire,3',
  'N2,2024-03-05,36.3,37.2,Second from elsewhere,Jordan,Wire,1',
].join('\n');

/** Types another address into the bar of the open page, or pastes a link there: the page is not loaded anew. */
const typeAddress = (page: Page, fragment: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, fragment);

test('a file of this device opens by its address in the open page, and Back and Forward go between', async ({
  app,
  page,
}) => {
  await app.open();
  await app.openDataDialog();
  await app.chooseFiles(GED);
  await app.showOnMap();
  await app.expectLinked('data', /^sha256:[0-9a-f]{64}$/);
  const id = new URLSearchParams(app.fragment()).get('data') ?? '';
  await typeAddress(page, '');
  await expect(app.row('Shelling of Kafr Shams')).toBeVisible();
  await expect(app.datasets).toBeHidden();
  await typeAddress(page, `time=2016-09-01/2016-10-31&data=${id}`);
  await expect(app.dataset(GED)).toBeChecked();
  await app.expectWindow('2016-09-01', '2016-10-31');
  await page.goBack();
  await expect(app.row('Shelling of Kafr Shams')).toBeVisible();
  await page.goForward();
  await expect(app.dataset(GED)).toBeChecked();
  await app.expectWindow('2016-09-01', '2016-10-31');
});

test('a file that is not here is asked for by its name, until the address names it no more', async ({
  app,
  page,
}) => {
  await app.open();
  const unknown = `sha256:${'0123456789abcdef'.repeat(4)}`;
  await typeAddress(page, `data=${unknown}`);
  await expect(app.notices).toContainText('sha256:0123456789ab');
  await expect(app.datasets).toContainText('Not on this device');
  await app.expectLinked('data', unknown);
  await typeAddress(page, '');
  await expect(app.datasets).toBeHidden();
  await expect(app.notices).not.toContainText('sha256');
});

test('an address elsewhere is asked about in the open page, opens, and Back leads to what was there', async ({
  app,
  page,
}) => {
  const asked: string[] = [];
  await page.route('https://files.example.org/**', async (route) => {
    asked.push(route.request().url());
    await route.fulfill({ body: ROWS, headers: OPEN });
  });
  await app.open();
  const link = `event=N2&data=${encodeURIComponent(ADDRESS)}`;
  await typeAddress(page, link);
  await expect(app.dataDialog).toContainText(ADDRESS);
  await page.goBack();
  await expect(app.dataDialog).toBeHidden();
  await page.goForward();
  await expect(app.dataDialog).toContainText(ADDRESS);
  expect(asked).toEqual([]);
  await app.dataDialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(app.details).toContainText('Second from elsewhere');
  await expect(app.resultCount).toHaveText('2 events certainly, 2 possibly');
  expect(asked).toEqual([ADDRESS]);
  await page.goBack();
  await expect(app.details).toBeHidden();
  await expect(app.row('Shelling of Kafr Shams')).toBeVisible();
  await app.expectLinked('data', '(none)');
});

test('an address of this site opens at once in the open page', async ({ app, page }) => {
  await page.route('**/own/events.csv', (route) => route.fulfill({ body: ROWS, headers: OPEN }));
  await app.open();
  await typeAddress(page, 'data=/own/events.csv');
  await expect(app.row('First from elsewhere')).toBeVisible();
  await expect(app.dataDialog).toBeHidden();
  await app.expectLinked('data', '/own/events.csv');
});

test('an address that must not be followed is refused in the open page, which stays as it is', async ({
  app,
  page,
}) => {
  await app.open();
  await app.openDataDialog();
  await app.chooseFiles(GED);
  await app.showOnMap();
  await app.expectLinked('data', /^sha256:/);
  for (const address of ['javascript:alert(1)', 'data:text/csv,a', 'file:///etc/passwd']) {
    await typeAddress(page, `data=${encodeURIComponent(address)}`);
    await expect(app.notices, address).toContainText(address);
    await expect(app.notices, address).toContainText('only web addresses are opened');
    await expect(app.dataset(GED)).toBeChecked();
    await expect(app.dataDialog).toBeHidden();
  }
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(app.notices).not.toContainText('only web addresses');
  await expect(app.dataset(GED)).toBeChecked();
});

test('the files that a fetched one refers to are named by their address, and join it', async ({
  app,
  page,
}) => {
  await page.route('**/own/export_events.json', (route) => route.fulfill({ json: [TIMEMAP_EVENT] }));
  await app.open();
  await typeAddress(page, 'data=/own/export_events.json');
  await expect(app.report).toContainText('refers to a source that is not in the files');
  await expect(app.report.getByRole('link', { name: '/own/export_sources.json' })).toBeVisible();
  await app.chooseMade(TIMEMAP_COMPANIONS, 'Add the missing files: sources and associations');
  await expect(app.report).toContainText('Shelling');
  await expect(app.report).not.toContainText('refers to a source that is not in the files');
  await app.showOnMap();
  await app.row('Shelling, A').click();
  await expect(app.details).toContainText('https://example.org/1');
  await app.expectLinked('data', /^sha256:/);
});
