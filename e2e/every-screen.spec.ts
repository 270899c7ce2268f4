import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './watchpost-test.ts';

const violations = async (page: Page): Promise<readonly string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing in the first view with legend and filters open, ${theme}`, async ({
    app,
    page,
  }) => {
    await app.open(`theme=${theme}&v=1`);
    await page.getByText('More filters').click();
    await page.getByText('Legend', { exact: true }).click();
    expect(await violations(page)).toEqual([]);
  });

  test(`axe finds nothing in an event’s details, ${theme}`, async ({ app, page }) => {
    await app.open(`theme=${theme}&event=shelling-of-kafr-shams&v=1`);
    expect(await violations(page)).toEqual([]);
  });

  test(`axe finds nothing in an empty result with notices, ${theme}`, async ({ app, page }) => {
    await app.open(`theme=${theme}&q=zzzz&time=bad&v=1`);
    expect(await violations(page)).toEqual([]);
  });
}

test.describe('on a low screen', () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  test('three rows of the list stay in view, of the article and of files beside it', async ({
    app,
    page,
  }) => {
    const expectRows = async (): Promise<void> => {
      for (const row of [0, 1, 2])
        await expect(app.events.getByRole('button').nth(row)).toBeInViewport({ ratio: 1 });
      await expect(app.search).toBeInViewport({ ratio: 1 });
    };
    await app.open();
    await expectRows();
    await app.openDataDialog();
    await app.chooseFiles('forty-two-ged-rows.csv');
    await page.keyboard.press('Escape');
    await expectRows();
    await app.datasets.getByRole('button', { name: 'Add the article' }).click();
    await expect(app.datasets.getByRole('checkbox')).toHaveCount(2);
    await page.getByText('More filters').click();
    await expectRows();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('map, sheet and timeline are in reach and nothing scrolls sideways', async ({ app, page }) => {
    await app.open();
    expect(await app.hasSidewaysScroll()).toBe(false);
    expect((await app.to.boundingBox())?.width).toBeGreaterThanOrEqual(44);
    expect((await app.map.boundingBox())?.height).toBeGreaterThan(400);
    await page.getByRole('button', { name: 'Show the list' }).tap();
    await app.row('Shelling of Kafr Shams').tap();
    await expect(app.details).toContainText('At least 6 killed');
    expect(await app.hasSidewaysScroll()).toBe(false);
    expect(await violations(page)).toEqual([]);
    await app.details.getByRole('button', { name: 'Close' }).tap();
    await expect(app.details).toBeHidden();
  });
});

test.describe('without WebGL 2', () => {
  test('list, timeline and details work, and the map says why it is missing', async ({ app, page }) => {
    await page.addInitScript(() => {
      const getContext = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function noWebGl(
        this: HTMLCanvasElement,
        type: string,
        ...rest: unknown[]
      ) {
        return type.startsWith('webgl') ? null : (Reflect.apply(getContext, this, [type, ...rest]) as null);
      } as typeof getContext;
    });
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('WebGL 2');
    await app.row('Shelling of Kafr Shams').click();
    await expect(app.details).toContainText('At least 6 killed');
    await app.from.focus();
    await app.press('ArrowRight', 1);
    await expect(app.from).toHaveAttribute('aria-valuetext', /13 June/);
  });
});

test('a lost graphics context comes back by itself, marks and all', async ({ app, page }) => {
  await app.open();
  await page.evaluate(async () => {
    for (const canvas of document.querySelectorAll('canvas')) {
      const lose = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
      if (!lose) continue;
      const lost = new Promise((resolve) => {
        canvas.addEventListener('webglcontextlost', resolve, { once: true });
      });
      lose.loseContext();
      await lost;
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      }); // restoring is refused until the event has been dispatched
      lose.restoreContext();
    }
  });
  await app.mapAtRest();
  await app.clickMark('Shelling of Kafr Shams');
  await expect(app.details).toContainText('At least 6 killed');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a host without byte ranges gets the whole basemap and works', async ({ app, page }) => {
  const statuses: number[] = [];
  await page.route('**/basemap.pmtiles', async (route) => {
    const headers = { ...route.request().headers() };
    delete headers['range'];
    const response = await route.fetch({ headers });
    statuses.push(response.status());
    await route.fulfill({ response, status: 200, body: await response.body() });
  });
  await app.open();
  expect(statuses.every((status) => status === 200)).toBe(true);
  expect(statuses.length).toBeGreaterThan(0);
});

test.describe('offline', () => {
  test.use({ serviceWorkers: 'allow' });

  test('once visited, the page opens without a network', async ({ app, page, context }) => {
    await app.open();
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await context.setOffline(true);
    await app.open('event=shelling-of-kafr-shams&v=1');
    await expect(app.details).toContainText('At least 6 killed');
    await expect(app.mark('Shelling of al-Harah')).toBeVisible();
  });
});
