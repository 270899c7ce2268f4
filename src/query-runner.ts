import type { Clock } from '@/domain/clock';
import { WORD_CLAUSES, type WordClause } from '@/domain/filter';
import type { PlaceMix } from '@/domain/place-mix';
import type { EngineFailure } from '@/engine/protocol';
import type { OpenTable } from '@/engine/open-table';
import type { Rings } from '@/domain/area';
import type { AreaAsk } from '@/table/area-clause';
import type { AreaSides } from '@/ui/measuring';
import type { AppState, Rows } from '@/state/app-state';
import type { TimeSpan } from '@/domain/time';
import { selectComparedWindow } from '@/state/comparison-selectors';
import { windowsCompared } from '@/state/comparison-transitions';
import { selectIsArticleAlone, selectOnlyFile, selectShownPositions } from '@/state/dataset-selectors';
import { resultsComputed } from '@/state/dataset-transitions';
import { selectKindMask, selectRows } from '@/state/selectors';
import { hasSourceClauses, selectSourceClauses } from '@/state/source-selectors';
import type { AppStore } from '@/state/store';
import { clockTurned, noticed, rowsIndexed, sumsComputed } from '@/state/transitions';
import { areaShaped } from '@/state/measure-transitions';
import type { DictionaryName } from '@/table/event-table';
import type { SlowClauses } from '@/table/slow-clauses';
import { paced } from './pace/paced';

const COLUMNS = { types: 'eventType', countries: 'country' } as const satisfies Record<
  WordClause,
  DictionaryName
>;

/** An area ready to be asked about. `sides`: the article's events, whose zones only the page knows; null for a file. */
export interface AreaAnswer {
  readonly rings: Rings;
  readonly sides: AreaSides | null;
}

const IDS_OF_ASK: Record<AreaAsk, keyof AreaSides> = {
  'possibly-inside': 'possiblyInside',
  'certainly-inside': 'certainlyInside',
  'possibly-outside': 'possiblyOutside',
  'certainly-outside': 'certainlyOutside',
};

/** Clauses with one side of an area; the article's events are asked for by their ids. */
export const withArea = (clauses: SlowClauses, { rings, sides }: AreaAnswer, ask: AreaAsk): SlowClauses => {
  if (sides === null) return { ...clauses, area: { rings, ask } };
  const there = sides[IDS_OF_ASK[ask]];
  return { ...clauses, ids: clauses.ids === null ? there : there.filter((id) => clauses.ids?.includes(id)) };
};

/** The clauses that are not answered on the page, but the area. */
export const slowClausesOf = (state: AppState): SlowClauses => {
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
    datasets: selectShownPositions(state),
    ids,
  };
};

const hasClauses = (state: AppState): boolean =>
  state.attribution !== null ||
  state.actors !== null ||
  state.query.trim() !== '' ||
  state.bounds !== null ||
  state.area !== null ||
  state.known !== null ||
  WORD_CLAUSES.some((clause) => state[clause] !== null) ||
  selectShownPositions(state) !== null ||
  hasSourceClauses(state);

const CLAUSES = [
  'attribution',
  'actors',
  'query',
  'bounds',
  'area',
  'known',
  'speaker',
  'relay',
  'about',
  'support',
  ...WORD_CLAUSES,
  'datasets',
] as const;

/** Deaths are read where the window rests: while it moves they follow once a second. */
const SUM_PACE = { restMs: 250, latestMs: 1000 };
/** What else a comparison depends on. */
const COMPARED = ['view', 'window', 'comparedWindow', 'comparedBy', 'kinds'] as const;
/** So many places are compared by name. */
const MOST_PLACES = 12;

const clausesChanged = (a: AppState, b: AppState): boolean =>
  CLAUSES.some((clause) => a[clause] !== b[clause]);

/** What stands at the very place of a row under the state's filter; null where it has none, or no answer came. */
export const placeMixOf = async (
  state: AppState,
  tableOf: (rows: Rows) => OpenTable | null,
  row: number,
  areaAnswer: (state: AppState) => Promise<AreaAnswer | null>,
): Promise<PlaceMix | null> => {
  const rows = selectRows(state);
  const table = rows === null ? null : tableOf(rows);
  if (table === null) return null;
  const shape = state.area === null ? null : await areaAnswer(state);
  const plain = slowClausesOf(state);
  const clauses = shape === null ? plain : withArea(plain, shape, 'possibly-inside');
  const answer = await table.mixAt(row, clauses, state.window, selectKindMask(state));
  return answer.ok ? answer.value : null;
};

/**
 * Asks the engine whenever what it must answer has changed: a new index after a change of text, actor, attribution box or
 * a file's words or of the datasets shown, the article's rows on another clock, the fatality sums of a file, or what each of
 * several datasets has, after any change, and the places of two
 * windows while they are compared. The newest question wins; the window and the kinds never wait. With an area two indexes
 * are asked for: what may be inside, and what must be.
 *
 * @param tableOf the open table behind some rows; null while none is open
 * @param rowsOn the article's rows on a clock; null where there is no article
 * @param areaAnswer what the state's area is; null where it has none
 * @returns stops it
 */
export const startQueryRunner = (
  store: AppStore,
  tableOf: (rows: Rows) => OpenTable | null,
  rowsOn: (clock: Clock) => Promise<Rows | null>,
  areaAnswer: (state: AppState) => Promise<AreaAnswer | null> = async () => Promise.resolve(null),
): (() => void) => {
  const report = (failure: EngineFailure): void => {
    if (failure.kind === 'failed' || failure.kind === 'crashed') {
      store.act(noticed({ kind: 'engine-failed', detail: failure.message }));
    }
  };

  let lastFilter = 0;
  let lastSum = 0;
  let lastComparison = 0;

  const filter = async (state: AppState, table: OpenTable): Promise<void> => {
    lastFilter += 1;
    const own = lastFilter;
    const { area, query } = state;
    const shape = state.area === null ? null : await areaAnswer(state);
    // Working out an area takes a moment, and a question that was overtaken meanwhile must not be asked last.
    if (own !== lastFilter) return;
    const clauses = slowClausesOf(state);
    if (area === null || shape === null) {
      const answer = await table.filter(clauses);
      if (!answer.ok) report(answer.error);
      else if (tableNow(store.getState()) === table) store.act(rowsIndexed(answer.value, query));
      return;
    }
    store.act(areaShaped(area, shape.rings));
    const [possible, certain] = await Promise.all([
      table.filter(withArea(clauses, shape, 'possibly-inside')),
      table.filter(withArea(clauses, shape, 'certainly-inside'), 'certain'),
    ]);
    if (!possible.ok) report(possible.error);
    else if (!certain.ok) report(certain.error);
    else if (own === lastFilter && tableNow(store.getState()) === table)
      store.act(rowsIndexed(possible.value, query, { of: area, certainIndex: certain.value }));
  };

  /** With the area's shape in them: what may be inside. */
  const clausesInside = async (state: AppState): Promise<SlowClauses> => {
    const shape = state.area === null ? null : await areaAnswer(state);
    const plain = slowClausesOf(state);
    return shape === null ? plain : withArea(plain, shape, 'possibly-inside');
  };

  const sum = async (state: AppState, table: OpenTable): Promise<void> => {
    lastSum += 1;
    const own = lastSum;
    const clauses = await clausesInside(state);
    if (own !== lastSum) return;
    const answer = await table.sumFatalities(clauses, state.window, selectKindMask(state));
    if (!answer.ok) report(answer.error);
    else if (tableNow(store.getState()) === table) store.act(sumsComputed(answer.value));
  };

  const countDatasets = async (state: AppState, table: OpenTable): Promise<void> => {
    lastSum += 1;
    const own = lastSum;
    const clauses = await clausesInside(state);
    if (own !== lastSum) return;
    const answer = await table.resultsByDataset(clauses, state.window, selectKindMask(state));
    if (!answer.ok) report(answer.error);
    else if (tableNow(store.getState()) === table) store.act(resultsComputed(answer.value));
  };

  /** The article's rows follow the clock; the newest wish counts. A file has one clock. */
  const turn = async (clock: Clock): Promise<void> => {
    const rows = await rowsOn(clock);
    const state = store.getState();
    const shown = selectRows(state);
    if (rows === null || shown === null || !selectIsArticleAlone(shown) || shown.clock === clock) return;
    if (state.clock === clock) store.act(clockTurned(rows));
  };

  const tableNow = (state: AppState): OpenTable | null => {
    const rows = selectRows(state);
    return rows === null ? null : tableOf(rows);
  };

  const compare = async (state: AppState, table: OpenTable, other: TimeSpan): Promise<void> => {
    lastComparison += 1;
    const own = lastComparison;
    const shape = state.area === null ? null : await areaAnswer(state);
    if (own !== lastComparison) return;
    const plain = slowClausesOf(state);
    const answer = await table.compareWindows(
      shape === null ? plain : withArea(plain, shape, 'possibly-inside'),
      shape === null ? null : withArea(plain, shape, 'certainly-inside'),
      [state.window, other],
      selectKindMask(state),
      state.comparedBy,
      MOST_PLACES,
    );
    if (!answer.ok) report(answer.error);
    else if (tableNow(store.getState()) === table) store.act(windowsCompared(answer.value));
  };

  const compareIfAsked = (state: AppState, previous: AppState | null, table: OpenTable): void => {
    const other = selectComparedWindow(state);
    if (state.view !== 'compare' || other === null) return;
    const isAsked =
      previous === null ||
      tableNow(previous) !== table ||
      clausesChanged(state, previous) ||
      COMPARED.some((field) => state[field] !== previous[field]);
    if (isAsked) void compare(state, table, other);
  };

  const summing = paced(() => {
    const state = store.getState();
    const table = tableNow(state);
    if (table === null) return;
    // Sums over several datasets would count twice what two of them report.
    if (table.datasets !== null) void countDatasets(state, table);
    else if (selectOnlyFile(selectRows(state)) !== null) void sum(state, table);
  }, SUM_PACE);

  const run = (state: AppState, previous: AppState | null): void => {
    const table = tableNow(state);
    if (table === null) return;
    const rows = selectRows(state);
    if (selectIsArticleAlone(rows) && rows?.clock !== state.clock && state.clock !== previous?.clock) {
      void turn(state.clock);
    }
    const isNew = previous === null || tableNow(previous) !== table;
    if (isNew ? hasClauses(state) : clausesChanged(state, previous)) void filter(state, table);
    compareIfAsked(state, previous, table);
    const isChanged =
      isNew ||
      clausesChanged(state, previous) ||
      state.window !== previous.window ||
      state.kinds !== previous.kinds;
    if (isChanged) summing.soon();
  };

  run(store.getState(), null);
  const stopListening = store.subscribe(run);
  return () => {
    stopListening();
    summing.stop();
  };
};
