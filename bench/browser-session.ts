import { type Browser, type CDPSession, type Page, chromium } from '@playwright/test';
import { GL_ARGS, findBrowser } from '@/../scripts/browser.mjs';
import type { Bench } from './page/main';
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

const STEP_TIMEOUT_MS = 180_000;

type Call = {
  [Name in keyof Bench]: { readonly name: Name; readonly args: Parameters<Bench[Name]> };
}[keyof Bench];
type Answer<Name extends keyof Bench> = Awaited<ReturnType<Bench[Name]>>;

/** A fresh browser with the bench page in it. */
export interface Session {
  readonly version: string;
  readonly call: <Name extends keyof Bench>(
    name: Name,
    ...args: Parameters<Bench[Name]>
  ) => Promise<Answer<Name>>;
  /** CPU spent until everything has come to rest; null where the system does not tell. */
  readonly cpuOf: <Value>(
    run: () => Promise<Value>,
  ) => Promise<{ readonly value: Value; readonly cpu: ThreadCpu | null }>;
  /** CPU spent in doing nothing for so long. */
  readonly idleCpu: (ms: number) => Promise<ThreadCpu | null>;
  readonly memoryMegabytes: () => Promise<number | null>;
  /** Forgets the most that the renderers have held so far. */
  readonly resetPeak: () => Promise<void>;
  /** The most that the renderers together can have held since; null where the system does not tell. */
  readonly peakMegabytes: () => Promise<number | null>;
  readonly close: () => Promise<void>;
}

const processesOf = async (cdp: CDPSession): Promise<readonly BrowserProcess[]> =>
  (await cdp.send('SystemInfo.getProcessInfo')).processInfo;

/** Milliseconds in which a process at rest spends less than 4 ms of CPU. */
const REST_MS = 150;

export const openSession = async (address: string): Promise<Session> => {
  const executablePath = findBrowser();
  const browser: Browser = await chromium.launch({
    args: [...GL_ARGS, '--js-flags=--expose-gc'],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1 });
  const page: Page = await context.newPage();
  page.setDefaultTimeout(STEP_TIMEOUT_MS);
  page.on('pageerror', (error) => {
    console.error(`page: ${error.message}`);
  });
  const cdp = await browser.newBrowserCDPSession();
  await page.goto(address);
  await page.waitForFunction(() => 'bench' in window);
  const cpuNow = async (): Promise<ThreadCpu> => readThreadCpu(await processesOf(cdp));

  const rest = async (): Promise<ThreadCpu> => {
    let last = await cpuNow();
    for (let tries = 0; tries < 200; tries += 1) {
      await page.waitForTimeout(REST_MS);
      const now = await cpuNow();
      if (now.gpuMs - last.gpuMs < 4 && now.otherMs - last.otherMs < 20) return now;
      last = now;
    }
    return last;
  };

  return {
    version: browser.version(),
    call: async <Name extends keyof Bench>(
      name: Name,
      ...args: Parameters<Bench[Name]>
    ): Promise<Answer<Name>> => {
      const call = { name, args } as Call;
      return (await page.evaluate(async (asked: Call) => {
        const { bench } = window as unknown as { bench: Record<string, (...args: unknown[]) => unknown> };
        return bench[asked.name]?.(...asked.args);
      }, call)) as Answer<Name>;
    },
    cpuOf: async (run) => {
      if (!canReadThreads) return { value: await run(), cpu: null };
      const before = await rest();
      const value = await run();
      return { value, cpu: cpuSince(before, await rest()) };
    },
    idleCpu: async (ms) => {
      if (!canReadThreads) return null;
      const before = await rest();
      await page.waitForTimeout(ms);
      return cpuSince(before, await cpuNow());
    },
    memoryMegabytes: async () => {
      if (!canReadThreads) return null;
      await page.evaluate(() => {
        (globalThis as unknown as { gc?: () => void }).gc?.();
      });
      return rendererMegabytes(await processesOf(cdp));
    },
    resetPeak: async () => {
      if (canReadThreads) resetPeak(await processesOf(cdp));
    },
    peakMegabytes: async () => (canReadThreads ? peakMegabytes(await processesOf(cdp)) : null),
    close: async () => {
      await browser.close();
    },
  };
};
