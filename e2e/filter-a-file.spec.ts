import { readFile } from 'node:fs/promises';
import { expect, test } from './watchpost-test.ts';

test.describe.configure({ timeout: 120_000 });

const ROWS = [
  'id,date,latitude,longitude,title,type,actor,country',
  'A 1/x,2024-03-01,36.2,37.1,First,Battles,Side A.B,none',
  'A 2/x,2024-03-02,36.3,37.2,Second,Explosions/Remote violence,حركة,Côte d’Ivoire',
  'A 3/x,2024-03-03,36.4,37.3,Third,Battles,Side A.B,Côte d’Ivoire',
].join('\n');

test('a file is filtered by type, country and actor, in words that a link carries exactly', async ({
  app,
  page,
}) => {
  await app.startWithDialog();
  await app.chooseMade({ 'words.csv': ROWS });
  await app.report.getByRole('button', { name: 'Show on the map' }).click();
  await page.getByText('More filters').click();

  await page.getByText('Country', { exact: true }).click();
  await page.getByRole('group', { name: 'Country' }).getByRole('checkbox', { name: 'none' }).check();
  await expect(app.resultCount).toHaveText('1 event certainly, 1 possibly');
  await app.expectLinked('country', /^~none$/);
  await page.getByText('Actor', { exact: true }).click();
  await page.getByRole('group', { name: 'Actor' }).getByRole('checkbox', { name: 'حركة' }).check();
  await expect(page.getByText('No event matches. What is set: actor and country.')).toBeVisible();
  await page.getByRole('button', { name: 'Country: any' }).click();
  await expect(app.row('Second')).toBeVisible();
  await page.getByRole('group', { name: 'Actor' }).getByRole('checkbox', { name: 'Side A.B' }).check();
  await expect(app.resultCount).toHaveText('3 events certainly, 3 possibly');
  await app.expectLinked('actor', 'Side A~.B.حركة');

  await app.row('Third').click();
  await app.expectLinked('event', 'A 3/x');
  const link = app.fragment().replace(/actor=[^&]*/, 'actor=حركة');
  await page.goto('about:blank');
  await page.goto(`/#${link}`);
  await expect(app.details).toContainText('Third');
  await expect(app.notices).toContainText('this was widened: actor');
  await expect(app.resultCount).toHaveText('3 events certainly, 3 possibly');
});

test('hostile words in every column stay words: on the page, in filters and in what is saved', async ({
  app,
  page,
}) => {
  const hostile = [
    '"<img src=x onerror=""window.pwned=1"">"',
    '=HYPERLINK("http://example.invalid")'.replaceAll('"', ''),
    'javascript:window.pwned=1',
    '\u202Egnp.exe\u202C',
  ];
  const columns = 'id,title,type,subtype,actor,target,location,admin1,country,source,notes';
  const rows = hostile.map(
    (text, index) =>
      `id${index},${columns.split(',').slice(1).fill(text).join(',')},2024-03-0${index + 1},36,37`,
  );
  await app.startWithDialog();
  await app.chooseMade({ 'hostile.csv': `${columns},date,latitude,longitude\n${rows.join('\n')}\n` });
  await expect(app.report.getByRole('heading', { name: '4 of 4 records loaded' })).toBeVisible();
  await app.report.getByRole('button', { name: 'Show on the map' }).click();
  await page.getByText('More filters').click();
  for (const name of ['Type of event', 'Country', 'Actor'])
    await page.getByText(name, { exact: true }).click();
  for (const text of ['<img src=x onerror="window.pwned=1">', 'javascript:window.pwned=1']) {
    await app.row(text).click();
    await expect(app.details).toContainText(text);
    await expect(app.mark(text)).toBeVisible();
  }
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save what matches as CSV' }).click(),
  ]);
  const saved = await readFile(await download.path(), 'utf8');
  expect(saved).toContain("'=HYPERLINK");
  expect(saved).not.toMatch(/(^|,|")=HYPERLINK/m);
  const links = await page
    .locator('a[href]')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).protocol));
  expect(links.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([]);
  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
});
