import type { WatchpostDriver } from './driver.ts';
import { expect, test } from './watchpost-test.ts';

const LINE_A = /^Line A \(Alpha\), 1974: about 13 km \(11–15\)/;
const MEASURE = { name: 'Measure and draw', exact: true };

/** Where a share of the map's width and height is on the page. */
const onMap = async (app: WatchpostDriver, x: number, y: number): Promise<readonly [number, number]> => {
  const box = await app.map.boundingBox();
  if (box === null) throw new Error('the map is not on screen');
  return [box.x + box.width * x, box.y + box.height * y];
};

test('how far al-Harah is from the 1974 line, and how sure: one click, and one more draws it', async ({
  app,
}) => {
  await app.open();
  await app.clickMark('Shelling of al-Harah');
  const row = app.details.getByRole('button', { name: LINE_A });
  await expect(row).toContainText('here ±0.5 km, there ±1 km');
  await expect(app.details).toContainText('Computed here from coordinates');
  await row.click();
  await expect(row).toHaveAttribute('aria-pressed', 'true');
});

test('how far al-Harah is from the 1974 line, by keyboard: skip to the events, find it, open it', async ({
  app,
  page,
}) => {
  await app.open();
  await app.search.fill('al-Harah');
  await app.row('Shelling of al-Harah').focus();
  await page.keyboard.press('Enter');
  await expect(app.details.getByRole('button', { name: LINE_A })).toBeVisible();
});

test('units switch every computed length, and are linked', async ({ app }) => {
  await app.open('event=shelling-of-al-harah&v=1');
  await expect(app.details.getByRole('button', { name: LINE_A })).toBeVisible();
  await app.details.getByRole('combobox', { name: 'Units' }).selectOption('Miles');
  await expect(
    app.details.getByRole('button', { name: /^Line A \(Alpha\), 1974: about 8 mi \(7–10\)/ }),
  ).toBeVisible();
  await app.expectLinked('units', 'mi');
});

test('an area drawn by mouse filters list and counts, and its link brings it back', async ({ app, page }) => {
  await app.open();
  const before = (await app.titlesInList()).length;
  await page.getByRole('button', MEASURE).click();
  const panel = page.getByRole('region', MEASURE);
  const polygon = panel.getByRole('button', { name: 'Polygon' });
  await Promise.all([page.waitForResponse(/area-drawing/), polygon.click()]);
  await app.mapAtRest();
  const mark = await app.mark('Shelling of al-Harah').boundingBox();
  if (mark === null) throw new Error('the mark is not on screen');
  const [x, y] = [mark.x + mark.width / 2, mark.y + mark.height / 2];
  const corners = [
    [x - 25, y - 25],
    [x + 25, y - 25],
    [x + 25, y + 25],
    [x - 25, y + 25],
    [x - 25, y - 25],
  ] as const;
  // A corner that came before the drawing tool was ready is lost: then the outline is begun again.
  const chip = page.getByText('Only inside: Area drawn by hand');
  await expect(async () => {
    if ((await polygon.getAttribute('aria-pressed')) === 'true') await page.keyboard.press('Escape');
    await polygon.click();
    for (const [at, down] of corners) {
      await page.mouse.move(at, down, { steps: 3 });
      await page.mouse.click(at, down);
    }
    await expect(chip).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: 60_000 });
  await app.expectLinked('area', /^polygon\//);
  await expect(app.row('Shelling of al-Harah')).toBeVisible();
  await expect(app.row('Shelling of Kafr Shams')).toBeHidden();
  const table = panel.getByRole('table', { name: 'Inside and outside the area' });
  await expect(table.getByRole('row', { name: /^Inside 1 / })).toBeVisible();
  const inside = await app.titlesInList();
  expect(inside.length).toBeLessThan(before);
  const count = await app.resultCount.innerText();

  await app.open(new URL(page.url()).hash.slice(1));
  await expect(chip).toBeVisible();
  await expect(app.resultCount).toHaveText(count);
  expect(await app.titlesInList()).toEqual(inside);

  await page.getByRole('button', { name: 'Remove the area' }).click();
  await app.expectLinked('area', '(none)');
  await expect(app.events.getByRole('button')).toHaveCount(before);
});

test('a circle around the selected event, by keyboard alone', async ({ app, page }) => {
  await app.open('event=shelling-of-al-harah&v=1');
  await page.getByRole('button', MEASURE).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('region', MEASURE);
  await panel.getByLabel('Radius').fill('5');
  await panel.getByRole('button', { name: 'Around the selected event' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Only inside: Circle of 5 km')).toBeVisible();
  await app.expectLinked('area', 'circle/33.05593/36.00458/5');
  await expect(app.row('Shelling of Kafr Shams')).toBeHidden();
  await expect(panel.getByRole('row', { name: /^Inside 1 / })).toBeVisible();
});

test('a path is measured by mouse and by keyboard, and Escape ends it', async ({ app, page }) => {
  await app.open('event=shelling-of-al-harah&v=1');
  await page.getByRole('button', MEASURE).click();
  const panel = page.getByRole('region', MEASURE);
  const tool = panel.getByRole('button', { name: 'Measure a distance' });
  await tool.click();
  await panel.getByRole('button', { name: 'From the selected event' }).click();
  await page.mouse.click(...(await onMap(app, 0.6, 0.75)));
  await expect(panel.getByText(/^In all [\d.]+ km$/)).toBeVisible();
  await app.map.getByRole('application').focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByText(/^Leg 2: [\d.]+ km$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tool).toHaveAttribute('aria-pressed', 'false');
  await expect(app.details).toBeVisible();
});

test('an area in a link that means nothing is reported and filters nothing', async ({ app }) => {
  await app.open('area=circle/33/36/-5&v=1');
  await expect(app.notices).toContainText('area');
});
