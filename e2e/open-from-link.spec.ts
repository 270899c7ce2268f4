import type { Page, Route } from '@playwright/test';
import { expect, test } from './watchpost-test.ts';

test.describe.configure({ timeout: 120_000 });

const HOST = 'files.example.org';
const ADDRESS = `https://${HOST}/north/events.csv`;
const ROWS = [
  'event_id,event_date,latitude,longitude,event,country,source,fatalities',
  'N 1/a,2024-03-01,36.2,37.1,First from elsewhere,Syria,Wire,3',
  'N 2/b,2024-03-05,36.3,37.2,Second from elsewhere,Jordan,Wire,1',
].join('\n');
const OPEN = { 'access-control-allow-origin': '*', 'content-type': 'text/csv' };

/** Answers for the host, and remembers what it was asked. */
const answer = async (
  page: Page,
  respond: (route: Route) => Promise<void>,
): Promise<readonly { readonly url: string; readonly headers: Record<string, string> }[]> => {
  const asked: { url: string; headers: Record<string, string> }[] = [];
  await page.route(`https://${HOST}/**`, async (route) => {
    asked.push({ url: route.request().url(), headers: await route.request().allHeaders() });
    await respond(route);
  });
  return asked;
};

const sendRows = (route: Route): Promise<void> => route.fulfill({ body: ROWS, headers: OPEN });

/** Without waiting for the map, which none of this is about. */
const openLink = async (page: Page, address: string, rest = ''): Promise<void> => {
  await page.goto('about:blank'); // a change of the fragment alone would not load the page
  await page.goto(`/#${rest}data=${encodeURIComponent(address)}`);
};

test('a file on another host is asked about first, and nothing is fetched unless the reader agrees', async ({
  app,
  page,
}) => {
  const asked = await answer(page, sendRows);
  await openLink(page, ADDRESS);
  await expect(app.dataDialog).toContainText(ADDRESS);
  await expect(app.dataDialog.locator('dd').filter({ hasText: HOST }).first()).toHaveText(HOST);
  await expect(app.dataDialog).toContainText('learns that someone at your network address opened this file');
  await app.dataDialog.getByRole('button', { name: 'Not now' }).click();
  await expect(app.dataDialog).toBeHidden();
  await expect(app.row('Shelling of Kafr Shams')).toBeVisible();
  expect(asked).toEqual([]);
});

test('once agreed the file opens without cookies or referrer, is kept, and the link keeps its address', async ({
  app,
  page,
}) => {
  const asked = await answer(page, sendRows);
  await openLink(page, ADDRESS);
  await app.dataDialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(app.dataDialog).toBeHidden();
  await expect(app.row('First from elsewhere')).toBeVisible();
  await expect(app.resultCount).toHaveText('2 events certainly, 2 possibly');
  await app.expectLinked('data', ADDRESS);
  expect(asked.map(({ url }) => url)).toEqual([ADDRESS]);
  expect(Object.keys(asked[0]?.headers ?? {})).not.toEqual(expect.arrayContaining(['cookie']));
  expect(asked[0]?.headers['referer']).toBeUndefined();

  await app.open(app.fragment());
  await expect(app.row('Second from elsewhere')).toBeVisible();
  await expect(app.notices).toContainText(`The file at ${HOST} may have changed since`);
  expect(asked).toHaveLength(1);

  await app.openDataDialog();
  await expect(app.onThisDevice).toContainText(/From .?files\.example\.org/);
  await app.onThisDevice.getByRole('button', { name: 'Fetch events.csv again' }).click();
  await expect.poll(() => asked.length).toBe(2);
  await expect(app.onThisDevice).toContainText('Shown now');
});

test('the link’s own view comes back over the file, and an event that it hides is opened', async ({
  app,
  page,
}) => {
  await answer(page, sendRows);
  await app.open(
    `time=2024-03-01/2024-03-02&event=N+2/b&country=Syria&data=${encodeURIComponent(ADDRESS)}&v=1`,
  );
  await app.dataDialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(app.details).toContainText('Second from elsewhere');
  await expect(app.notices).toContainText('this was widened: time and country');
  await app.expectWindow('2024-03-01', '2024-03-05');
});

const FAILURES: readonly (readonly [string, Parameters<Route['fulfill']>[0] | null, string])[] = [
  ['a missing file', { status: 404, headers: OPEN, body: 'no' }, 'has no file at this address'],
  ['a login', { status: 403, headers: OPEN, body: 'no' }, 'without a login'],
  ['a broken host', { status: 502, headers: OPEN, body: 'no' }, 'answered with the error 502'],
  ['a web page', { headers: OPEN, body: '<!doctype html><p>Download' }, 'sent a web page instead of data'],
  // A host without CORS looks the same to a page; routing always lets it through.
  ['no network', null, 'cannot be reached, or does not let other sites read its files (CORS)'],
];

test.describe('what goes wrong', () => {
  test.use({ expectedErrors: [/Failed to load resource|net::ERR/] });

  test('is said, each with the remedy, and the file that was downloaded opens in the same dialog', async ({
    app,
    page,
  }) => {
    let turn = 0;
    await answer(page, (route) => {
      const reply = FAILURES[turn]?.[1] ?? null;
      return reply === null ? route.abort('internetdisconnected') : route.fulfill(reply);
    });
    await openLink(page, ADDRESS);
    await app.dataDialog.getByRole('button', { name: 'Open', exact: true }).click();
    for (const [what, , words] of FAILURES) {
      await expect(app.dataDialog.getByRole('alert'), what).toContainText(words);
      await expect(app.dataDialog).toContainText('download the file with your browser, then open it here');
      await expect(app.dataDialog.getByRole('link', { name: 'Go to the address' })).toHaveAttribute(
        'href',
        ADDRESS,
      );
      turn += 1;
      if (turn < FAILURES.length) await app.dataDialog.getByRole('button', { name: 'Try again' }).click();
    }
    await app.chooseFiles('forty-two-ged-rows.csv');
    await expect(app.report.getByRole('heading', { name: '40 of 42 records loaded' })).toBeVisible();
  });
});

test('fetching can be cancelled', async ({ app, page }) => {
  await answer(page, () => Promise.resolve()); // never answers
  await openLink(page, ADDRESS);
  await app.dataDialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(app.dataDialog.getByRole('progressbar')).toBeVisible();
  await app.dataDialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.dataDialog).toBeHidden();
  await expect(app.row('Shelling of Kafr Shams')).toBeVisible();
});

test('a file of this site opens at once', async ({ app, page }) => {
  await page.route('**/own/events.csv', (route) => route.fulfill({ body: ROWS, headers: OPEN }));
  await openLink(page, '/own/events.csv');
  await expect(app.row('First from elsewhere')).toBeVisible();
  await expect(app.dataDialog).toBeHidden();
  await app.expectLinked('data', '/own/events.csv');
});

test('an address that must not be followed is refused, in so many words', async ({ app, page }) => {
  for (const [address, words] of [
    ['javascript:alert(1)', 'only web addresses are opened'],
    ['data:text/csv,a', 'only web addresses are opened'],
    ['file:///etc/passwd', 'only web addresses are opened'],
    ['blob:https://example.org/1', 'only web addresses are opened'],
    ['http://files.example.org/a.csv', 'only secure addresses (https)'],
    ['https://name:secret@files.example.org/a.csv', 'carries a name or a password'],
    ['https://', 'this is no address'],
  ] as const) {
    await openLink(page, address);
    await expect(app.notices, address).toContainText(words);
    await expect(app.dataDialog).toBeHidden();
    await expect(app.row('Shelling of Kafr Shams')).toBeVisible();
  }
});

test('the page itself stays forbidden to speak to other hosts', async ({ app, page }) => {
  await app.open();
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toContain("connect-src 'self';");
});
