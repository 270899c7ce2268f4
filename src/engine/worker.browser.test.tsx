import { expect, it } from 'vitest';
import { ALL_TIME } from '@/domain/time';
import { NO_CLAUSES } from '@/table/slow-clauses';
import { createEngineClient } from './client';
import { openFiles } from './open-table';
import type { TableId } from './protocol';

const csv = [
  'id,date,latitude,longitude,notes',
  'a,2024-05-02,33.5,36.5,Made up near the bridge',
  'b,2024-05-01,33.6,36.6,Made up in the north',
].join('\n');

it('a real worker reads a file, hands its columns over and answers about them more than once', async () => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const client = createEngineClient({ worker });
  const files = [{ name: 'made-up.csv', blob: new Blob([csv]) }];
  const opened = await openFiles(client, { table: 'file' as TableId, files, choices: {} });
  if (!opened.ok || opened.value.table === null) throw new Error(JSON.stringify(opened));
  const { table } = opened.value;
  expect([...table.allRows.page(ALL_TIME, -1, 0, 9)]).toEqual([0, 1]);
  const found = await table.filter({ ...NO_CLAUSES, query: 'bridge' });
  expect(found.ok && [...found.value.page(ALL_TIME, -1, 0, 9)]).toEqual([1]);
  const again = await table.filter({ ...NO_CLAUSES, query: 'north' });
  expect(again.ok && [...again.value.page(ALL_TIME, -1, 0, 9)]).toEqual([0]);
  const details = await table.details(Uint32Array.of(0), 'card');
  expect(details.ok && details.value[0]?.id).toBe('b');
  client.dispose();
});

it('a large file is read aside: the engine answers about what is open meanwhile', async () => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const client = createEngineClient({ worker });
  const small = [{ name: 'small.csv', blob: new Blob([csv]) }];
  await openFiles(client, { table: 'small' as TableId, files: small, choices: {} });
  const rows = Array.from(
    { length: 40_000 },
    (_, row) => `row-${row},2024-05-${String(1 + (row % 28)).padStart(2, '0')},33.5,36.5,Made up`,
  );
  const large = [
    { name: 'large.csv', blob: new Blob([['id,date,latitude,longitude,notes', ...rows].join('\n')]) },
  ];
  const answers: string[] = [];
  let done = 0;
  const [opened] = await Promise.all([
    openFiles(
      client,
      { table: 'large' as TableId, files: large, choices: {} },
      { onProgress: (progress) => (done = progress.done) },
    ).then((result) => {
      answers.push('large');
      return result;
    }),
    client.call('find-row', { table: 'small' as TableId, id: 'a' }).then(() => answers.push('small')),
  ]);
  expect(answers).toEqual(['small', 'large']);
  expect(done).toBe(large[0]?.blob.size);
  if (!opened.ok || opened.value.table === null) throw new Error(JSON.stringify(opened));
  expect(opened.value.table.allRows.length).toBe(40_000);
  const last = await opened.value.table.findRow('row-39999');
  expect(last.ok && last.value).toBeGreaterThan(0);
  client.dispose();
});

it('a worker that cannot start is an answer, not a silence', async () => {
  const worker = new Worker(new URL('data:text/javascript,throw new Error("broken")'), { type: 'module' });
  const client = createEngineClient({ worker });
  const answer = await client.call('find-row', { table: 'file' as TableId, id: 'a' });
  expect(answer).toMatchObject({ ok: false, error: { kind: 'crashed' } });
});
