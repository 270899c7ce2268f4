import type { Area, Rings } from '@/domain/area';
import type { OpenTable } from '@/engine/open-table';
import type { AppState, Rows } from '@/state/app-state';
import { selectIsArticleAlone, selectOnlyFile } from '@/state/dataset-selectors';
import { selectKindMask, selectRows } from '@/state/selectors';
import type { AreaComparison, AreaSides, Measuring } from '@/ui/measuring';
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
  const known = new WeakMap<Area, { readonly rings: Rings; sides: AreaSides | null }>();

  const answer = async (state: AppState): Promise<AreaAnswer | null> => {
    const { area } = state;
    if (area === null || loadMeasuring === null) return null;
    const measuring = await loadMeasuring();
    const found = known.get(area) ?? { rings: measuring.ringsOf(area), sides: null };
    known.set(area, found);
    if (!selectIsArticleAlone(selectRows(state))) return { rings: found.rings, sides: null };
    found.sides ??= measuring.eventsIn(found.rings); // the zones of the article, asked for only where it is shown
    return found;
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
