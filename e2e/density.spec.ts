import { expect, test } from './watchpost-test.ts';

const ROWS = 240_000;
const ZOOM = 7;
const CENTRE = { lng: 36.5, lat: 33.5 };
const DEGREES_PER_PX = 360 / (512 * 2 ** ZOOM);
/** The circle in which events are counted. */
const RADIUS_PX = 10;

interface Row {
  readonly lng: number;
  readonly lat: number;
  readonly day: number;
  readonly last: number;
}

/** A made-up war around three towns: one in the middle of the view, one 12 px beside it, one 90 px away. */
const madeUpRows = (): readonly Row[] => {
  let seed = 20_180_616;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  return Array.from({ length: ROWS }, (_, row) => {
    const townPx = [0, 12, 90][row % 3] ?? 0;
    const day = 1 + Math.floor(random() * 28);
    return {
      lng: CENTRE.lng + (townPx + (random() - 0.5) * 14) * DEGREES_PER_PX,
      lat: CENTRE.lat + (random() - 0.5) * 14 * DEGREES_PER_PX,
      day,
      last: Math.min(28, day + (row % 2 === 0 ? 0 : 3)),
    };
  });
};

const csvOf = (rows: readonly Row[]): string =>
  [
    'id,start_date,end_date,latitude,longitude,notes',
    ...rows.map(({ lng, lat, day, last }, row) => {
      const [from, to] = [day, last].map((each) => `2018-06-${String(each).padStart(2, '0')}`);
      return `E${row},${from},${to},${lat.toFixed(6)},${lng.toFixed(6)},made up`;
    }),
  ].join('\n');

/** Mercator's own formula, in degrees of longitude. */
const northing = (degrees: number): number =>
  Math.asinh(Math.tan((degrees * Math.PI) / 180)) * (180 / Math.PI);

/** In px from the middle of the view. */
const pxFromCentre = ({ lng, lat }: Row): number => {
  const [x, y] = [lng - CENTRE.lng, northing(lat) - northing(CENTRE.lat)];
  return Math.hypot(x, y) / DEGREES_PER_PX;
};

const grouped = (count: number): string => count.toLocaleString('en-GB');

test('how many events a spot of the density picture stands for, by pointer and by keyboard', async ({
  app,
  page,
}) => {
  test.setTimeout(240_000);
  const rows = madeUpRows();
  await app.open();
  await page.getByRole('button', { name: 'Open data' }).click();
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({ name: 'made-up.csv', mimeType: 'text/csv', buffer: Buffer.from(csvOf(rows)) });
  await expect(app.resultCount).toHaveText(`${grouped(ROWS)} events certainly, ${grouped(ROWS)} possibly`, {
    timeout: 120_000,
  });
  await page.keyboard.press('Escape');
  await page.evaluate((view) => {
    location.hash = location.hash.replace(/map=[^&]*/, `map=${view}`);
  }, `${ZOOM}/${CENTRE.lat}/${CENTRE.lng}`);
  await expect(page.locator('[data-map="idle"]')).toBeVisible();

  const map = await page.locator('[data-map="idle"]').boundingBox();
  if (map === null) throw new Error('the map is not to be seen');
  const label = page.locator('.mark-label');
  const pointAtMiddle = async (words: string): Promise<readonly number[]> => {
    await expect(async () => {
      await page.mouse.move(map.x + map.width / 2 + 60, map.y + map.height / 2);
      await page.mouse.move(map.x + map.width / 2, map.y + map.height / 2);
      await expect(label).toContainText(words, { timeout: 2000 });
    }).toPass({ timeout: 60_000 });
    const [title = ''] = await label.locator('strong').allInnerTexts();
    return (title.match(/\d[\d,]*/g) ?? []).map((count) => Number(count.replaceAll(',', '')));
  };
  // The link keeps five decimals of a degree: rows on the circle's very edge may fall on either side.
  const onEdge = rows.filter((row) => Math.abs(pxFromCentre(row) - RADIUS_PX) < 0.01).length;
  const inCircle = rows.filter((row) => pxFromCentre(row) <= RADIUS_PX);
  const [all = 0] = await pointAtMiddle('in this circle');
  expect(inCircle.length).toBeGreaterThan(80_000);
  expect(Math.abs(all - inCircle.length)).toBeLessThanOrEqual(onEdge);

  // From the third on, what began before may last into the window, or may not.
  await page.getByLabel('First day').fill('2018-06-03');
  await expect(app.resultCount).not.toContainText(`${grouped(ROWS)} possibly`);
  const certain = inCircle.filter(({ day }) => day >= 3).length;
  const possible = inCircle.filter(({ last }) => last >= 3).length;
  const counted = await pointAtMiddle('in this circle certainly');
  expect(Math.abs((counted[0] ?? 0) - certain)).toBeLessThanOrEqual(onEdge);
  expect(Math.abs((counted[1] ?? 0) - possible)).toBeLessThanOrEqual(onEdge);

  await page.getByText('More filters').press('Enter');
  const [west, east] = [CENTRE.lng - 8.5 * DEGREES_PER_PX, CENTRE.lng + 8.5 * DEGREES_PER_PX];
  for (const [edge, degrees] of [
    ['West', west],
    ['South', 33],
    ['East', east],
    ['North', 34],
  ] as const) {
    await page.getByLabel(edge, { exact: true }).focus();
    await page.keyboard.type(String(degrees));
    await page.keyboard.press('Tab');
  }
  const inBox = rows.filter(({ lng }) => Number(lng.toFixed(6)) >= west && Number(lng.toFixed(6)) <= east);
  await expect(app.resultCount).toHaveText(
    `${grouped(inBox.filter(({ day }) => day >= 3).length)} events certainly, ${grouped(inBox.filter(({ last }) => last >= 3).length)} possibly`,
  );
});
