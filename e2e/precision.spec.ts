import { type TrueEvent, countTruth, dayNumber, trueEvents } from './dossier-truth.ts';
import { Journey } from './journey.ts';
import { expect, test } from './watchpost-test.ts';

const week = countTruth(dayNumber('2018-06-12'), dayNumber('2018-06-17'));

/** UCDP's codes that each choice lets through; written out again, so that a slip in the app shows. */
const LETS_THROUGH: Readonly<Record<string, readonly number[]>> = {
  place: [1, 2],
  district: [1, 2, 3],
  province: [1, 2, 3, 4],
  country: [1, 2, 3, 4, 5, 6],
};

/** The codes of the published event; those of its parts where it is drawn through them. */
const codesOf = ({ id }: TrueEvent): readonly number[] => {
  const { where } = JSON.parse(JSON.stringify(trueEvents.find((event) => event.id === id))) as {
    where: { kind: string; precision?: number; eventIds?: readonly string[] };
  };
  if (where.kind !== 'parts') return where.precision === undefined ? [] : [where.precision];
  return trueEvents.filter((event) => where.eventIds?.includes(event.id)).flatMap(codesOf);
};
const isKnownTo = (event: TrueEvent, level: string): boolean => {
  const codes = codesOf(event);
  return codes.length > 0 && codes.every((code) => LETS_THROUGH[level]?.includes(code));
};

for (const level of ['country', 'province', 'district', 'place']) {
  test(`only what is known to the ${level}, by mouse`, async ({ app, page }) => {
    await app.open();
    await page.getByLabel('Show only what is known to').selectOption(level);
    const possible = week.possible.filter((event) => isKnownTo(event, level));
    const certain = week.certain.filter((event) => isKnownTo(event, level));
    await expect(app.resultCount).toHaveText(
      `${certain.length} event${certain.length === 1 ? '' : 's'} certainly, ${possible.length} possibly`,
    );
    await expect(app.events.getByRole('button')).toHaveCount(possible.length);
    expect((await app.titlesInList()).toSorted()).toEqual(possible.map(({ title }) => title).toSorted());
    const placed = possible.filter(({ where }) => where.kind !== 'parts');
    await expect(app.marks()).toHaveCount(placed.length);
    await expect(app.offMap.getByRole('button')).toHaveCount(0);
    await app.expectLinked('known', level);
  });
}

test('the choice by keyboard, through a link and back to everything', async ({ app, page }) => {
  await app.open();
  const choice = page.getByLabel('Show only what is known to');
  await choice.focus();
  await page.keyboard.type('the pl');
  const known = week.possible.filter((event) => isKnownTo(event, 'place'));
  await expect(app.events.getByRole('button')).toHaveCount(known.length);
  await app.expectLinked('known', 'place');
  await app.open(app.fragment());
  await expect(choice).toHaveValue('place');
  await expect(app.events.getByRole('button')).toHaveCount(known.length);
  await page.getByRole('button', { name: 'Clear all filters' }).first().click();
  await expect(app.events.getByRole('button')).toHaveCount(week.possible.length);
  await app.expectLinked('known', '(none)');
});

test('a link to an event that is known less exactly opens the choice and says so', async ({ app, page }) => {
  await app.open('event=watch-post-near-the-golan&known=place&v=1');
  await expect(app.details).toBeVisible();
  await expect(app.notices).toContainText('how exactly the place is known');
  await expect(page.getByLabel('Show only what is known to')).toHaveValue('');
});

test('a stack says how many it holds and how exactly they are known', async ({ app, page }) => {
  await app.open();
  const here = week.possible.filter((event) =>
    JSON.stringify(trueEvents.find(({ id }) => id === event.id)).includes('"zoneIds":["southwest-zone"'),
  );
  await app.mark('Nauert: the three sponsors').focus();
  await expect(
    page.getByText(new RegExp(`${here.length} possibly|${here.length} events here`)),
  ).toContainText('known only to the country or to an area without bounds');
});

for (const means of ['mouse', 'keyboard'] as const) {
  test(`where the watch post is: its band, and that no place is given; by ${means}`, async ({
    app,
    page,
  }) => {
    const journey = new Journey(page, means);
    await app.open();
    await journey.type(app.search, 'watch post near');
    await journey.press(app.timeline.getByRole('button', { name: 'Everything' }));
    await journey.press(app.row('A watch post near the Golan'));
    await expect(app.details).toContainText('The article gives no location');
    await expect(app.details).toContainText('an area or a line without exact bounds');
    await expect(app.details).toContainText('UCDP where_prec 5');
    expect(journey.interactions).toBeLessThanOrEqual(3);
  });

  test(`what cannot be mapped, and one of the reasons opened; by ${means}`, async ({ app, page }) => {
    const journey = new Journey(page, means);
    await app.open();
    const unplaced = week.possible.filter(({ where }) => where.kind === 'none');
    const certain = week.certain.filter(({ where }) => where.kind === 'none').length;
    await expect(page.getByText(`${certain}–${unplaced.length} off the map`)).toBeVisible();
    await journey.press(app.offMap.getByRole('button').first());
    await expect(app.details).toBeVisible();
    expect(journey.interactions).toBe(1);
  });
}

test('what cannot be mapped and why is there at once', async ({ app }) => {
  await app.open();
  const unplaced = week.possible.filter(({ where }) => where.kind === 'none');
  await expect(app.offMap.getByRole('button')).toHaveCount(unplaced.length);
  for (const event of unplaced) {
    const { reason } = (
      trueEvents.find(({ id }) => id === event.id) as unknown as { where: { reason: string } }
    ).where;
    await expect(app.offMap.getByText(reason, { exact: true }).first()).toBeAttached();
  }
});

test('how many died, where, and who says so: in sight, and one step from the claim', async ({
  app,
  page,
}) => {
  await app.open();
  const deaths = page.getByRole('button', { name: /^At least 6 killed/ });
  await expect(deaths).toHaveText(/Kafr Shams and al-Harah together.*Syrian Observatory for Human Rights/);
  await page.getByText('How this is counted').click();
  await expect(page.getByText('so it is counted once')).toBeVisible();
  await deaths.press('Enter');
  await expect(app.details).toContainText('Neither has a figure of its own');
  await app.search.fill('Kafr Shams');
  await expect(deaths).toBeVisible(); // a part has the figure of its whole
  await app.search.fill('Nauert');
  await expect(deaths).toBeHidden();
});

test('how many fighters Israel’s estimates give, and why there is no total', async ({ app, page }) => {
  await app.open();
  await page.getByText('3 numbers in claims, no total').press('Enter');
  for (const words of ['7,000 persons', '9,000 persons', '“thousands”'])
    await expect(page.getByText(words).first()).toBeVisible();
  await expect(page.getByText('There is no total.')).toBeVisible();
  await expect(page.getByText(/One of the three estimates gives no number/)).toBeVisible();
  await expect(page.getByText('16,000')).toHaveCount(0);
});

test('the key explains its signs on hover, on focus and by tap', async ({ app, page }) => {
  await app.open();
  await page.getByText('Legend', { exact: true }).click();
  const ring = page.getByRole('button', { name: 'Soft ring: near this point' });
  await ring.hover();
  await expect(page.getByText(/^A soft ring: within about 25 km/).last()).toBeVisible();
  await expect(ring).toHaveAccessibleDescription(/within about 25 km/);
  await page.getByRole('button', { name: 'Off the map: no place' }).focus();
  await expect(page.getByText(/^Off the map: what has no place/).last()).toBeVisible();
  await page.getByRole('button', { name: /^Fading bar/ }).click();
  await expect(page.getByText(/does not say which day is likelier/).last()).toBeVisible();
});
