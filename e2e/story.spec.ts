import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './watchpost-test.ts';

/** The story as it was authored, read apart from the app. */
const STEPS = (
  JSON.parse(
    readFileSync(new URL('../geodata/dossiers/southwest-syria-2018/story.json', import.meta.url), 'utf8'),
  ) as { readonly steps: readonly { readonly title: string; readonly eventIds: readonly string[] }[] }
).steps;

const story = (page: Page): Locator => page.getByRole('region', { name: 'Story' });
const heading = (page: Page, number: number): Locator =>
  story(page).getByRole('heading', { level: 2, name: STEPS[number - 1]?.title ?? '', exact: true });
const claims = (page: Page): Locator =>
  story(page).getByRole('list', { name: 'Claims of this step' }).getByRole('button');

test('by keys alone from the first view through all nine steps', async ({ app, page }) => {
  expect(STEPS).toHaveLength(9);
  await app.open();
  await page.getByRole('button', { name: 'Read the story in nine steps' }).focus();
  await page.keyboard.press('Enter');
  for (const [index, { eventIds }] of STEPS.entries()) {
    const number = index + 1;
    await expect(heading(page, number)).toBeFocused();
    await expect(heading(page, number)).toHaveAccessibleDescription(`${number} of 9`);
    await expect(claims(page)).toHaveCount(eventIds.length);
    await app.expectLinked('view', 'story');
    await app.expectLinked('step', number === 1 ? '(none)' : String(number));
    await page.keyboard.press(['ArrowRight', 'j', 'PageDown'][index % 3] ?? '');
  }
  await expect(heading(page, 9)).toBeVisible();
  await page.keyboard.press('k');
  await expect(heading(page, 8)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(heading(page, 1)).toBeFocused();
});

test('by mouse: next, previous, the list of steps, and Back to the step before', async ({ app, page }) => {
  await app.open();
  await page.getByRole('button', { name: 'Read the story in nine steps' }).click();
  await expect(heading(page, 1)).toBeVisible();
  await expect(story(page).getByRole('button', { name: 'Previous' })).toBeDisabled();
  await story(page).getByRole('button', { name: 'Next' }).click();
  await expect(heading(page, 2)).toBeVisible();
  await story(page).getByText('2 of 9', { exact: true }).first().click();
  await story(page)
    .getByRole('list', { name: 'All steps' })
    .getByRole('button', { name: STEPS[6]?.title ?? '' })
    .click();
  await expect(heading(page, 7)).toBeVisible();
  await app.expectWindow('2018-06-15', '2018-06-15');
  await page.goBack();
  await expect(heading(page, 2)).toBeVisible();
  await app.expectWindow('2015-09-01', '2017-12-31');
  await page.goBack();
  await expect(heading(page, 1)).toBeVisible();
  await page.goBack();
  await expect(app.search).toBeVisible();
  await app.expectWindow('2018-06-12', '2018-06-17');
});

test('a link to step 4 shows its window and its place, and stays that short', async ({ app, page }) => {
  await app.open('view=story&step=4&v=1');
  await expect(heading(page, 4)).toBeVisible();
  await app.expectWindow('2018-05-21', '2018-06-09');
  await expect(app.mark('Liberman and Heyman go to Moscow')).toBeVisible();
  expect(app.fragment()).toBe('view=story&step=4&v=1');
  await expect(story(page).getByRole('button', { name: 'Back to the story' })).toBeHidden();
});

test('a link that also says where to look is followed there, and leads back', async ({ app, page }) => {
  await app.open('time=2018-06-14&view=story&step=7&v=1');
  await app.expectWindow('2018-06-14', '2018-06-14');
  await story(page).getByRole('button', { name: 'Back to the story' }).click();
  await app.expectWindow('2018-06-15', '2018-06-15');
});

test('a reader explores from a step and comes back to it', async ({ app, page }) => {
  await app.open('view=story&step=7&v=1');
  const back = story(page).getByRole('button', { name: 'Back to the story' });
  await expect(back).toBeHidden();
  await app.from.focus();
  await app.press('ArrowLeft', 3);
  await expect(back).toBeVisible();
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await app.mapAtRest();
  await app.expectLinked('map', /\d/);
  await back.click();
  await app.expectWindow('2018-06-15', '2018-06-15');
  await expect(back).toBeHidden();
  await app.expectLinked('map', '(none)');
});

test('a claim of a step opens with one click and says its paragraph', async ({ app, page }) => {
  await app.open('view=story&step=7&v=1');
  await expect(claims(page).first()).toContainText('P15');
  await claims(page).first().click();
  await expect(app.details).toContainText('At least 6 killed');
  await app.details.getByRole('button', { name: 'Close' }).click();
  await expect(heading(page, 7)).toBeVisible();
});

for (const query of ['theme=light', 'theme=dark', 'lang=ar']) {
  test(`axe finds nothing in a step of the story, ${query}`, async ({ app, page }) => {
    await page.goto(`/#${query}&view=story&step=5&v=1`);
    await expect(page.getByRole('heading', { name: STEPS[4]?.title ?? '' })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await app.hasSidewaysScroll()).toBe(false);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the story is read with the map above it, by button and by finger', async ({ app, page }) => {
    await app.open();
    await page.getByRole('button', { name: 'Read the story in nine steps' }).tap();
    await expect(heading(page, 1)).toBeInViewport();
    await app.mapAtRest();
    const map = await app.map.boundingBox();
    const text = await heading(page, 1).boundingBox();
    expect(map?.height).toBeGreaterThan(220);
    expect(text?.y).toBeGreaterThanOrEqual((map?.y ?? 0) + (map?.height ?? 0));
    await story(page).getByRole('button', { name: 'Next' }).tap();
    await expect(heading(page, 2)).toBeInViewport();
    const target = await heading(page, 2).boundingBox();
    const finger = await page.context().newCDPSession(page);
    const y = (target?.y ?? 0) + 40;
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) =>
      finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
    await touch('touchStart', 300);
    for (const x of [260, 200, 140, 90]) await touch('touchMove', x);
    await touch('touchEnd', 90);
    await expect(heading(page, 3)).toBeInViewport();
    expect(await app.hasSidewaysScroll()).toBe(false);
  });
});
