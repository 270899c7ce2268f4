import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from '@playwright/test';
import type { KeplerBench } from './kepler/page/main';
import { type MeasuredPage, openMeasuredPage } from './measured-page';
import { type PageServer, serve } from './page-server';
import { inBlocks, medianOf } from './results';
import { type ThreadCpu, canReadThreads, cpuSince, readThreadCpu } from './thread-cpu';

const HERE = resolve(import.meta.dirname, 'kepler');
/** The bundle that its authors publish, so that nothing of it is built here. */
const BUNDLE = resolve(HERE, 'node_modules/kepler.gl/umd');

/** Was kepler.gl asked for, by `npm --prefix bench/kepler ci`? */
export const isKeplerInstalled = existsSync(BUNDLE);

/** Serves kepler.gl with nothing but a map, its time filter and the made-up events. */
export const serveKepler = (): Promise<PageServer> =>
  serve({
    configFile: false,
    root: resolve(HERE, 'page'),
    base: './',
    publicDir: BUNDLE,
    resolve: { tsconfigPaths: true },
    build: { target: 'es2023' },
  });

/** Windows of time as whole days, half-open, from `firstDayMs` on. */
export interface KeplerWindow {
  readonly firstDayMs: number;
  readonly lengthDays: number;
  readonly stepDays: number;
}

const DAY_MS = 86_400_000;
/** As many as the app makes before it is measured. */
const WARM_UP_STEPS = 6;

const windowsOf = (
  { firstDayMs, lengthDays, stepDays }: KeplerWindow,
  steps: number,
): readonly (readonly [number, number])[] =>
  Array.from({ length: steps }, (_, step) => {
    const start = firstDayMs + (step + 1) * stepDays * DAY_MS;
    return [start, start + lengthDays * DAY_MS];
  });

const call = (
  { page }: MeasuredPage,
  name: keyof KeplerBench,
  ...args: Parameters<KeplerBench[typeof name]>
): Promise<unknown> =>
  page.evaluate(
    (asked) => {
      const { bench } = globalThis as unknown as { bench: Record<string, (...all: unknown[]) => unknown> };
      return bench[asked.name]?.(...asked.args);
    },
    { name, args },
  );

/**
 * CPU of the main thread for one step of the window, ms, in a fresh browser; null where the system does not tell. Throws
 * where the histogram does not show, or does not follow. The page never comes to rest (it asks for every frame), so the
 * measured steps follow the first ones at once, as they do in a drag.
 */
export const keplerStepMs = async (
  address: string,
  events: number,
  window: KeplerWindow,
  steps: number,
): Promise<number | null> => {
  const measured = await openMeasuredPage(address);
  try {
    const { browser, page } = measured;
    const cdp = await browser.newBrowserCDPSession();
    const cpuNow = async (): Promise<ThreadCpu> =>
      readThreadCpu((await cdp.send('SystemInfo.getProcessInfo')).processInfo);
    await page.waitForFunction(() => 'bench' in globalThis);
    await call(measured, 'open', events);
    const widget = page.locator('.bottom-widget--container');
    await expect(widget.locator('rect')).not.toHaveCount(0);
    await call(measured, 'steps', windowsOf(window, WARM_UP_STEPS));
    const moved = await inBlocks(async () => {
      const before = await cpuNow();
      await call(measured, 'steps', windowsOf(window, steps));
      return { mainMs: cpuSince(before, await cpuNow()).mainMs / steps };
    });
    const [lastStart] = windowsOf(window, steps).at(-1) ?? [];
    const shown = new Intl.DateTimeFormat('en-US', {
      timeZone: 'UTC',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }).format(lastStart);
    await expect(widget).toContainText(shown);
    return canReadThreads ? medianOf(moved, 'mainMs') : null;
  } finally {
    await measured.close();
  }
};
