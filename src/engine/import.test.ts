import { describe, expect, it } from 'vitest';
import { MARK_STYLES } from '@/domain/mark-columns';
import { ALL_TIME } from '@/domain/time';
import { createImportedRow } from '@/import/row-sink';
import { createTableBuilder } from '@/table/build-table';
import { NO_CLAUSES } from '@/table/slow-clauses';
import { createEngineClient } from './client';
import { createImportSink } from './import-sink';
import { openFiles } from './open-table';
import type { TableId } from './protocol';

const id = 'file 1' as TableId;
const csv = [
  'event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,country,admin1,location,latitude,longitude,geo_precision,source,notes,fatalities',
  'XX1,2024-05-02,1,Battles,Armed clash,Group A,Group B,Nowhere,North,Town,33.5,36.5,1,Made up,"Clash, invented",3',
  'XX2,2024-05-01,1,Protests,Peaceful protest,Protesters,,Nowhere,North,Town,33.5,36.5,2,Made up,Invented,0',
  'XX3,2024-05-01,1,Protests,Peaceful protest,Protesters,,Nowhere,North,Town,,,2,Made up,No place,0',
].join('\n');
const file = (text: string) => ({ name: 'made-up.csv', blob: new Blob([text]) });

describe('importing files', () => {
  it('opens a table with the rows and reports what became of each', async () => {
    const client = createEngineClient({ worker: null });
    const progress: number[] = [];
    const result = await openFiles(
      client,
      { table: id, files: [file(csv)], choices: {} },
      { onProgress: ({ done }) => progress.push(done) },
    );
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const { report, table } = result.value;
    expect([report.records, report.loaded, report.offMap]).toEqual([3, 2, 1]);
    expect(progress.at(-1)).toBe(csv.length);
    expect(table?.allRows.length).toBe(3);
    const details = await table?.details(Uint32Array.of(2), 'card');
    expect(details?.ok === true && details.value[0]).toMatchObject({
      id: 'XX1',
      kind: 'armed-event',
      actorsA: ['Group A'],
      best: 3,
      record: 1,
      file: '',
      dataset: 0,
      fatalitiesBasis: 'rounded-by-convention',
      notes: 'Clash, invented',
    });
    const found = await table?.filter({
      ...NO_CLAUSES,
      actors: ['Protesters'],
      query: 'invented',
    });
    const rows = found?.ok === true ? found.value.page(ALL_TIME, -1, 0, 9) : new Uint32Array(0);
    const protest = await table?.details(rows, 'list');
    expect(protest?.ok === true && protest.value.map((row) => row.id)).toEqual(['XX2']);
  });

  it('opens nothing where nothing can be read, and says why', async () => {
    const client = createEngineClient({ worker: null });
    const result = await openFiles(client, { table: id, files: [file('')], choices: {} });
    expect(result.ok && result.value.table).toBeNull();
    expect(result.ok && result.value.report.errors[0]?.kind).toBe('empty');
  });

  it('opens nothing once cancelled', async () => {
    const client = createEngineClient({ worker: null });
    const controller = new AbortController();
    const answer = openFiles(
      client,
      { table: id, files: [file(csv)], choices: {} },
      { signal: controller.signal },
    );
    controller.abort();
    expect(await answer).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect(await client.call('find-row', { table: id, id: 'XX1' })).toMatchObject({ ok: false });
  });
});

const styleOf = (fields: Partial<ReturnType<typeof createImportedRow>>): string | undefined => {
  const builder = createTableBuilder();
  const place = { hasPlace: true, lng: 36, lat: 33 };
  createImportSink(builder).push({ ...createImportedRow(), ...place, ...fields });
  return MARK_STYLES[builder.finish().marks.style[0] ?? -1];
};

describe('the mark of an imported row', () => {
  it("follows UCDP's code before ACLED's", () => {
    expect(styleOf({ wherePrecision: 4, acledGeoPrecision: 1 })).toBe('area');
    expect(styleOf({ wherePrecision: 1, acledGeoPrecision: 3 })).toBe('dot');
  });
  it("follows ACLED's code where there is no other", () => {
    expect(([1, 2, 3] as const).map((acledGeoPrecision) => styleOf({ acledGeoPrecision }))).toEqual([
      'dot',
      'disc',
      'area',
    ]);
  });
  it('is never a dot where the file does not say how exact the place is', () => {
    expect(styleOf({})).toBe('disc');
  });
  it('is missing where the row has no place', () => {
    expect(styleOf({ hasPlace: false, lng: Number.NaN, lat: Number.NaN, wherePrecision: 1 })).toBe('none');
  });
});
