import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { dayNumber } from './dossier-truth.ts';
import { Journey } from './journey.ts';
import { expect, test } from './watchpost-test.ts';

/** The published claims, read without any of the app's code. */
interface TrueClaim {
  readonly id: string;
  readonly title: string;
  readonly locator: string;
  readonly where: { readonly kind: string; readonly zoneIds?: readonly string[] };
  readonly when: { readonly earliest: number | null; readonly latest: number | null };
  readonly reported: { readonly earliest: number; readonly position: number };
  readonly attribution: { readonly chain: readonly { readonly name: string; readonly role?: string }[] };
}
const { events: CLAIMS } = JSON.parse(
  readFileSync(new URL('../public/data/dossiers/southwest-syria-2018.json', import.meta.url), 'utf8'),
) as { readonly events: readonly TrueClaim[] };

const BOMBARDMENT = 'Bombardment in the Deraa region';
const WARNING = 'Nauert: risk of a wider conflict';

const sources = (page: Page): Locator => page.getByRole('region', { name: 'Sources', exact: true });
const openSources = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Sources' });
const part = (page: Page, name: string): Locator => sources(page).getByRole('button', { name, exact: true });
const question = (page: Page, name: RegExp): Locator => sources(page).getByRole('region', { name });
const asReported = (page: Page): Locator => page.getByRole('button', { name: 'As reported' });

for (const means of ['mouse', 'keyboard'] as const) {
  test.describe(`by ${means}, in at most three interactions`, () => {
    test('which claims rest on a single source', async ({ app, page }) => {
      const journey = new Journey(page, means);
      await app.open();
      await journey.press(openSources(page));
      await journey.choose(sources(page).getByLabel('Rests on'), /^a single source in the article/);
      const single = CLAIMS.filter(
        ({ attribution: { chain } }) =>
          chain.filter(({ role }, index) => index === 0 || role === 'speaker').length === 1,
      );
      await expect(sources(page).getByRole('status')).toHaveText(
        new RegExp(`^${single.length} claims of 46`),
      );
      await expect(sources(page).getByRole('listitem').filter({ hasText: 'single source' })).toHaveCount(
        single.length,
      );
      await expect(
        sources(page).getByRole('button', { name: 'Netanyahu–Putin call', exact: true }),
      ).toHaveCount(0);
      expect(journey.interactions).toBeLessThanOrEqual(3);
    });

    test('who said what about the southwest zone, in order', async ({ app, page }) => {
      const journey = new Journey(page, means);
      await app.open();
      await journey.press(openSources(page));
      await journey.choose(sources(page).getByLabel('About'), /^Southwest de-escalation zone/);
      const said = CLAIMS.filter(({ where }) => where.zoneIds?.includes('southwest-zone'));
      const rows = sources(page).getByRole('list', { name: 'In order' }).locator('.claim-open');
      await expect(rows).toHaveCount(said.length);
      const titles = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label')));
      expect(titles).toEqual(said.map(({ title }) => title));
      await expect(sources(page).getByRole('listitem').filter({ hasText: WARNING })).toContainText(
        'Heather Nauert, US State Department → The Jerusalem Post',
      );
      await app.expectLinked('about', 'southwest-zone');
      expect(journey.interactions).toBeLessThanOrEqual(3);
    });

    test('how many died, where, and who says so', async ({ app, page }) => {
      const journey = new Journey(page, means);
      await app.open();
      await journey.press(openSources(page));
      await journey.press(part(page, 'Rival versions'));
      const killed = question(page, /^How many were killed on 15 June/);
      for (const fact of ['At least six people', 'Six civilians, two of them children', 'Aqraba two', 'UCDP'])
        await expect(killed).toContainText(fact);
      await journey.press(killed.getByRole('button', { name: `${BOMBARDMENT} (P15)` }));
      await expect(app.details).toContainText('At least 6 killed');
      await expect(app.details).toContainText('Syrian Observatory for Human Rights');
      await expect(killed).toBeVisible();
      expect(journey.interactions).toBeLessThanOrEqual(3);
    });

    test('whether the warning came before the shelling', async ({ app, page }) => {
      const journey = new Journey(page, means);
      await app.open();
      const places = async (): Promise<readonly number[]> => {
        const titles = await app.titlesInList();
        return [titles.indexOf(WARNING), titles.indexOf(BOMBARDMENT)];
      };
      const [warned = -1, shelled = -1] = await places();
      expect([warned >= 0, warned < shelled]).toEqual([true, true]);
      await journey.press(asReported(page));
      await expect(app.resultCount).toHaveText('46 events certainly reported, 46 possibly');
      const [warnedInPrint = -1, shelledInPrint = -1] = await places();
      expect([shelledInPrint >= 0, shelledInPrint < warnedInPrint]).toEqual([true, true]);
      await expect(app.events.getByRole('listitem').filter({ hasText: WARNING })).toContainText(
        'P17, 17 June 2018 · happened 14 June 2018',
      );
      expect(journey.interactions).toBeLessThanOrEqual(3);
    });

    test('how many fighters Israel’s estimates give and why there is no total', async ({ app, page }) => {
      const journey = new Journey(page, means);
      await app.open();
      await journey.press(openSources(page));
      await journey.press(part(page, 'Rival versions'));
      const fighters = question(page, /^How many fighters/);
      for (const fact of ['Thousands', '9,000', '7,000', 'There is no total. One of the three has no number'])
        await expect(fighters).toContainText(fact);
      expect(journey.interactions).toBeLessThanOrEqual(3);
    });

    test('how the two readouts of the phone call differ', async ({ app, page }) => {
      const journey = new Journey(page, means);
      await app.open();
      await journey.press(openSources(page));
      await journey.press(part(page, 'Rival versions'));
      const call = question(page, /^What was said on the telephone/);
      await expect(call.getByRole('listitem').filter({ hasText: 'Netanyahu’s office' })).toContainText(
        'no agreement',
      );
      await expect(
        call.getByRole('listitem').filter({ hasText: 'The Kremlin, in the article' }),
      ).toContainText('They agreed to coordinate more');
      await journey.press(call.getByRole('button', { name: 'Kremlin readout of the call (P4)' }));
      await expect(app.details.getByRole('heading', { name: 'Kremlin readout of the call' })).toBeVisible();
      expect(journey.interactions).toBeLessThanOrEqual(3);
    });

    test('from an edge of a chain to the claim that came along it', async ({ app, page }) => {
      const journey = new Journey(page, means);
      await app.open();
      await journey.press(openSources(page));
      await journey.press(
        sources(page).getByRole('button', {
          name: 'From Syrian Observatory for Human Rights to Reuters: show a claim',
        }),
      );
      await expect(app.details).toContainText('P15 of the article');
      await expect(app.details).toContainText('Reuters');
      expect(journey.interactions).toBeLessThanOrEqual(3);
    });
  });
}

test('states that all 46 claims are traced, and everything drawn beside them', async ({ app, page }) => {
  await app.open();
  await openSources(page).click();
  await sources(page).getByText('46 of 46 claims are traced').click();
  const figures = sources(page)
    .getByRole('listitem')
    .filter({ hasText: /: \d+ of \d+$/ });
  await expect(figures).toHaveCount(9);
  for (const text of await figures.allInnerTexts()) expect(text).toMatch(/: (\d+) of \1$/);
});

test('a speaker in the link narrows list, map and counts', async ({ app, page }) => {
  await app.open('speaker=sohr&v=1');
  await expect(app.resultCount).toHaveText('3 events certainly, 3 possibly');
  expect(await app.titlesOnMap()).toEqual(['Shelling of Kafr Shams', 'Shelling of al-Harah']);
  await openSources(page).click();
  await expect(sources(page).getByRole('status')).toHaveText(/^3 claims of 46/);
  await sources(page).getByRole('button', { name: 'Clear', exact: true }).click();
  await app.expectLinked('speaker', '(none)');
  await expect(sources(page).getByRole('status')).toHaveText(/^46 claims of 46/);
});

test('the reader’s notes name their paragraphs and lead to their claims', async ({ app, page }) => {
  await app.open();
  await openSources(page).click();
  await part(page, 'Reader’s notes').click();
  const note = sources(page)
    .getByRole('listitem')
    .filter({ hasText: 'The toll is printed before the warning' });
  await expect(note).toContainText('P15, P17');
  await note.getByRole('button', { name: `${WARNING} (P17)` }).click();
  await expect(app.details.getByRole('heading', { name: WARNING })).toBeVisible();
});

test('a link on the clock of reports lists every claim in the order of print', async ({ app }) => {
  await app.open('clock=reported&v=1');
  await expect(app.resultCount).toHaveText('46 events certainly reported, 46 possibly');
  const printed = CLAIMS.toSorted((a, b) => a.reported.position - b.reported.position);
  expect(await app.titlesInList()).toEqual(printed.map(({ title }) => title));
  expect(printed.every(({ reported }) => reported.earliest === dayNumber('2018-06-17') * 86_400_000)).toBe(
    true,
  );
});

test('on the clock of reports a window before the issue holds nothing, and back again what happened', async ({
  app,
  page,
}) => {
  await app.open('time=2018-06-12/2018-06-16&clock=reported&v=1');
  await expect(app.resultCount).toHaveText('0 events certainly reported, 0 possibly');
  await page.getByRole('button', { name: 'As happened' }).click();
  await expect(app.row(BOMBARDMENT)).toBeVisible();
  await expect(app.resultCount).toHaveText(/^\d+ events certainly, \d+ possibly$/);
});

test('of a file the sources are counted, and what it does not tell is said', async ({ app, page }) => {
  await app.open();
  await app.openDataDialog();
  await app.chooseFiles('forty-two-ged-rows.csv');
  await app.showOnMap();
  await expect(asReported(page)).toBeDisabled();
  await openSources(page).click();
  await expect(sources(page)).toContainText('does not say who told whom');
  const texts = sources(page).getByRole('list', { name: 'Sources' }).getByRole('button');
  const [first] = await texts.all();
  if (first === undefined) throw new Error('no source is listed');
  const rows = Number(/(\d+) rows?$/.exec(await first.innerText())?.[1]);
  await first.click();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Events' }).click();
  await page.getByRole('button', { name: 'Everything' }).click();
  await expect(app.resultCount).toHaveText(new RegExp(`^${rows} events? certainly`));
});

for (const [theme, fragment] of [
  ['light', 'view=sources'],
  ['dark', 'view=sources&part=rivals'],
  ['light', 'view=sources&part=notes'],
  ['dark', 'view=sources&about=southwest-zone'],
] as const) {
  test(`axe finds nothing in ${fragment}, ${theme}`, async ({ page }) => {
    await page.goto(`/#theme=${theme}&${fragment}&v=1`);
    await expect(sources(page).getByText('46 of 46 claims are traced')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('.sources-view').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
      [],
    );
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the view fits, in Arabic too', async ({ page, app }) => {
    await page.goto('/#view=sources&lang=ar&v=1');
    await expect(page.locator('.sources-view')).toBeVisible();
    expect(await app.hasSidewaysScroll()).toBe(false);
  });
});
