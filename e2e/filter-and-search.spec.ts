import { countTruth, dayNumber, trueEvents } from './dossier-truth.ts';
import { expect, test } from './watchpost-test.ts';

const week = countTruth(dayNumber('2018-06-12'), dayNumber('2018-06-17'));

test('kinds filter list and map; a kind’s own count does not change by its own tick', async ({ app }) => {
  await app.open();
  const warnings = app.kinds.getByRole('checkbox', { name: /^Warnings/ });
  const count = await app.kinds
    .getByText(/^Warnings/)
    .locator('..')
    .innerText();
  await warnings.uncheck();
  const left = week.possible.filter(({ kind }) => kind !== 'warning');
  await expect(app.events.getByRole('button')).toHaveCount(left.length);
  expect(
    await app.kinds
      .getByText(/^Warnings/)
      .locator('..')
      .innerText(),
  ).toBe(count);
  await app.expectLinked('kind', /^(?!.*warning)/);
  await warnings.check();
  await app.expectLinked('kind', '(none)');
});

for (const query of ['كفر شمس', 'Kfar Shams', 'kafr shams']) {
  test(`search finds Kafr Shams by another name: ${query}`, async ({ app }) => {
    await app.open();
    await app.search.fill(query);
    await expect(app.row('Shelling of Kafr Shams')).toBeVisible();
    await expect(app.row('Shelling of al-Harah')).toBeHidden();
  });
}

test('search by the article’s spelling of a province finds the claims about it', async ({ app }) => {
  await app.open('time=../..&v=1');
  await app.search.fill('Kuneitra');
  await expect(app.row('Ultimatum to the rebels in Deraa and Quneitra')).toBeVisible();
  await app.expectLinked('q', 'Kuneitra');
});

test('an impossible search says so and can be cleared', async ({ app, page }) => {
  await app.open();
  await app.search.fill('zzzz');
  await expect(app.resultCount).toHaveText('0 events certainly, 0 possibly');
  await expect(page.getByText('No event matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear all filters' }).first().click();
  await expect(app.events.getByRole('button')).toHaveCount(week.possible.length);
});

test('who says so and actor narrow the list', async ({ app, page }) => {
  await app.open('time=../..&v=1');
  await page.getByText('More filters').click();
  await page.getByRole('checkbox', { name: 'Named source', exact: true }).uncheck();
  await page.getByRole('checkbox', { name: 'The newspaper’s own voice' }).uncheck();
  await expect(app.events.getByRole('button')).toHaveCount(
    trueEvents.filter((event) => JSON.stringify(event).includes('"class":"anonymous-source"')).length,
  );
  await app.expectLinked('source', 'anonymous-source');
});

test('layers switch and are linked', async ({ app }) => {
  await app.open();
  await app.layers.getByRole('checkbox', { name: 'Other zones of 2017' }).check();
  await app.expectLinked('layers', /other-zones/);
  await app.open(app.fragment());
  await expect(app.layers.getByRole('checkbox', { name: 'Other zones of 2017' })).toBeChecked();
});
