import { describe, expect, it } from 'vitest';
import { ok } from '@/domain/result';
import { type Handlers, createHandlers } from './handler';
import type { FromEngine, TableId } from './protocol';
import { serveEngine } from './serve';

const turn = () =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
const ask = { table: 'made-up' as TableId };

const waitForever: Handlers['close'] = () => new Promise(() => {});

describe('a long job', () => {
  it('reports progress, and is silent once cancelled', async () => {
    const posted: FromEngine[] = [];
    const held: (() => void)[] = [];
    const slow: Handlers['close'] = async (_, { report, signal }) => {
      report({ done: 1, total: 2 });
      await new Promise<void>((resolve) => {
        held.push(resolve);
      });
      expect(signal.aborted).toBe(true);
      report({ done: 2, total: 2 });
      return ok(null);
    };
    const receive = serveEngine((message) => posted.push(message), { ...createHandlers(), close: slow });
    receive({ id: 7, call: 'close', ask });
    receive({ id: 7, call: 'cancel' });
    held[0]?.();
    await turn();
    expect(posted).toEqual([
      { id: 7, kind: 'progress', progress: { done: 1, total: 2 } },
      { id: 7, kind: 'failure', failure: { kind: 'cancelled' } },
    ]);
  });

  it('lets other questions be answered meanwhile', async () => {
    const posted: FromEngine[] = [];
    const receive = serveEngine((message) => posted.push(message), {
      ...createHandlers(),
      close: waitForever,
    });
    receive({ id: 1, call: 'close', ask });
    receive({ id: 2, call: 'find-row', ask: { ...ask, id: 'one' } });
    await turn();
    expect(posted.map(({ id }) => id)).toEqual([2]);
  });
});
