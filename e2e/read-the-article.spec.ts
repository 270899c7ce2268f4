import { countTruth, dayNumber, trueEvents } from './dossier-truth.ts';
import { expect, test } from './watchpost-test.ts';

test('the first view frames the article’s week: every event of it is listed and counted', async ({ app }) => {
  await app.open();
  const truth = countTruth(dayNumber('2018-06-12'), dayNumber('2018-06-17'));
  await app.expectWindow('2018-06-12', '2018-06-17');
  await expect(app.resultCount).toHaveText(
    `${truth.certain.length} events certainly, ${truth.possible.length} possibly`,
  );
  expect((await app.titlesInList()).toSorted()).toEqual(truth.possible.map(({ title }) => title).toSorted());
});

test('a click on the mark of Kafr Shams tells of six dead, one figure for both towns', async ({ app }) => {
  await app.open();
  await app.clickMark('Shelling of Kafr Shams');
  await expect(app.details.getByRole('heading', { name: 'Shelling of Kafr Shams' })).toBeVisible();
  await expect(app.details).toContainText('At least 6 killed');
  await expect(app.details).toContainText('Shelling of al-Harah');
  await expect(app.details).toContainText('No figure is given for this place alone');
  await expect(app.details).toContainText('Syrian Observatory for Human Rights');
  await expect(app.details.getByRole('link', { name: /P15/ })).toHaveAttribute('href', /^https?:\/\//);
  await app.expectLinked('event', 'shelling-of-kafr-shams');
});

test('related claims select each other', async ({ app }) => {
  await app.open('event=shelling-of-kafr-shams&v=1');
  await app.details.getByRole('button', { name: 'Bombardment in the Deraa region' }).click();
  await expect(app.details.getByRole('heading', { name: 'Bombardment in the Deraa region' })).toBeVisible();
  await expect(app.details).toContainText('At least 6 killed');
});

test('map and list are twins: each placed event in the window has a mark, in time order', async ({ app }) => {
  await app.open();
  const placed = countTruth(dayNumber('2018-06-12'), dayNumber('2018-06-17')).possible.filter(({ where }) =>
    ['point', 'area', 'link'].includes(where.kind),
  );
  expect(await app.titlesOnMap()).toEqual(placed.map(({ title }) => title));
  await app.row('Shelling of al-Harah').hover();
  await expect(app.page.getByText('Shelling of al-Harah').first()).toBeVisible();
});

test('what cannot be placed is in the list off the map, with its reason', async ({ app }) => {
  await app.open();
  const unplaced = countTruth(dayNumber('2018-06-12'), dayNumber('2018-06-17')).possible.filter(
    ({ where }) => where.kind === 'none',
  );
  await expect(app.offMap.getByRole('button')).toHaveCount(unplaced.length);
  await app.offMap.getByRole('button', { name: 'Undated photograph' }).click();
  await expect(app.details).toContainText('cannot be placed');
});

test('all 46 claims are there once everything is asked for', async ({ app }) => {
  await app.open('time=../..&v=1');
  expect(trueEvents).toHaveLength(46);
  await expect(app.events.getByRole('button')).toHaveCount(46);
  await expect(app.resultCount).toHaveText('46 events certainly, 46 possibly');
});

test('by keyboard alone from page load to an event’s details and back', async ({ app, page }) => {
  await app.open();
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (
      await app
        .marks()
        .first()
        .evaluate((first) => first.parentElement?.parentElement?.contains(document.activeElement) === true)
    )
      break;
  }
  const first = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await page.keyboard.press('ArrowRight');
  const second = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect([first, second]).toEqual((await app.titlesOnMap()).slice(0, 2));
  await page.keyboard.press('Enter');
  await expect(app.details.getByRole('heading', { name: second ?? '' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(app.details).toBeHidden();
});
