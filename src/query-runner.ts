import type { EngineClient } from '@/engine/client';
import type { OpenedTable, TableId } from '@/engine/protocol';
import type { AppState } from '@/state/app-state';
import type { AppStore } from '@/state/store';
import { rowsIndexed } from '@/state/transitions';
import { type RowIndexData, rowIndexFrom } from '@/table/row-index';
import type { SlowClauses } from '@/table/slow-clauses';

/** The clauses that are not answered on the page. */
const slowClausesOf = ({ attribution, actors, query }: AppState): SlowClauses => ({
  attribution: attribution === null ? null : [...attribution],
  actors: actors === null ? null : [...actors],
  query,
  bounds: null,
  area: null,
  categories: {},
});

const hasClauses = ({ attribution, actors, query }: AppState): boolean =>
  attribution !== null || actors !== null || query.trim() !== '';

/**
 * Asks the engine for a new index whenever text, actor or attribution changes: one question under way, the newest one
 * waiting. The window and the kinds never come here.
 *
 * @returns stops it
 */
export const startQueryRunner = (
  store: AppStore,
  engine: EngineClient,
  table: TableId,
  opened: OpenedTable,
): (() => void) => {
  const ask = async (state: AppState): Promise<void> => {
    const answer = await engine.call(
      'filter',
      { table, clauses: slowClausesOf(state) },
      { channel: 'filter' },
    );
    if (answer.ok) store.act(rowsIndexed(indexOf(opened, answer.value)));
    else if (answer.error.kind === 'failed' || answer.error.kind === 'crashed')
      throw new Error(answer.error.message);
  };
  if (hasClauses(store.getState())) void ask(store.getState());
  return store.subscribe((state, previous) => {
    if (
      state.attribution !== previous.attribution ||
      state.actors !== previous.actors ||
      state.query !== previous.query
    ) {
      void ask(state);
    }
  });
};

export const indexOf = ({ marks, orders }: OpenedTable, data: RowIndexData) =>
  rowIndexFrom(marks, orders, data);
