import { expect, test } from './watchpost-test.ts';

test('where the engine has no worker, the page itself reads a file with separators', async ({
  app,
  page,
}) => {
  await page.addInitScript(() => {
    const { Worker: BrowserWorker } = globalThis;
    globalThis.Worker = class extends BrowserWorker {
      constructor(address: string | URL, options?: WorkerOptions) {
        // The map does not draw without workers of its own, which it gives other names.
        if (options?.name === 'engine' || options?.name === 'reader') throw new Error('no such worker here');
        super(address, options);
      }
    };
  });
  await app.open();
  await app.openDataDialog();
  await app.chooseFiles('forty-two-ged-rows.csv');
  expect(page.workers().map((worker) => worker.url())).not.toContainEqual(
    expect.stringMatching(/\/(?:read-)?worker-/),
  );
  await expect(app.report.getByRole('heading', { name: '40 of 42 records loaded' })).toBeVisible();
  await app.showOnMap();
  await expect(app.marks().first()).toBeVisible();
});

test('the page makes no code of text', async ({ page }) => {
  await page.goto('/');
  await page.evaluate(() => {
    // In a listener: what the driver runs itself is not under the page's policy.
    globalThis.addEventListener('keydown', () => {
      const evaluate: unknown = Reflect.get(globalThis, 'eval');
      if (typeof evaluate !== 'function') return;
      try {
        document.title = String(Reflect.apply(evaluate, null, ['"made of text"']));
      } catch (error) {
        document.title = String(error);
      }
    });
  });
  await page.keyboard.press('Shift');
  await expect(page).toHaveTitle(/^EvalError/);
});
