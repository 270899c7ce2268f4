import { test as base, expect } from '@playwright/test';
import { WatchpostDriver } from './driver.ts';

/**
 * Every journey runs with the network closed to all other hosts, and fails on a console error, an uncaught exception
 * or a request that tried to leave.
 */
export const test = base.extend<{ app: WatchpostDriver; expectedErrors: RegExp[] }>({
  expectedErrors: [[], { option: true }],
  app: async ({ page, context, baseURL, expectedErrors }, use) => {
    const troubles: string[] = [];
    const home = new URL(baseURL ?? '').host;
    await context.route(
      (url) => url.protocol.startsWith('http') && url.host !== home,
      (route) => {
        troubles.push(`request to ${route.request().url()}`);
        return route.abort();
      },
    );
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => {
      troubles.push(`uncaught: ${error.message}`);
    });
    await use(new WatchpostDriver(page));
    expect(troubles.filter((trouble) => !expectedErrors.some((pattern) => pattern.test(trouble)))).toEqual(
      [],
    );
  },
});

export { expect };
