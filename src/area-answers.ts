import type { Area } from '@/domain/area';
import type { OpenTable } from '@/engine/open-table';
import type { AppState, Rows } from '@/state/app-state';
import { selectIsArticleAlone, selectOnlyFile } from '@/state/dataset-selectors';
import { selectKindMask, selectRows } from '@/state/selectors';
import type { AreaComparison, Measuring } from '@/ui/measuring';
import { type AreaAnswer, slowClausesOf, withArea } from './query-runner';

/** What becomes of the state's area: the rings to ask the engine with, and both of its sides to compare. */
export interface AreaAnswers {
  /** null without an area, or where what measures could not be fetched. */
  readonly answer: (state: AppState) => Promise<AreaAnswer | null>;
  /** The other side of the area under the same filter; null where there is nothing to compare. */
  readonly compare: (state: AppState) => Promise<AreaComparison | null>;
}

/** @param loadMeasuring fetches what measures; null where there is no dossier */
export const createAreaAnswers = (
  loadMeasuring: (() => Promise<Measuring>) | null,
  tableOf: (rows: Rows) => OpenTable | null,
): AreaAnswers => {
  const ofArticle = new WeakMap<Area, AreaAnswer>();

  const answer = async (state: AppState): Promise<AreaAnswer | null> => {
    const { area } = state;
    if (area === null || loadMeasuring === null) return null;
    const known = ofArticle.get(area);
    const isArticle = selectIsArticleAlone(selectRows(state));
    if (known) return isArticle ? known : { ...known, sides: null };
    const measuring = await loadMeasuring();
    const rings = measuring.ringsOf(area);
    const found: AreaAnswer = { rings, sides: measuring.eventsIn(rings) };
    ofArticle.set(area, found);
    return isArticle ? found : { rings, sides: null };
  };

  const compare = async (state: AppState): Promise<AreaComparison | null> => {
    const rows = selectRows(state);
    const table = rows === null ? null : tableOf(rows);
    const shape = table === null ? null : await answer(state);
    if (rows === null || table === null || shape === null) return null;
    const clauses = slowClausesOf(state);
    const mask = selectKindMask(state);
    const [outside, certainlyOutside, sums] = await Promise.all([
      table.filter(withArea(clauses, shape, 'possibly-outside'), 'outside'),
      table.filter(withArea(clauses, shape, 'certainly-outside'), 'certainly-outside'),
      // The article's figures must not be added up: one of them is for two towns together. Nor must those of several datasets.
      selectOnlyFile(rows) === null
        ? null
        : table.sumFatalities(withArea(clauses, shape, 'possibly-outside'), state.window, mask, 'outside'),
    ]);
    if (!outside.ok || !certainlyOutside.ok) return null;
    return {
      outside: outside.value,
      certainlyOutside: certainlyOutside.value,
      sumsOutside: sums?.ok === true ? sums.value : null,
    };
  };

  return { answer, compare };
};
