import type { Clock } from '@/domain/clock';
import { WORD_CLAUSES, type WordClause } from '@/domain/filter';
import type { PlaceMix } from '@/domain/place-mix';
import type { EngineFailure } from '@/engine/protocol';
import type { OpenTable } from '@/engine/open-table';
import type { AppState, Rows } from '@/state/app-state';
import { selectKindMask, selectRows } from '@/state/selectors';
import { hasSourceClauses, selectSourceClauses } from '@/state/source-selectors';
import type { AppStore } from '@/state/store';
import { clockTurned, noticed, rowsIndexed, sumsComputed } from '@/state/transitions';
import type { DictionaryName } from '@/table/event-table';
import type { SlowClauses } from '@/table/slow-clauses';

const COLUMNS = { types: 'eventType', countries: 'country' } as const satisfies Record<
  WordClause,
  DictionaryName
>;

/** The clauses that are not answered on the page. */
const slowClausesOf = (state: AppState): SlowClauses => {
  const { attribution, actors, query, bounds, known } = state;
  const { ids, sources } = selectSourceClauses(state, selectRows(state));
  return {
    attribution: attribution === null ? null : [...attribution],
    actors: actors === null ? null : [...actors],
    query,
    bounds,
    known,
    area: null,
    categories: {
      ...(sources === null ? {} : { source: sources }),
      ...Object.fromEntries(
        WORD_CLAUSES.flatMap((clause) => {
          const words = state[clause];
          return words === null ? [] : [[COLUMNS[clause], [...words]]];
        }),
      ),
    },
    datasets: null,
    ids,
  };
};

const hasClauses = (state: AppState): boolean =>
  state.attribution !== null ||
  state.actors !== null ||
  state.query.trim() !== '' ||
  state.bounds !== null ||
  state.known !== null ||
  WORD_CLAUSES.some((clause) => state[clause] !== null) ||
  hasSourceClauses(state);

const CLAUSES = [
  'attribution',
  'actors',
  'query',
  'bounds',
  'known',
  'speaker',
  'relay',
  'about',
  'support',
  ...WORD_CLAUSES,
] as const;

const clausesChanged = (a: AppState, b: AppState): boolean =>
  CLAUSES.some((clause) => a[clause] !== b[clause]);

/** What stands at the very place of a row under the state's filter; null where it has none, or no answer came. */
export const placeMixOf = async (
  state: AppState,
  tableOf: (rows: Rows) => OpenTable | null,
  row: number,
): Promise<PlaceMix | null> => {
  const rows = selectRows(state);
  const table = rows === null ? null : tableOf(rows);
  if (table === null) return null;
  const answer = await table.mixAt(row, slowClausesOf(state), state.window, selectKindMask(state));
  return answer.ok ? answer.value : null;
};

/**
 * Asks the engine whenever what it must answer has changed: a new index after a change of text, actor, attribution box or
 * a file's words, the article's rows on another clock, and the fatality sums of a file after any change. The newest question wins; the window and the kinds never wait.
 *
 * @param tableOf the open table behind some rows; null while none is open
 * @param rowsOn the article's rows on a clock; null where there is no article
 * @returns stops it
 */
export const startQueryRunner = (
  store: AppStore,
  tableOf: (rows: Rows) => OpenTable | null,
  rowsOn: (clock: Clock) => Promise<Rows | null>,
): (() => void) => {
  const report = (failure: EngineFailure): void => {
    if (failure.kind === 'failed' || failure.kind === 'crashed') {
      store.act(noticed({ kind: 'engine-failed', detail: failure.message }));
    }
  };

  const filter = async (state: AppState, table: OpenTable): Promise<void> => {
    const answer = await table.filter(slowClausesOf(state));
    if (!answer.ok) report(answer.error);
    else if (tableNow(store.getState()) === table) store.act(rowsIndexed(answer.value, state.query));
  };

  const sum = async (state: AppState, table: OpenTable): Promise<void> => {
    const answer = await table.sumFatalities(slowClausesOf(state), state.window, selectKindMask(state));
    if (!answer.ok) report(answer.error);
    else if (tableNow(store.getState()) === table) store.act(sumsComputed(answer.value));
  };

  /** The article's rows follow the clock; the newest wish counts. A file has one clock. */
  const turn = async (clock: Clock): Promise<void> => {
    const rows = await rowsOn(clock);
    const state = store.getState();
    const shown = selectRows(state);
    if (rows === null || shown === null || shown.dataset !== null || shown.clock === clock) return;
    if (state.clock === clock) store.act(clockTurned(rows));
  };

  const tableNow = (state: AppState): OpenTable | null => {
    const rows = selectRows(state);
    return rows === null ? null : tableOf(rows);
  };

  const run = (state: AppState, previous: AppState | null): void => {
    const table = tableNow(state);
    if (table === null) return;
    const rows = selectRows(state);
    if (rows?.dataset === null && rows.clock !== state.clock && state.clock !== previous?.clock) {
      void turn(state.clock);
    }
    const isNew = previous === null || tableNow(previous) !== table;
    if (isNew ? hasClauses(state) : clausesChanged(state, previous)) void filter(state, table);
    const isSummed = selectRows(state)?.dataset !== null;
    if (!isSummed) return;
    if (
      isNew ||
      clausesChanged(state, previous) ||
      state.window !== previous.window ||
      state.kinds !== previous.kinds
    ) {
      void sum(state, table);
    }
  };

  run(store.getState(), null);
  return store.subscribe(run);
};
