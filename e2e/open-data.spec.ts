import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './watchpost-test.ts';

test.describe.configure({ timeout: 120_000 });

const GED = 'forty-two-ged-rows.csv';
const BROKEN = 'broken-dates-and-places.csv';

const violations = async (page: Page): Promise<readonly string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );

/** Drops a file of that name on the page, as from the desktop. */
const drop = async (page: Page, name: string): Promise<void> => {
  const text = await readFile(`e2e/fixtures/${name}`, 'utf8');
  const transfer = await page.evaluateHandle(
    (file) => {
      const data = new DataTransfer();
      data.items.add(new File([file.text], file.name));
      return data;
    },
    { text, name },
  );
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await expect(page.getByText('Drop to open.')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
};

test('a chosen file shows its numbers, its events and their details', async ({ app }) => {
  await app.open();
  await app.openDataDialog();
  await app.chooseFiles(GED);
  await expect(app.report.getByRole('heading', { name: '40 of 42 records loaded' })).toBeVisible();
  for (const fact of [
    'UCDP GED CSV · UTF-8 · separated by commas · header in line 1',
    '1 September 2016 to 25 January 2017',
    'low 74 · best 108 · high 165',
    '2 records give no figure',
    '2 records rejected',
  ])
    await expect(app.report).toContainText(fact);
  const [missing, impossible] = [/17\s*18\s*latitude\s*\(empty\)/, /29\s*30\s*date_start\s*2016-13-45/];
  const rejected = app.report.getByRole('region', { name: 'Rejected rows' }).getByRole('row');
  await expect(rejected.filter({ hasText: missing })).toContainText('no coordinates');
  await expect(rejected.filter({ hasText: impossible })).toContainText('a date that cannot be read');

  await app.showOnMap();
  await expect(app.marks().first()).toBeVisible();
  await app.search.fill('North 10 -');
  await expect(app.resultCount).toHaveText('1 event certainly, 1 possibly');
  await app.events.getByRole('button', { name: 'One-sided violence, Village 2' }).click();
  for (const fact of ['Forces of the North', 'Civilians', 'Village 2', 'Test Wire', 'known to the district'])
    await expect(app.details).toContainText(fact);
  await expect(app.details).toContainText('28 September – 27 October 2016');
  await expect(app.details).toContainText(/by the best estimate, between 0 and 3/);
});

test('rejected rows of a broken file can be downloaded, with no formula in them', async ({ app, page }) => {
  await app.open();
  await app.openDataDialog();
  await app.chooseFiles(BROKEN);
  await expect(app.report.getByRole('heading', { name: '2 of 9 records loaded' })).toBeVisible();
  for (const reason of [
    'no coordinates',
    'coordinates that are not numbers',
    'coordinates beyond ±90 or ±180 degrees',
    'coordinates 0, 0',
    'no date',
    'a date that cannot be read or does not exist',
  ])
    await expect(app.report.getByRole('listitem').filter({ hasText: reason }).first()).toBeVisible();
  await expect(app.report).toContainText('1 of them has a date but no place');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    app.report.getByRole('button', { name: 'Download rejected rows' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('broken-dates-and-places-rejected.csv');
  const text = await readFile(await download.path(), 'utf8');
  const lines = text.split('\r\n');
  expect(lines[0]).toBe(
    '\uFEFFid,title,date,latitude,longitude,fatalities,notes,rejected_record,rejected_line,rejected_column,rejected_value,rejected_reason',
  );
  expect(lines).toHaveLength(1 + 7 + 1);
  expect(lines[2]).toBe('b3,Words for degrees,2024-03-03,north,37.3,1,third,3,4,latitude,north,bad-coords');
  expect(text).toContain(`"'=HYPERLINK(""http://example.invalid"")"`);
  expect(text).toContain("-12.5,37.4,3,'+1 is a formula");
});

test('an opened file is there after a reload, opens again, and is gone once deleted', async ({
  app,
  page,
}) => {
  await app.open();
  await app.openDataDialog();
  await app.chooseFiles(BROKEN);
  await expect(app.onThisDevice).toContainText(BROKEN);
  await app.open();
  await app.openDataDialog();
  await expect(app.onThisDevice).toContainText('CSV · 2 records · 487 B');
  await app.dataDialog.getByRole('button', { name: `Open ${BROKEN}` }).click();
  await expect(app.dataDialog).toBeHidden();
  await expect(app.events.getByRole('button', { name: 'Another sound record' })).toBeVisible();

  await app.openDataDialog();
  await app.dataDialog.getByRole('button', { name: `Delete ${BROKEN}` }).click();
  await app.dataDialog
    .getByRole('group', { name: `Delete ${BROKEN}` })
    .getByRole('button', { name: 'Delete' })
    .click();
  await expect(app.onThisDevice).not.toContainText(BROKEN);
  await page.keyboard.press('Escape');
  await expect(app.row('Shelling of Kafr Shams')).toBeVisible();
  await app.open();
  await app.openDataDialog();
  await expect(app.onThisDevice.getByRole('listitem')).toHaveText([/The article/]);
});

test('columns that cannot be told are asked for, and remembered', async ({ app }) => {
  await app.open();
  await app.openDataDialog();
  await app.chooseFiles('columns-of-unknown-meaning.csv');
  const read = app.report.getByRole('button', { name: 'Read with these columns' });
  await expect(read).toBeDisabled();
  await expect(app.report).toContainText('Still missing: a place (latitude and longitude) and a date.');
  for (const [field, column] of [
    ['Latitude', 'alpha'],
    ['Longitude', 'beta'],
    ['Date', 'gamma'],
    ['Title', 'words'],
  ] as const)
    await app.report.getByLabel(field, { exact: true }).selectOption(column);
  await read.click();
  await expect(app.report.getByRole('heading', { name: '3 of 3 records loaded' })).toBeVisible();
  await app.showOnMap();
  await expect(app.row('Second of the unnamed')).toBeVisible();

  await app.open();
  await app.openDataDialog();
  await app.chooseFiles('columns-of-unknown-meaning.csv');
  await expect(app.report).toContainText('As you chose the last time');
  await expect(app.report.getByLabel('Date', { exact: true })).toHaveValue('gamma');
  await expect(app.report.getByRole('button', { name: 'Read with these columns' })).toBeEnabled();
});

test('the order of day and month is asked for where nothing tells it', async ({ app }) => {
  await app.open();
  await app.openDataDialog();
  await app.chooseFiles('day-or-month-first.csv');
  await expect(app.report).toContainText(
    'Nothing in the file tells whether the day or the month comes first',
  );
  await app.report.getByRole('button', { name: 'Month first' }).click();
  await expect(app.report).toContainText('4 March 2024 to 6 May 2024');
  await app.report.getByRole('button', { name: 'Day first' }).click();
  await expect(app.report).toContainText('3 April 2024 to 5 June 2024');
});

test('markup in a file is shown as text', async ({ app, page }) => {
  await app.open();
  await drop(page, 'markup-in-cells.csv');
  await expect(app.report.getByRole('heading', { name: '2 of 3 records loaded' })).toBeVisible();
  await expect(app.report.getByRole('cell', { name: '<img src=x onerror="window.pwned=1">' })).toBeVisible();
  await expect(app.report).toContainText('<b onmouseover="window.pwned=1">bold</b>');
  await app.showOnMap();
  await app.row('<img src=x onerror="window.pwned=1">').click();
  await expect(app.details).toContainText('<script>window.pwned=1</script>');
  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
});

test('a pasted table is read, and Escape closes the dialog and gives the focus back', async ({
  app,
  page,
}) => {
  await app.open();
  await app.openDataDialog();
  await app.dataDialog.getByText('Or paste a table or GeoJSON').click();
  await app.dataDialog.getByRole('textbox').fill('title,date,lat,lon\nPasted event,2024-07-01,36.5,37.5\n');
  await app.dataDialog.getByRole('button', { name: 'Read pasted text' }).click();
  await expect(app.report.getByRole('heading', { name: '1 of 1 record loaded' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(app.dataDialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Open data' })).toBeFocused();
  await expect(app.row('Pasted event')).toBeVisible();
});

test('a table pasted on the page, outside of text fields, opens the dialog with its report', async ({
  app,
  page,
}) => {
  await app.open();
  const paste = async (selector: string): Promise<void> => {
    await page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', 'title,date,lat,lon\nFrom the clipboard,2024-07-02,36.5,37.5');
        element.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      });
  };
  await paste('input[type=search]');
  await paste('body');
  await expect(app.report.getByRole('heading', { name: '1 of 1 record loaded' })).toBeVisible();
  await expect(app.onThisDevice.getByRole('listitem')).toHaveText([/The article/, /pasted\.csv/]);
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing in the dialog with a report, ${theme}`, async ({ app, page }) => {
    await app.open(`theme=${theme}&v=1`);
    await app.openDataDialog();
    await app.chooseFiles(BROKEN);
    await app.dataDialog.getByRole('button', { name: `Delete ${BROKEN}` }).click();
    expect(await violations(page)).toEqual([]);
    await app.chooseFiles('columns-of-unknown-meaning.csv');
    await expect(app.report.getByRole('button', { name: 'Read with these columns' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('the dialog and its report fit', async ({ app }) => {
    await app.open();
    expect(await app.hasSidewaysScroll()).toBe(false);
    await app.openDataDialog();
    await app.chooseFiles(BROKEN);
    expect(await app.hasSidewaysScroll()).toBe(false);
    const [dialog, report] = [await app.dataDialog.boundingBox(), await app.report.boundingBox()];
    expect(dialog?.width).toBeLessThanOrEqual(360);
    expect(report?.width).toBeLessThanOrEqual(360);
    await app.showOnMap();
  });
});
