import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { countTruth, dayNumber } from './dossier-truth.ts';
import { expect, test } from './watchpost-test.ts';

const panel = (page: Page): Locator => page.getByRole('region', { name: 'Compare', exact: true });
const table = (page: Page, name: string): Locator => panel(page).getByRole('table', { name, exact: true });
const line = (page: Page, caption: string, name: string): Locator =>
  table(page, caption)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
const preset = (page: Page, name: string): Locator => panel(page).getByRole('button', { name, exact: true });

/** "3" or "3–5", and the difference, as the tables write them. */
const counted = ({ certain, possible }: { readonly certain: number; readonly possible: number }): string =>
  certain === possible ? String(possible) : `${certain}–${possible}`;
const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${Math.abs(value)}` : '0');

/** What the cells of a line must say, counted apart from the app. */
const truth = (first: string, last: string, kind: string | null) => {
  const { certain, possible } = countTruth(dayNumber(first), dayNumber(last));
  const isOwn = (event: { readonly kind: string }): boolean => kind === null || event.kind === kind;
  return { certain: certain.filter(isOwn).length, possible: possible.filter(isOwn).length };
};

const cells = async (row: Locator): Promise<readonly string[]> =>
  (await row.getByRole('cell').allInnerTexts()).map((text) => text.replaceAll(/[\u2066\u2069]/gu, ''));

const WEEK_BEFORE = ['2018-06-05', '2018-06-11'] as const;
const ARTICLE_WEEK = ['2018-06-12', '2018-06-17'] as const;

const expectWeekBefore = async (page: Page): Promise<void> => {
  for (const [name, kind] of [
    ['Armed events', 'armed-event'],
    ['Statements', 'statement'],
    ['Positions', 'position'],
    ['All shown kinds', null],
  ] as const) {
    const a = truth(...ARTICLE_WEEK, kind);
    const b = truth(...WEEK_BEFORE, kind);
    const low = signed(a.certain - b.possible);
    const high = signed(a.possible - b.certain);
    const difference = low === high ? low : `${low} to ${high}`;
    await expect.poll(() => cells(line(page, 'By kind', name))).toEqual([counted(a), counted(b), difference]);
  }
};

test('by mouse, in two interactions: the week before the article against the article’s own week', async ({
  app,
  page,
}) => {
  await app.open();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Compare' }).click();
  await preset(page, 'The week before').click();
  await expect(panel(page)).toContainText('5 – 11 June 2018');
  await expect(preset(page, 'The week before')).toHaveAttribute('aria-pressed', 'true');
  await expectWeekBefore(page);
  await expect(line(page, 'By place', 'Kafr Shams').getByRole('cell').first()).toHaveText('1');
  await app.expectLinked('with', '2018-06-05/2018-06-11');
});

test('by keyboard, in two interactions: the same', async ({ app, page }) => {
  await app.open();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Compare' }).focus();
  await page.keyboard.press('Enter');
  await expect(preset(page, 'The week before')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(preset(page, 'The week before')).toBeFocused();
  await page.keyboard.press('Enter');
  await expectWeekBefore(page);
});

test('a toll is told by whose count it is, and never summed', async ({ app, page }) => {
  await app.open('view=compare&v=1');
  await expect(panel(page)).toContainText(/At least 6 killed \(Bombardment in the Deraa region; Syrian/);
  await expect(panel(page)).toContainText('The article gives no figure');
  expect((await panel(page).innerText()).match(/killed/g)).toHaveLength(1);
});

test('the numbers follow a drag while the pointer is still down', async ({ app, page }) => {
  await app.open('view=compare&with=2018-06-05/2018-06-11&v=1');
  await expectWeekBefore(page);
  const box = await app.to.boundingBox();
  const from = await app.from.boundingBox();
  if (box === null || from === null) throw new Error('a slider is not on screen');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(box.x - ((box.x - from.x) / 6) * 2.9, y, { steps: 6 });
  await expect(panel(page)).toContainText('12 – 14 June 2018');
  const a = truth('2018-06-12', '2018-06-14', null);
  await expect.poll(async () => (await cells(line(page, 'By kind', 'All shown kinds')))[0]).toBe(counted(a));
  await page.mouse.up();
});

test('a link brings both windows back, they can be exchanged, and typed', async ({ app, page }) => {
  await app.open('view=compare&with=2018-06-05/2018-06-11&v=1');
  await preset(page, 'Swap A and B').click();
  await app.expectWindow(...WEEK_BEFORE);
  await app.expectLinked('time', '2018-06-05/2018-06-11');
  await app.expectLinked('with', '2018-06-12/2018-06-17');
  await panel(page).getByLabel('First day of B').fill('2018-06-14');
  await app.expectLinked('with', '2018-06-14/2018-06-17');
});

test('what is compared can be saved with both sides of every count', async ({ app, page }) => {
  await app.open('view=compare&with=2018-06-05/2018-06-11&v=1');
  await expectWeekBefore(page);
  await expect(line(page, 'By place', 'Kafr Shams')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    preset(page, 'Save the tables as CSV').click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  const a = truth(...ARTICLE_WEEK, 'statement');
  const b = truth(...WEEK_BEFORE, 'statement');
  expect(text).toContain('# B: 2018-06-05/2018-06-11');
  expect(text).toContain(
    `kind,Statements,${a.certain},${a.possible},${b.certain},${b.possible},${a.certain - b.possible},${a.possible - b.certain}\r\n`,
  );
});

/** Sums over the file's records that may and that must lie within the days, read apart from the app. */
const deathsIn = async (first: string, last: string) => {
  const sums = { certain: [0, 0, 0], possible: [0, 0, 0] };
  const text = await readFile('e2e/fixtures/forty-two-ged-rows.csv', 'utf8');
  for (const record of text.trim().split(/\r?\n/)) {
    const [, start, end] = /,(\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d),/.exec(record) ?? [];
    const [best, high, low] = record.split(',').slice(-4).map(Number);
    if (start === undefined || end === undefined || Number.isNaN(Date.parse(start))) continue; // 2016-13-45 is rejected
    if (end < first || start > last) continue;
    for (const list of start >= first && end <= last ? [sums.certain, sums.possible] : [sums.possible])
      [low, best, high].forEach((figure, index) => {
        list[index] = (list[index] ?? 0) + (figure ?? 0);
      });
  }
  return sums;
};

test('a file’s deaths are compared by low, best and high figures, its places by a column', async ({
  app,
  page,
}) => {
  await app.open();
  await app.openDataDialog();
  await app.chooseFiles('forty-two-ged-rows.csv');
  await app.showOnMap();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Compare' }).click();
  await expect(panel(page)).toContainText('has an open end');
  await page.getByLabel('First day', { exact: true }).fill('2016-11-15');
  await page.getByLabel('Last day', { exact: true }).fill('2016-12-20');
  await preset(page, 'Same length after').click();
  const [a, b] = [await deathsIn('2016-11-15', '2016-12-20'), await deathsIn('2016-12-21', '2017-01-25')];
  for (const [index, name] of ['Low figures', 'Best estimates', 'High figures'].entries()) {
    const side = (of: typeof a) => ({ certain: of.certain[index] ?? 0, possible: of.possible[index] ?? 0 });
    await expect
      .poll(async () => (await cells(line(page, 'Deaths', name))).slice(0, 2))
      .toEqual([counted(side(a)), counted(side(b))]);
  }
  await panel(page).getByLabel('Tell places apart by').selectOption('Place');
  await expect(line(page, 'By place', 'Village 2')).toBeVisible();
});

for (const query of ['theme=light', 'theme=dark&lang=he']) {
  test(`axe finds nothing in the comparison, ${query}`, async ({ app, page }) => {
    await page.goto(`/#${query}&view=compare&v=1`);
    await expect(page.getByRole('table').nth(1).getByRole('row').nth(3)).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await app.hasSidewaysScroll()).toBe(false);
  });
}
