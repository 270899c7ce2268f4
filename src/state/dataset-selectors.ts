import type { ConflictEvent } from '@/domain/event';
import type { AppState, DatasetInfo, Rows, RowsPart } from './app-state';
import { ARTICLE, isChoiceOf } from './datasets';

/** The file that is shown alone; null for the article, and where several datasets are shown. */
export const selectOnlyFile = (rows: Rows | null): DatasetInfo | null =>
  rows !== null && rows.parts.length === 1 ? (rows.parts[0]?.info ?? null) : null;

/** Is the article all that is loaded? */
export const selectIsArticleAlone = (rows: Pick<Rows, 'parts'> | null): boolean =>
  rows !== null && rows.parts.every(({ id }) => id === ARTICLE);

/** Is the article among what is loaded? */
export const selectHasArticle = (rows: Pick<Rows, 'parts'> | null): boolean =>
  rows?.parts.some(({ id }) => id === ARTICLE) ?? false;

/** The dataset that an event comes from. */
export const selectPartOf = (rows: Rows, event: ConflictEvent): RowsPart | null => {
  const row = rows.rowOf(event.id);
  return row < 0 ? null : (rows.parts[rows.partOf(row)] ?? null);
};

/** The datasets that are not hidden, in the order of the rows' parts. */
export const selectShownParts = ({ datasets, data }: AppState): readonly RowsPart[] =>
  data.kind === 'ready'
    ? data.rows.parts.filter(
        (part) => !datasets.some((choice) => choice.isHidden && isChoiceOf(choice, part)),
      )
    : [];

/** Positions of the datasets that are shown, for the engine; null where all are. */
export const selectShownPositions = (state: AppState): readonly number[] | null => {
  const parts = state.data.kind === 'ready' ? state.data.rows.parts : [];
  const shown = selectShownParts(state);
  return shown.length === parts.length ? null : shown.map((part) => parts.indexOf(part));
};

/** Citations of the datasets that are visible, each once; empty where none asks for one. */
export const selectCitations = (state: AppState): string =>
  [...new Set(selectShownParts(state).map(({ info }) => info?.citation ?? ''))].filter(Boolean).join(' · ');
