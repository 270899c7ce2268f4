import { type Browser, type CDPSession, type Page, chromium } from '@playwright/test';
import { GL_ARGS, findBrowser } from '@/../scripts/browser.mjs';
import {
  type BrowserProcess,
  type ThreadCpu,
  canReadThreads,
  cpuSince,
  peakMegabytes,
  readThreadCpu,
  rendererMegabytes,
  resetPeak,
} from './thread-cpu';

/** No single step of a measurement takes longer, on any machine that is worth measuring on. */
export const STEP_TIMEOUT_MS = 180_000;

/** A fresh browser with one page in it, and what the operating system says about its processes. */
export interface MeasuredPage {
  readonly version: string;
  readonly browser: Browser;
  readonly page: Page;
  /** CPU spent until `run` was over, and until everything had come to rest; null where the system does not tell. */
  readonly cpuOf: <Value>(run: () => Promise<Value>) => Promise<{
    readonly value: Value;
    readonly cpu: ThreadCpu | null;
    readonly duringRun: ThreadCpu | null;
  }>;
  /** CPU spent in doing nothing for so long. */
  readonly idleCpu: (ms: number) => Promise<ThreadCpu | null>;
  /** Resident memory of the renderers after their garbage has been collected. */
  readonly memoryMegabytes: () => Promise<number | null>;
  /** Forgets the most that the renderers have held so far. */
  readonly resetPeak: () => Promise<void>;
  /** The most that the renderers together can have held since; null where the system does not tell. */
  readonly peakMegabytes: () => Promise<number | null>;
  /** Resolves when no process of the browser has anything left to do. */
  readonly atRest: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const processesOf = async (cdp: CDPSession): Promise<readonly BrowserProcess[]> =>
  (await cdp.send('SystemInfo.getProcessInfo')).processInfo;

/** Runs in the page, which was started with --expose-gc. */
const collectGarbage = (): void => {
  (globalThis as unknown as { gc?: () => void }).gc?.();
};

/** Milliseconds in which a process at rest spends less than 4 ms of CPU. */
const REST_MS = 150;
const REST_TRIES = 200;

/** Opens `address` at 1280 × 720, one device pixel a pixel. */
export const openMeasuredPage = async (address: string): Promise<MeasuredPage> => {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: [...GL_ARGS, '--js-flags=--expose-gc'],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_TIMEOUT_MS);
  page.on('pageerror', (error) => {
    console.error(`page: ${error.message}`);
  });
  const cdp = await browser.newBrowserCDPSession();
  await page.goto(address);
  const cpuNow = async (): Promise<ThreadCpu> => readThreadCpu(await processesOf(cdp));

  const rest = async (): Promise<ThreadCpu> => {
    let last = await cpuNow();
    for (let tries = 0; tries < REST_TRIES; tries += 1) {
      await page.waitForTimeout(REST_MS);
      const now = await cpuNow();
      if (now.gpuMs - last.gpuMs < 4 && now.otherMs - last.otherMs < 20) return now;
      last = now;
    }
    return last;
  };

  return {
    version: browser.version(),
    browser,
    page,
    cpuOf: async (run) => {
      if (!canReadThreads) return { value: await run(), cpu: null, duringRun: null };
      const before = await rest();
      const value = await run();
      const duringRun = cpuSince(before, await cpuNow());
      return { value, cpu: cpuSince(before, await rest()), duringRun };
    },
    idleCpu: async (ms) => {
      if (!canReadThreads) return null;
      const before = await rest();
      await page.waitForTimeout(ms);
      return cpuSince(before, await cpuNow());
    },
    memoryMegabytes: async () => {
      if (!canReadThreads) return null;
      await page.evaluate(collectGarbage);
      for (const worker of page.workers()) await worker.evaluate(collectGarbage);
      return rendererMegabytes(await processesOf(cdp));
    },
    resetPeak: async () => {
      if (canReadThreads) resetPeak(await processesOf(cdp));
    },
    peakMegabytes: async () => (canReadThreads ? peakMegabytes(await processesOf(cdp)) : null),
    atRest: async () => {
      if (canReadThreads) await rest();
    },
    close: async () => {
      await browser.close();
    },
  };
};
