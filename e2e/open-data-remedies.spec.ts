import { zipSync } from 'fflate';
import { TIMEMAP_COMPANIONS, TIMEMAP_EVENT } from './made-up-timemap.ts';
import { expect, test } from './watchpost-test.ts';

test.describe.configure({ timeout: 120_000 });

const HEADER = 'id,title,date,latitude,longitude,fatalities';
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test('swapped columns are put right by a button', async ({ app }) => {
  await app.startWithDialog();
  await app.chooseMade({
    'swapped.csv': `${HEADER}\na,One,2024-01-01,121,14.6,1\nb,Two,2024-01-02,123.9,10.3,2\n`,
  });
  await expect(app.report.getByRole('heading', { name: 'None of 2 records could be loaded' })).toBeVisible();
  await app.report.getByRole('button', { name: 'Swap latitude and longitude' }).click();
  await expect(app.report.getByRole('heading', { name: '2 of 2 records loaded' })).toBeVisible();
});

test('a column that was guessed wrongly is set to not in this file, and that is remembered', async ({
  app,
}) => {
  const file = { 'guessed.csv': `${HEADER}\na,One,2024-01-01,36,37,7\n` };
  await app.startWithDialog();
  await app.chooseMade(file);
  await expect(app.report).toContainText('best 7');
  await app.report.getByRole('button', { name: 'Change columns' }).click();
  await expect(app.report.getByRole('region', { name: 'First records' })).toContainText('2024-01-01');
  await app.report.getByLabel('Deaths (best estimate)').selectOption('Not in this file');
  await app.report.getByText('More columns').click();
  await app.report.getByLabel('Id', { exact: true }).selectOption('Not in this file');
  await app.report.getByRole('button', { name: 'Read with these columns' }).click();
  await expect(app.report).toContainText('No record gives a figure');

  await app.startWithDialog();
  await app.chooseMade(file);
  await app.report.getByRole('button', { name: 'Change columns' }).click();
  await expect(app.report.getByLabel('Deaths (best estimate)')).toHaveValue('');
  await app.report.getByLabel('Latitude', { exact: true }).selectOption('Not in this file');
  await expect(app.report).toContainText('Still missing: a place (latitude and longitude).');
});

test('an encoding is chosen, and the choice is taken back', async ({ app }) => {
  await app.startWithDialog();
  // "Бой у моста" in Windows-1251
  const title = [0xc1, 0xee, 0xe9, 0x20, 0xf3, 0x20, 0xec, 0xee, 0xf1, 0xf2, 0xe0];
  const bytes = Uint8Array.from([...encode(`${HEADER}\na,`), ...title, ...encode(',2024-01-01,36,37,1\n')]);
  await app.chooseMade({ 'encoded.csv': bytes });
  await expect(app.report).toContainText('WINDOWS-1251');
  await app.report.getByLabel('Read as').selectOption('koi8-r');
  await expect(app.report).toContainText('KOI8-R');
  await app.report.getByRole('button', { name: 'Guess the encoding again' }).click();
  await expect(app.report).toContainText('WINDOWS-1251');
});

test('of an archive one table is chosen, and then all again', async ({ app }) => {
  await app.startWithDialog();
  const archive = zipSync({
    'north.csv': encode(`${HEADER}\na,North,2024-01-01,36,37,1\n`),
    'south.csv': encode(`${HEADER}\nb,South,2024-01-02,33,36,1\nc,South too,2024-01-03,33,36,1\n`),
  });
  await app.chooseMade({ 'both.zip': archive });
  await expect(app.report.getByRole('heading', { name: '3 of 3 records loaded' })).toBeVisible();
  await app.report.getByLabel('Read only this file').selectOption('south.csv');
  await expect(app.report.getByRole('heading', { name: '2 of 2 records loaded' })).toBeVisible();
  await app.report.getByRole('button', { name: 'Read all files of the archive' }).click();
  await expect(app.report.getByRole('heading', { name: '3 of 3 records loaded' })).toBeVisible();
});

test('files that events refer to are added, and several files are read as one', async ({ app }) => {
  await app.startWithDialog();
  await app.chooseMade({ 'events.json': JSON.stringify([TIMEMAP_EVENT]) });
  await expect(app.report).toContainText('refers to a source that is not in the files');
  await app.chooseMade(TIMEMAP_COMPANIONS, 'Add the missing files: sources and associations');
  await expect(app.report).toContainText('Shelling');
  await expect(app.report).not.toContainText('refers to a source that is not in the files');

  await app.chooseMade({
    'one.csv': `${HEADER}\na,One,2024-01-01,36,37,1\n`,
    'two.csv': `${HEADER}\nb,Two,2024-01-02,36,37,1\nc,,,36,37,\n`,
  });
  await expect(app.report.getByRole('heading', { name: '2 of 3 records loaded' })).toBeVisible();
  await expect(app.report).toContainText(/two\.csv.?: 1 of 2 loaded/);
});

test('rejected rows of ACLED’s may be mended here, and that they are not to be passed on is said', async ({
  app,
}) => {
  await app.startWithDialog();
  const columns = 'event_id_cnty,event_date,event_type,actor1,latitude,longitude,fatalities,notes';
  await app.chooseMade({
    'acled.csv': `${columns}\nX1,2024-01-01,Battles,A,36,37,1,n\nX2,,Battles,A,36,37,1,${'long '.repeat(100)}\n`,
  });
  await expect(app.report.getByRole('heading', { name: '1 of 2 records loaded' })).toBeVisible();
  await expect(app.report.getByRole('button', { name: 'Download rejected rows' })).toBeVisible();
  await expect(app.report).toContainText('ACLED’s terms do not let you pass these rows on');
});
