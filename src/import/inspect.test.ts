import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main, parseInspectArguments } from '@/import/inspect';
import type { ImportReport } from '@/import/report';

let folder = '';
let printed = '';
let remarked = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inspect-'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  remarked = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    remarked += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test('prints the report as JSON and ends with 0 when something loaded', async () => {
  const path = write(
    'a.csv',
    'id,date,latitude,longitude,fatalities\na,2024-01-05,36.2,37.1,3\nb,,36,37,1\n',
  );
  expect(await main([path])).toBe(0);
  const report = JSON.parse(printed) as ImportReport;
  expect(report).toMatchObject({
    format: 'CSV',
    records: 2,
    loaded: 1,
    rejected: [{ record: 2, column: 'date', value: '', reason: 'no-date' }],
    start: '2024-01-05',
    end: '2024-01-05',
    bbox: [37.1, 36.2, 37.1, 36.2],
    countsByType: { '(none)': 1 },
    fatalities: { low: 0, best: 3, high: 0 },
  });
});

test('ends with 1 when nothing loaded', async () => {
  expect(await main([write('a.csv', '')])).toBe(1);
});

test('ends with 2 for a file that is not there', async () => {
  expect(await main([join(folder, 'missing.csv')])).toBe(2);
});

test('a mapping given on the command line places columns with unknown names', async () => {
  const path = write('a.csv', 'ref,p,q,wann\n1,36.2,37.1,2024-01-05\n');
  expect(await main([path])).toBe(1);
  printed = '';
  expect(await main([path, '--map', 'p=latitude', 'q=lng', '--map', 'wann=date'])).toBe(0);
  expect(JSON.parse(printed)).toMatchObject({ loaded: 1, bbox: [37.1, 36.2, 37.1, 36.2] });
});

test('swapping two columns by mapping loads what was out of range', async () => {
  const path = write('a.csv', 'id,date,latitude,longitude\na,2024-01-05,121,14.6\n');
  expect(await main([path, '--map=latitude=longitude', '--map=longitude=latitude'])).toBe(0);
  expect(JSON.parse(printed)).toMatchObject({ bbox: [121, 14.6, 121, 14.6] });
});

test('a column that is not there is an error and not a guess', async () => {
  const path = write('a.csv', 'id,date,latitude,longitude\na,2024-01-05,36,37\n');
  expect(await main([path, '--map', 'nowhere=latitude'])).toBe(1);
  expect(JSON.parse(printed)).toMatchObject({ errors: [{ kind: 'bad-mapping' }] });
});

test('a field without a column is not in the file', async () => {
  const path = write('a.csv', 'id,date,latitude,longitude,fatalities\na,2024-01-05,36.2,37.1,3\n');
  expect(await main([path, '--map', '=fatalities', '=id'])).toBe(0);
  expect(JSON.parse(printed)).toMatchObject({ fatalities: { best: 0 }, withoutFatalities: 1 });
});

test('says beside the JSON what the list of rejected records leaves out', async () => {
  const path = write('a.csv', `id,date,latitude,longitude\n${'a,,36,37\n'.repeat(10_002)}`);
  expect(await main([path])).toBe(1);
  expect(remarked).toBe('Of 10002 rejected records the first 10000 are listed; the counts cover all.\n');
});

test('reads flags in both forms and tells what is wrong with them', () => {
  expect(parseInspectArguments(['a', '--encoding', 'koi8-r', '--date-order=mdy'])).toMatchObject({
    files: ['a'],
    encoding: 'koi8-r',
    dateOrder: 'mdy',
  });
  expect(parseInspectArguments([])).toBe('no file given');
  expect(parseInspectArguments(['a', '--map', 'x=nonsense'])).toContain('--map needs');
  expect(parseInspectArguments(['a', '--date-order', 'ymd'])).toContain('dmy or mdy');
});
