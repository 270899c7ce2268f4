import { describe, expect, it } from 'vitest';
import type { ConflictEvent } from '@/domain/event';
import { days, madeUpDossier, madeUpEvent } from '@/domain/made-up-dossier.test-helper';
import { ALL_TIME } from '@/domain/time';
import { createEngineClient } from '@/engine/client';
import type { OpenTable } from '@/engine/open-table';
import { madeUpState } from '@/state/made-up-state.test-helper';
import type { Rows } from '@/state/app-state';
import { createArticleRows } from './article-rows';
import { exportRows } from './export-rows';

const event = (id: string, happened: number, position: number): ConflictEvent => ({
  ...madeUpEvent(id, { when: days(happened, happened + 1) }),
  reported: { edtf: '', ...days(9, 10), basis: 'publication', reasoning: '', position },
});
const DOSSIER = madeUpDossier([event('warning', 4, 2), event('toll', 5, 1)]);

const start = () => {
  const tables = new Map<Rows, OpenTable>();
  const article = createArticleRows(createEngineClient({ worker: null }), DOSSIER, (rows, table) => {
    tables.set(rows, table);
  });
  return { article, tables };
};

describe('the article’s rows', () => {
  it('are in the order of the clock, and each is found by its event', async () => {
    const { article } = start();
    const orders = await Promise.all(
      (['happened', 'reported'] as const).map(async (clock) => {
        const rows = await article.on(clock);
        if (!rows.ok) throw new Error(rows.error.kind);
        const { eventAt, rowOf, clock: own } = rows.value;
        return [own, [0, 1].map((row) => eventAt(row).id), [0, 1].map((row) => rowOf(eventAt(row).id))];
      }),
    );
    expect(orders).toEqual([
      ['happened', ['warning', 'toll'], [0, 1]],
      ['reported', ['toll', 'warning'], [0, 1]],
    ]);
  });

  it('of a clock are opened once', async () => {
    const { article, tables } = start();
    const [first, second] = await Promise.all([article.on('reported'), article.on('reported')]);
    expect([first === second, tables.size]).toEqual([true, 1]);
  });

  it('are saved with the days on which things happened, whatever the clock', async () => {
    const { article, tables } = start();
    const rows = await article.on('reported');
    if (!rows.ok) throw new Error(rows.error.kind);
    const table = tables.get(rows.value);
    if (!table) throw new Error('no table');
    const state = madeUpState(rows.value, { window: ALL_TIME, clock: 'reported' });
    const blob = await exportRows(state, rows.value, table, 'geojson', () => []);
    const { features } = JSON.parse((await blob?.text()) ?? '') as {
      readonly features: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
    };
    const rowTexts = features.map(({ properties }) => JSON.stringify(properties));
    expect(rowTexts.map((text) => [text.includes('1970-01-06'), text.includes('1970-01-05')])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(rowTexts.join('')).not.toContain('1970-01-10');
  });
});
