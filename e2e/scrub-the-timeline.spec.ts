import { countTruth, dayNumber } from './dossier-truth.ts';
import { expect, test } from './watchpost-test.ts';

test('from everything to 14–15 June: map, list and counts agree with an independent count', async ({
  app,
  page,
}) => {
  await app.open();
  await page.getByRole('button', { name: 'Everything' }).click();
  await expect(app.events.getByRole('button')).toHaveCount(46);
  await page.getByLabel('First day').fill('2018-06-14');
  await page.getByLabel('Last day').fill('2018-06-15');
  const truth = countTruth(dayNumber('2018-06-14'), dayNumber('2018-06-15'));
  await expect(app.resultCount).toHaveText(
    `${truth.certain.length} events certainly, ${truth.possible.length} possibly`,
  );
  expect((await app.titlesInList()).toSorted()).toEqual(truth.possible.map(({ title }) => title).toSorted());
  const placed = truth.possible.filter(({ where }) => ['point', 'area', 'link'].includes(where.kind));
  expect((await app.titlesOnMap()).toSorted()).toEqual(placed.map(({ title }) => title).toSorted());
  await app.expectLinked('time', '2018-06-14/2018-06-15');
});

test('dragging a handle by the mouse moves the window by whole days, and everything follows', async ({
  app,
}) => {
  await app.open();
  await app.dragDays(app.to, -3);
  await app.expectWindow('2018-06-12', '2018-06-14');
  const days = await app.windowDays();
  const truth = countTruth(days.first, days.last);
  await expect(app.resultCount).toHaveText(
    `${truth.certain.length} events certainly, ${truth.possible.length} possibly`,
  );
  await expect(app.events.getByRole('button')).toHaveCount(truth.possible.length);
  await expect(app.mark('Shelling of Kafr Shams')).toBeHidden();
});

test('arrow keys step days, with Shift weeks, and the handles never cross', async ({ app }) => {
  await app.open();
  await app.from.focus();
  await app.press('ArrowRight', 2);
  await app.expectWindow('2018-06-14', '2018-06-17');
  await app.press('Shift+ArrowLeft', 1);
  await app.expectWindow('2018-06-07', '2018-06-17');
  await app.press('Shift+ArrowRight', 4);
  await app.expectWindow('2018-06-17', '2018-06-17');
  await expect(app.from).toHaveAttribute('aria-valuetext', /17 June 2018/);
});

test('play moves the window and pause stops it', async ({ app }) => {
  await app.open('time=2018-06-12/2018-06-13&v=1');
  await app.timeline.getByRole('button', { name: 'Play' }).click();
  await expect.poll(async () => (await app.windowDays()).first).toBeGreaterThan(dayNumber('2018-06-12'));
  await app.timeline.getByRole('button', { name: 'Pause' }).click();
  const { first, last } = await app.windowDays();
  expect(last - first).toBe(1);
  await expect(app.timeline.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('the wheel zooms the axis around the pointer', async ({ app, page }) => {
  await app.open();
  const before = await app.to.boundingBox();
  const from = await app.from.boundingBox();
  if (before === null || from === null) throw new Error('no sliders');
  await page.mouse.move((before.x + from.x) / 2, before.y + 10);
  await page.mouse.wheel(0, -200);
  await expect.poll(async () => (await app.to.boundingBox())?.x ?? 0).toBeGreaterThan(before.x + 20);
});

test('a click on a bar selects its event', async ({ app, page }) => {
  await app.open('time=2018-06-12&kind=warning&v=1');
  const from = await app.from.boundingBox();
  const to = await app.to.boundingBox();
  if (from === null || to === null) throw new Error('no sliders');
  const x = (from.x + to.x + to.width) / 2;
  for (let y = from.y + 12; y < from.y + from.height - 4; y += 3) {
    await page.mouse.click(x, y);
    if (await app.details.isVisible()) break;
  }
  await expect(app.details.getByRole('heading')).toHaveText('Ultimatum to the rebels in Deraa and Quneitra');
});

test('an empty window says why and offers the way out', async ({ app, page }) => {
  await app.open('time=2013-01-01/2013-01-05&kind=armed-event&v=1');
  await expect(app.resultCount).toHaveText('0 events certainly, 0 possibly');
  await page.getByRole('button', { name: 'Show all of time' }).click();
  await expect(app.events.getByRole('button')).toHaveCount(3);
});
