import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from './watchpost-test.ts';

const DAY_MS = 86_400_000;
const ROWS = 100_000;

/** Rows of a made-up war: the same for every run, bursty in time, clustered around towns. */
const madeUpFile = (): {
  readonly text: string;
  readonly inWindow: (first: number, last: number) => number;
} => {
  let seed = 20_180_615;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const towns = Array.from({ length: 120 }, () => [35.8 + random() * 5, 32.6 + random() * 4] as const);
  const days: number[] = [];
  const lines = ['id,event_date,latitude,longitude,event_type,fatalities,location'];
  for (let row = 0; row < ROWS; row += 1) {
    const town = Math.floor(random() ** 2 * towns.length);
    const [lng = 36, lat = 33] = towns[town] ?? [];
    const day =
      random() < 0.5
        ? Math.floor(random() * 1500)
        : Math.floor(random() * 15) * 100 + Math.floor(random() * 4);
    days.push(16_801 + day);
    const date = new Date((16_801 + day) * DAY_MS).toISOString().slice(0, 10);
    const place = `${(lat + random() * 0.1).toFixed(4)},${(lng + random() * 0.1).toFixed(4)}`;
    lines.push(`E${row},${date},${place},Battles,${Math.floor(random() ** 4 * 9)},Town ${town}`);
  }
  return {
    text: lines.join('\n'),
    inWindow: (first, last) => days.filter((day) => day >= first && day <= last).length,
  };
};

const grouped = (count: number): string => count.toLocaleString('en-GB');

test('a hundred thousand events: scrub, pick and share a link', async ({ app, page }) => {
  test.setTimeout(240_000);
  const file = madeUpFile();
  await app.open();
  await page.getByRole('button', { name: 'Open data' }).click();
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({ name: 'made-up.csv', mimeType: 'text/csv', buffer: Buffer.from(file.text) });
  await expect(app.resultCount).toHaveText(`${grouped(ROWS)} events certainly, ${grouped(ROWS)} possibly`, {
    timeout: 120_000,
  });
  await page.keyboard.press('Escape');

  await page.getByLabel('First day').fill('2017-01-01');
  await page.getByLabel('Last day').fill('2017-03-31');
  await app.expectWindow('2017-01-01', '2017-03-31');
  await app.dragDays(app.to, -20);
  const { first, last } = await app.windowDays();
  expect(last).toBeLessThan(Date.parse('2017-03-31T00:00:00Z') / DAY_MS);
  const count = grouped(file.inWindow(first, last));
  await expect(app.resultCount).toHaveText(`${count} events certainly, ${count} possibly`);

  await app.events.getByRole('button').first().click();
  await expect(app.details).toContainText('Battles');
  await app.expectLinked('data', /^sha256:[0-9a-f]{64}$/);
  await app.expectLinked('event', /^E\d+$/);
  const link = app.fragment();
  const title = await app.details.getByRole('heading').innerText();
  await app.open(link);
  await expect(app.details.getByRole('heading')).toHaveText(title, { timeout: 60_000 });
  await expect(app.resultCount).toHaveText(`${count} events certainly, ${count} possibly`);
});

const SAMPLE = new URL('../../shared/data/ucdp/ged_syria_2016_2019.csv.gz', import.meta.url);

test('how many events and deaths in the Aleppo box, September to December 2016', async ({ app, page }) => {
  test.skip(!existsSync(SAMPLE), 'the UCDP sample is not beside the project: this question was NOT asked');
  test.setTimeout(240_000);
  const bytes = gunzipSync(readFileSync(SAMPLE));
  const answer = independentAnswer(bytes.toString('utf8'));
  await app.open();
  await page.getByRole('button', { name: 'Open data' }).click();
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({ name: 'syria.csv', mimeType: 'text/csv', buffer: bytes });
  await expect(app.resultCount).toHaveText('16,566 events certainly, 16,566 possibly', { timeout: 120_000 });
  await page.keyboard.press('Escape');
  await page.getByLabel('First day').fill('2016-09-01');
  await page.getByLabel('Last day').fill('2016-12-31');
  await page.getByText('More filters').click();
  for (const [edge, degrees] of [
    ['West', '36.9'],
    ['South', '36.1'],
    ['East', '37.4'],
    ['North', '36.4'],
  ] as const) {
    await page.getByLabel(edge, { exact: true }).fill(degrees);
  }
  await expect(app.resultCount).toHaveText(
    `${grouped(answer.certain)} events certainly, ${grouped(answer.possible)} possibly`,
  );
  await expect(page.getByText(/^Deaths:/)).toHaveText(
    `Deaths: ${grouped(answer.best)} (${grouped(answer.low)}–${grouped(answer.high)})`,
  );
});

/** Counted from the text by a second, simple reader. */
const independentAnswer = (
  text: string,
): {
  readonly certain: number;
  readonly possible: number;
  readonly low: number;
  readonly best: number;
  readonly high: number;
} => {
  const [header = [], ...records] = readCsv(text);
  const column = (name: string): number => header.indexOf(name);
  const [lat, lng, from, to] = ['latitude', 'longitude', 'date_start', 'date_end'].map(column);
  const answer = { certain: 0, possible: 0, low: 0, best: 0, high: 0 };
  for (const record of records) {
    const value = (index: number | undefined): string => record[index ?? -1] ?? '';
    const [y, x] = [Number(value(lat)), Number(value(lng))];
    const [start, end] = [value(from).slice(0, 10), value(to).slice(0, 10)];
    if (record.length < 10 || x < 36.9 || x > 37.4 || y < 36.1 || y > 36.4) continue;
    if (end < '2016-09-01' || start > '2016-12-31') continue;
    answer.possible += 1;
    if (start >= '2016-09-01' && end <= '2016-12-31') answer.certain += 1;
    answer.low += Number(value(column('low')));
    answer.best += Number(value(column('best')));
    answer.high += Number(value(column('high')));
  }
  return answer;
};

const readCsv = (text: string): readonly (readonly string[])[] => {
  const records: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ',' || character === '\n') {
      records.at(-1)?.push(cell.replace(/\r$/, ''));
      cell = '';
      if (character === '\n') records.push([]);
    } else cell += character;
  }
  return records;
};
