import { WatchpostDriver } from './driver.ts';
import { expect, test } from './watchpost-test.ts';

test('a copied link opens the same camera, window, filter and selection elsewhere', async ({
  app,
  page,
  context,
  browser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open('map=9.2/33.05/36.05&time=2018-06-13/2018-06-16&kind=armed-event.warning&v=1');
  await app.clickMark('Shelling of al-Harah');
  await app.details.getByRole('button', { name: 'Copy link' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
  const reader = new WatchpostDriver(await other.newPage());
  await reader.page.goto(link);
  await reader.mapAtRest();
  await expect(reader.details.getByRole('heading', { name: 'Shelling of al-Harah' })).toBeVisible();
  await reader.expectWindow('2018-06-13', '2018-06-16');
  expect(await reader.titlesInList()).toEqual(await app.titlesInList());
  const [here, there] = await Promise.all(
    [app, reader].map(({ map }) => map.getByRole('button', { name: 'Shelling of Kafr Shams' }).boundingBox()),
  );
  expect(Math.abs((here?.x ?? 0) - (there?.x ?? 9))).toBeLessThan(1);
  expect(Math.abs((here?.y ?? 0) - (there?.y ?? 9))).toBeLessThan(1);
  await other.close();
});

test('Back closes what was opened, Forward opens it again', async ({ app, page }) => {
  await app.open();
  await app.clickMark('Shelling of Kafr Shams');
  await expect(app.details).toBeVisible();
  await page.goBack();
  await expect(app.details).toBeHidden();
  await page.goForward();
  await expect(app.details.getByRole('heading', { name: 'Shelling of Kafr Shams' })).toBeVisible();
});

test('a link to an event outside its own window and kinds widens them and says so', async ({ app }) => {
  await app.open('time=2018-05-01/2018-05-03&kind=estimate&event=shelling-of-kafr-shams&v=1');
  await expect(app.details.getByRole('heading', { name: 'Shelling of Kafr Shams' })).toBeVisible();
  await expect(app.notices).toContainText('widened');
  await expect(app.row('Shelling of Kafr Shams')).toBeVisible();
});

test('a link to an unknown event keeps the rest and says so', async ({ app }) => {
  await app.open('time=2018-06-14&event=no-such-event&v=1');
  await expect(app.notices).toContainText('no-such-event');
  await app.expectWindow('2018-06-14', '2018-06-14');
  await app.expectLinked('event', 'no-such-event');
});

for (const fragment of [
  'map=abc&time=2018-02-30&v=1',
  'time=2018-06-20/2018-06-10',
  'map=99/999/999&kind=nonsense&theme=<script>alert(1)</script>',
  '%E0%A4%A&=&&&__proto__=1&constructor=2',
  `q=${'x'.repeat(20_000)}&event=javascript:alert(1)`,
]) {
  test(`a broken link opens the first view and says what was ignored: ${fragment.slice(0, 40)}`, async ({
    app,
  }) => {
    await app.open(fragment);
    await expect(app.notices).toContainText('ignored');
    await expect(app.mark('Shelling of Kafr Shams')).toBeVisible();
  });
}

test('the article’s view brings the first view back', async ({ app, page }) => {
  await app.open('map=4/50/60&time=2017&kind=estimate&v=1');
  await page.getByRole('button', { name: 'The article’s view' }).click();
  await app.mapAtRest();
  await expect(app.mark('Shelling of Kafr Shams')).toBeVisible();
  await expect.poll(() => app.fragment()).toBe('');
});
