import { describe, expect, it } from 'vitest';
import { ALL_TIME, span } from '@/domain/time';
import { buildRowIndex } from '@/table/row-index';
import { NO_CLAUSES, rowsPassing } from '@/table/slow-clauses';
import { type EngineClient, createEngineClient } from './client';
import { createFakeWorker } from './fake-worker.test-helper';
import { madeUpTable } from './made-up-table.test-helper';
import { type OpenTable, combineTables, openColumns } from './open-table';
import type { TableId } from './protocol';

const id = 'made-up' as TableId;
const query = (text: string) => ({ ...NO_CLAUSES, query: text });

const opened = async (client: EngineClient): Promise<OpenTable> => {
  const result = await openColumns(client, { table: id, data: madeUpTable() });
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};

const withWorker = async () => {
  const fake = createFakeWorker();
  const client = createEngineClient({ worker: fake.worker });
  const [table] = await Promise.all([opened(client), fake.work()]);
  return { fake, client, table };
};

describe.each(['on the page', 'in a worker'])('the engine %s', (where) => {
  const setUp = async () => {
    if (where === 'in a worker') {
      const { fake, client, table } = await withWorker();
      return { client, table, work: fake.work };
    }
    const client = createEngineClient({ worker: null });
    return { client, table: await opened(client), work: () => Promise.resolve() };
  };

  it('hands over an index that answers as one built here', async () => {
    const { table } = await setUp();
    const here = buildRowIndex(madeUpTable(), null);
    for (const window of [ALL_TIME, span(5, 24), span(30, 40)])
      expect(table.allRows.countByKind(window)).toEqual(here.countByKind(window));
    expect(table.marks.length).toBe(4);
  });

  it('answers a filter with a new index, more than once', async () => {
    const { table, work } = await setUp();
    const expectFiltered = async (text: string): Promise<void> => {
      const [result] = await Promise.all([table.filter(query(text)), work()]);
      const bits = rowsPassing(madeUpTable(), query(text));
      const here = buildRowIndex(madeUpTable(), bits);
      expect(result.ok && result.value.rowBits).toEqual(bits);
      expect(result.ok && result.value.countByKind(ALL_TIME)).toEqual(here.countByKind(ALL_TIME));
    };
    await expectFiltered('clashes');
    await expectFiltered('jordan');
    await expectFiltered('clashes');
    await expectFiltered('');
  });

  it('sums what the clauses of the question let through, whatever was asked before', async () => {
    const { table, work } = await setUp();
    const [, sums] = await Promise.all([
      table.filter(query('jordan')),
      table.sumFatalities(query('syria'), ALL_TIME, -1),
      work(),
    ]);
    expect(sums).toMatchObject({ ok: true, value: { low: 6, best: 6, high: 6, withoutFigure: 1 } });
  });

  it('tells everything about the rows it is asked for', async () => {
    const { table, work } = await setUp();
    const [result] = await Promise.all([table.details(Uint32Array.of(1, 0, 99), 'list'), work()]);
    expect(result.ok && result.value.map((row) => row.id)).toEqual(['three', 'one']);
    expect(result.ok && result.value[1]).toMatchObject({
      kind: 'armed-event',
      start: 0,
      wherePrecision: 1,
      acledWherePrecision: 2,
      whenPrecision: null,
      best: 6,
      low: null,
      attribution: null,
      actorsA: ['First side', 'Its ally'],
      actorsB: ['Second side'],
      notes: 'Clashes near the crossing',
      texts: { country: 'Syria', place: '', eventType: 'Battles' },
    });
  });

  it('finds a row for a link, and lists what can be chosen', async () => {
    const { table, work } = await setUp();
    const [row, none, countries, actors] = await Promise.all([
      table.findRow('two'),
      table.findRow('five'),
      table.listValues('country'),
      table.listValues('actors'),
      work(),
    ]);
    expect([row, none]).toEqual([
      { ok: true, value: 2 },
      { ok: true, value: null },
    ]);
    expect(countries).toEqual({
      ok: true,
      value: { values: ['Syria', 'Jordan'], counts: Uint32Array.of(2, 1) },
    });
    expect(actors).toEqual({
      ok: true,
      value: { values: ['Its ally', 'First side', 'Second side'], counts: Uint32Array.of(4, 3, 3) },
    });
  });

  it('opens tables as one and tells them apart, while each stays open', async () => {
    const { client, table, work } = await setUp();
    const other = 'other' as TableId;
    const both = 'both' as TableId;
    const [, opening] = await Promise.all([
      openColumns(client, { table: other, data: madeUpTable() }),
      combineTables(client, both, [id, other]),
      work(),
    ]);
    if (!opening.ok) throw new Error(opening.error.kind);
    const combined = opening.value;
    expect(combined.allRows.length).toBe(8);
    expect([...(combined.datasets ?? [])]).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
    const clauses = { ...query('jordan'), datasets: [1] };
    const [filtered, results, row, details, alone] = await Promise.all([
      combined.filter(clauses),
      combined.resultsByDataset(clauses, ALL_TIME, -1),
      combined.findRow('two', 1),
      combined.details(Uint32Array.of(1), 'list'),
      table.filter(query('jordan')),
      work(),
    ]);
    expect(filtered.ok && [...filtered.value.page(ALL_TIME, -1, 0, 9)]).toEqual([3]);
    const deaths = { low: 1, best: 1, high: 1, withoutFigure: 0 };
    expect(results.ok && results.value).toMatchObject([
      { certain: 1, possible: 1, deaths },
      { certain: 1, possible: 1, deaths },
    ]);
    expect(row).toEqual({ ok: true, value: 5 });
    expect(details.ok && details.value[0]).toMatchObject({
      dataset: 1,
      id: 'one',
      texts: { country: 'Syria' },
    });
    expect(alone.ok && alone.value.length).toBe(1);
    const [again, none] = await Promise.all([
      combineTables(client, both, [other]),
      combineTables(client, both, [id, 'closed' as TableId]),
      work(),
    ]);
    expect(again.ok && [again.value.allRows.length, again.value.datasets]).toEqual([4, null]);
    expect(none).toEqual({ ok: false, error: { kind: 'unknown-table', table: 'closed' } });
  });

  it('knows nothing of a table that was closed', async () => {
    const { table, work } = await setUp();
    table.close();
    const [result] = await Promise.all([table.findRow('one'), work()]);
    expect(result).toEqual({ ok: false, error: { kind: 'unknown-table', table: id } });
  });
});

describe('questions that replace each other', () => {
  it('reach the engine one at a time, and only the newest is answered', async () => {
    const { fake, table } = await withWorker();
    const answers = ['a', 'b', 'c', 'jordan'].map((text) => table.filter(query(text)));
    expect(fake.waiting.filter(({ call }) => call === 'filter')).toHaveLength(1);
    await fake.work();
    await fake.work();
    const results = await Promise.all(answers);
    expect(results.map((result) => (result.ok ? result.value.length : result.error.kind))).toEqual([
      'superseded',
      'superseded',
      'superseded',
      1,
    ]);
  });

  it('leave other channels alone', async () => {
    const { fake, table } = await withWorker();
    const filtered = table.filter(query('jordan'));
    const details = table.details(Uint32Array.of(0), 'card');
    await fake.work();
    expect([(await filtered).ok, (await details).ok]).toEqual([true, true]);
  });
});

describe('the end of a question', () => {
  it('comes at once when it is aborted', async () => {
    const { client } = await withWorker();
    const controller = new AbortController();
    const answer = client.call('find-row', { table: id, id: 'one' }, { signal: controller.signal });
    controller.abort();
    expect(await answer).toEqual({ ok: false, error: { kind: 'cancelled' } });
  });

  it('is a value when the engine throws', async () => {
    const client = createEngineClient({ worker: null });
    const broken = { ...madeUpTable(), marks: null } as unknown as ReturnType<typeof madeUpTable>;
    const answer = await client.call('open-table', { table: id, data: broken });
    expect(answer).toMatchObject({ ok: false, error: { kind: 'failed' } });
  });

  it('comes for everything when the worker dies, and stays', async () => {
    const { fake, table } = await withWorker();
    const answers = [table.filter(query('a')), table.filter(query('b')), table.findRow('one')];
    fake.crash('out of memory');
    const crashed = { ok: false, error: { kind: 'crashed', message: 'out of memory' } };
    expect(await Promise.all(answers)).toEqual([
      { ok: false, error: { kind: 'superseded' } },
      crashed,
      crashed,
    ]);
    expect(await table.findRow('one')).toEqual(crashed);
  });

  it('comes for everything when the client is disposed of', async () => {
    const { client, table } = await withWorker();
    const answer = table.findRow('one');
    client.dispose();
    expect(await answer).toEqual({ ok: false, error: { kind: 'cancelled' } });
  });
});
