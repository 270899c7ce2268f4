import fc from 'fast-check';
import { gzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { importFiles } from '@/import/import-files';
import type { ImportOptions } from '@/import/import-session';
import type { ImportReport } from '@/import/report';
import { type ImportedRow, type KeptRow, keptRow } from '@/import/row-sink';

const HEADER = 'id,title,date,end_date,latitude,longitude,category,fatalities,source,notes\n';
const row = (id: string, tail = ''): string => `${id},Title,2024-01-05,,36.2,37.15,Battle,3,,${tail}\n`;

const importBytes = async (
  files: Readonly<Record<string, Uint8Array | string>>,
  options: Partial<ImportOptions> = {},
): Promise<{ readonly report: ImportReport; readonly rows: readonly KeptRow[] }> => {
  const rows: KeptRow[] = [];
  const inputs = Object.entries(files).map(([name, content]) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return { name, bytes, size: bytes.length };
  });
  const sink = { push: (it: ImportedRow) => rows.push(keptRow(it)) };
  return { report: await importFiles(inputs, { sink, ...options }), rows };
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const kinds = (report: ImportReport): readonly string[] => report.errors.map(({ kind }) => kind);

test('the format is told by content, whatever the name says', async () => {
  const { report } = await importBytes({ 'picture.png': HEADER + row('a') });
  expect(report).toMatchObject({ format: 'CSV', loaded: 1 });
});

test('an import that is cancelled stops and says so', async () => {
  const controller = new AbortController();
  const text = HEADER + row('a').repeat(60_000);
  const { report } = await importBytes(
    { 'a.csv': text },
    { signal: controller.signal, onProgress: () => controller.abort() },
  );
  expect(kinds(report)).toEqual(['cancelled']);
  expect(report.loaded).toBeLessThan(60_000);
});

test('progress reaches the size of the input and counts records', async () => {
  const seen: number[] = [];
  const text = HEADER + row('a').repeat(20_000);
  await importBytes({ 'a.csv': text }, { onProgress: ({ bytesRead }) => seen.push(bytesRead) });
  expect(seen.at(-1)).toBe(text.length);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

test('a stream that fails is an error and not an exception', async () => {
  const bytes = new ReadableStream<Uint8Array>({
    pull: () => {
      throw new Error('the disk is gone');
    },
  });
  const report = await importFiles([{ name: 'a.csv', bytes, size: 1 }], { sink: { push: () => undefined } });
  expect(report.errors).toMatchObject([{ kind: 'unreadable', facts: { message: 'the disk is gone' } }]);
});

test('a zip bomb is stopped long before it is unpacked', async () => {
  const { report } = await importBytes({ 'a.zip': zipSync({ 'a.csv': new Uint8Array(60_000_000) }) });
  expect(kinds(report)).toEqual(['zip-bomb']);
});

test('a gzip bomb is stopped as well', async () => {
  const { report } = await importBytes({
    'a.gz': gzipSync(new TextEncoder().encode(HEADER + '0'.repeat(60_000_000))),
  });
  expect(kinds(report)).toEqual(['zip-bomb']);
});

test('archives in archives end somewhere', async () => {
  let bytes: Uint8Array = new TextEncoder().encode(HEADER + row('a'));
  for (let depth = 0; depth < 6; depth += 1) bytes = zipSync({ 'inner.zip': bytes });
  expect(kinds((await importBytes({ 'a.zip': bytes })).report)).toEqual(['nested-too-deep']);
});

test('an encrypted member is called encrypted', async () => {
  const bytes = zipSync({ 'a.csv': new TextEncoder().encode(HEADER + row('a')) });
  const flags =
    bytes.findIndex((_, at) => bytes[at] === 0x50 && bytes[at + 2] === 1 && bytes[at + 3] === 2) + 8;
  bytes[flags] = 1;
  expect(kinds((await importBytes({ 'a.zip': bytes })).report)).toEqual(['encrypted']);
});

test('one member of an archive can be chosen', async () => {
  const zip = zipSync({
    'a.csv': encode(HEADER + row('a')),
    '../b.csv': encode(HEADER + row('b') + row('c')),
  });
  const { rows } = await importBytes({ 'a.zip': zip }, { member: '../b.csv' });
  expect(rows.map(({ id }) => id)).toEqual(['b', 'c']);
  const { report } = await importBytes({ 'a.zip': zip });
  expect(report.files).toEqual([
    { name: 'a.zip / a.csv', records: 1, loaded: 1 },
    { name: 'a.zip / ../b.csv', records: 2, loaded: 2 },
  ]);
});

test('a hundred thousand nested arrays are refused', async () => {
  expect(kinds((await importBytes({ 'a.json': '['.repeat(100_000) })).report)).toEqual(['too-deep']);
  const deepXml = `<kml>${'<a>'.repeat(5000)}`;
  expect(kinds((await importBytes({ 'a.kml': deepXml })).report)).toEqual(['too-deep']);
});

test('a number of a million digits neither stops the import nor enters a sum', async () => {
  const text = `${HEADER}a,T,2024-01-05,,36,37,Battle,${'9'.repeat(1_000_000)},,\n${row('b')}`;
  const { report } = await importBytes({ 'a.csv': text });
  expect(report).toMatchObject({ loaded: 2, fatalities: { best: 3 }, warnings: { fatalities: 1 } });
});

test('the three files of TimeMap are read as one, in any order', async () => {
  const events = JSON.stringify([
    {
      id: 'e',
      date: '02/24/2022',
      latitude: '49',
      longitude: '36',
      sources: ['s'],
      associations: ['a', 'n'],
    },
  ]);
  const sources = JSON.stringify({ s: { id: 's', title: 'T', paths: ['https://example.org/1'] } });
  const associations = JSON.stringify([
    { id: 'a', title: 'IS', mode: 'FILTER', filter_paths: ['Side A', 'IS'] },
    { id: 'n', title: 'Story', mode: 'NARRATIVE' },
  ]);
  const { report, rows } = await importBytes({ e: events, s: sources, a: associations });
  expect(report).toMatchObject({ loaded: 1, warnings: {}, countsByType: { 'Side A=IS': 1 } });
  expect(rows).toMatchObject([{ source: 'T https://example.org/1', eventType: 'IS' }]);
});

test('ACLED is recognised as local only, UCDP is not', async () => {
  const acled = 'event_id_cnty,event_date,event_type,sub_event_type,actor1,latitude,longitude,fatalities\n';
  const { report } = await importBytes({ a: `${acled}X1,1 January 2024,Battles,Armed clash,A,36,37,0\n` });
  expect(report.dataset).toMatchObject({ id: 'acled', localOnly: true });
  const ucdp = 'id,date_start,date_end,type_of_violence,latitude,longitude,low,best,high\n';
  const other = await importBytes({ a: `${ucdp}1,2024-01-05,2024-01-06,1,36,37,1,2,3\n` });
  expect(other.report.dataset).toMatchObject({ id: 'ucdp-ged', localOnly: false });
});

test('columns that cannot be told are asked for, with a preview', async () => {
  const { report } = await importBytes({ a: 'ref,p,q,wann\n1,36.2,37.1,2024-01-05\n' });
  expect(report.needsMapping).toMatchObject({
    columns: ['ref', 'p', 'q', 'wann'],
    missing: ['place', 'date'],
    preview: [['1', '36.2', '37.1', '2024-01-05']],
  });
});

test('a chosen date order is followed', async () => {
  const text = `${HEADER}a,T,01/02/2020,,36,37,Battle,0,,\n`;
  const { report } = await importBytes({ a: text }, { dateOrder: 'mdy' });
  expect([report.start, report.dateOrder?.basis]).toEqual(['2020-01-02', 'chosen']);
});

test('a chosen encoding is followed', async () => {
  const bytes = new Uint8Array([
    ...new TextEncoder().encode(HEADER),
    ...new TextEncoder().encode(row('a', 'x')),
  ]);
  bytes[bytes.length - 2] = 0xc6;
  const { rows } = await importBytes({ a: bytes }, { encoding: 'windows-1251' });
  expect(rows[0]?.notes).toBe('Ж');
});

test('a hundred thousand rows with the same id take no longer than others', async () => {
  const { report, rows } = await importBytes({ a: HEADER + row('a').repeat(100_000) });
  expect(report.warnings).toEqual({ 'duplicate-id rows': 99_999 });
  expect(new Set(rows.map(({ id }) => id)).size).toBe(100_000);
});

test('a file of one record larger than a chunk is whole', async () => {
  const note = 'long text '.repeat(1900);
  const { rows } = await importBytes({ a: HEADER + row('a', note) + row('b', note) });
  expect(rows.map(({ notes }) => notes === note)).toEqual([true, true]);
});

test('a field that the person says is not in the file is left open, whatever its column is called', async () => {
  const { report, rows } = await importBytes({ 'a.csv': HEADER + row('a') }, { mapping: { best: null } });
  expect(rows).toMatchObject([{ best: null, id: 'a' }]);
  expect(report.mapping).not.toHaveProperty('best');
});

test('without a place among the columns a mapping is asked for', async () => {
  const { report } = await importBytes({ 'a.csv': HEADER + row('a') }, { mapping: { latitude: null } });
  expect(report.needsMapping).toMatchObject({ missing: ['place'], guesses: { longitude: 'longitude' } });
});

test('a rejected record is kept whole, so that it can be mended', async () => {
  const notes = 'n'.repeat(5000);
  const { report } = await importBytes({ 'a.csv': `${HEADER}a,T,,,36.2,37.15,Battle,3,,${notes}\n` });
  expect(new Map(report.rejected[0]?.cells).get('notes')).toBe(notes);
  expect(report).toMatchObject({ rejectedCut: 0, rejected: [{ isCut: false }] });
});

test('of very many rejected records the late ones are cut, the last are only counted, and both are said', async () => {
  const undated = `a,T,,,36.2,37.15,Battle,3,,${'n'.repeat(4000)}\n`;
  const { report } = await importBytes({ 'a.csv': HEADER + undated.repeat(10_100) });
  expect(report).toMatchObject({ rejectedTotal: 10_100, rejectedByReason: { 'no-date': 10_100 } });
  expect(report.rejected).toHaveLength(10_000);
  expect(report.rejectedCut).toBe(report.rejected.filter(({ isCut }) => isCut).length);
  expect(report.rejectedCut).toBeGreaterThan(5000);
  expect(report.rejected[0]).toMatchObject({ isCut: false });
  const [, last] = report.rejected.at(-1)?.cells.find(([column]) => column === 'notes') ?? [];
  expect(last).toBe(`${'n'.repeat(200)}…`);
});

test('ids come through as they are written, without blanks around them', async () => {
  const id = fc.oneof(
    fc
      .tuple(fc.constantFrom('', 'SYR', ' a', 'é', 'x y', '"', '-'), fc.nat().map(String))
      .map((parts) => parts.join('')),
    fc.constantFrom(
      '0',
      '00',
      '007',
      'SYR007',
      '1234567890123456',
      'made-up-12345678901234567890',
      '5 ',
      'b',
      '1e3',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(id, { maxLength: 30, selector: (it) => it.trim() }), async (wanted) => {
      const quoted = wanted.map((it) => row(`"${it.replaceAll('"', '""')}"`)).join('');
      const { rows } = await importBytes({ 'a.csv': HEADER + quoted });
      expect(rows.map((it) => it.id)).toEqual(wanted.map((it) => it.trim()));
    }),
    { numRuns: 50 },
  );
});

test('notes come through as they are written, quotes, letters of any script and all', async () => {
  const notes = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc
      .array(fc.constantFrom('"', '""', 'é', 'قصف', 'Ё', '🛢', ' ', '\n', ',', 'a'), { maxLength: 20 })
      .map((parts) => parts.join('')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(notes, { maxLength: 20 }), async (wanted) => {
      const lines = wanted.map((it, at) => row(String(at + 1), `"${it.replaceAll('"', '""')}"`)).join('');
      const { rows } = await importBytes({ 'a.csv': HEADER + lines });
      expect(rows.map((it) => it.notes)).toEqual(wanted.map((it) => it.replaceAll('\0', '')));
    }),
    { numRuns: 50 },
  );
});
