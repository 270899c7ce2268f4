import type { Camera } from '@/domain/camera';
import type { DatasetResult } from '@/domain/row-index';
import { type TimeSpan, isBounded } from '@/domain/time';
import type { DatasetChoice, Rows } from './app-state';
import { selectHasArticle, selectIsArticleAlone } from './dataset-selectors';
import { choicesOf, isChoiceOf } from './datasets';
import { type Transition, axisAround, sourceOpened, timeWindowChosen } from './transitions';

/** Where to look so that what has come is in sight; null: where the reader looks already. */
export interface Outlook {
  readonly window: TimeSpan | null;
  readonly camera: Camera | null;
}

/**
 * Datasets came to those that are shown, or went. Filters, window and camera stay, so that the same question is asked of
 * all of them, but for what `outlook` says. A selected event of what went is no longer selected.
 */
export const datasetsShown =
  (rows: Rows, datasets: readonly DatasetChoice[], { window, camera }: Outlook): Transition =>
  (state) => {
    const isSelectionHere = state.selection !== null && rows.rowOf(state.selection) >= 0;
    /** Hidden or not as it is now, whatever it was when the list was made. */
    const asNow = (choice: DatasetChoice): DatasetChoice =>
      state.datasets.find(({ id }) => id === choice.id) ?? choice;
    const next = {
      ...state,
      data: { kind: 'ready' as const, rows },
      datasets:
        datasets.length === 1 && rows.parts.length === 1 ? choicesOf(rows.parts) : datasets.map(asNow),
      camera: camera ?? state.camera,
      clock: rows.clock,
      view: !selectHasArticle(rows) && state.view === 'story' ? ('events' as const) : state.view,
      selection: isSelectionHere ? state.selection : null,
      hover: null,
      sums: null,
      results: null,
    };
    if (window !== null) return timeWindowChosen(window)(next);
    // All of time is more with more datasets.
    const { extent } = rows.index;
    return isBounded(next.window) || extent === null ? next : { ...next, axis: axisAround(extent, 0.03) };
  };

/**
 * The datasets of the link are here: everything else is as the link says. The axis shows all of their time.
 *
 * @param home the article's own camera: a link that has it named none, and files are looked at where they are
 */
export const linkedDatasetsShown =
  (rows: Rows, home: Camera | null): Transition =>
  (state) => {
    const { extent } = rows.index;
    const isArticlesAxis = selectHasArticle(rows) && isBounded(state.window);
    return {
      ...state,
      data: { kind: 'ready', rows },
      axis: isArticlesAxis || extent === null ? state.axis : axisAround(extent, 0.03),
      camera: !selectHasArticle(rows) && state.camera === home ? rows.dossier.home.camera : state.camera,
      clock: rows.clock,
      hover: null,
      sums: null,
      results: null,
    };
  };

/** What the link names is not opened: what is on the map stays there; the article as it opens by itself. */
export const linkDeclined: Transition = (state) => {
  if (state.data.kind !== 'ready') return state;
  const { rows } = state.data;
  const { window, camera } = rows.dossier.home;
  return selectIsArticleAlone(rows)
    ? sourceOpened(rows, window, camera)(state)
    : { ...state, datasets: choicesOf(rows.parts) };
};

/** Shows or hides one of the datasets; it stays in the list. */
export const datasetToggled =
  (id: DatasetChoice['id']): Transition =>
  (state) => {
    const part =
      state.data.kind === 'ready' ? state.data.rows.parts.find((each) => each.id === id) : undefined;
    return {
      ...state,
      datasets: state.datasets.map((choice) =>
        choice.id === id || (part !== undefined && isChoiceOf(choice, part))
          ? { ...choice, isHidden: !choice.isHidden }
          : choice,
      ),
    };
  };

/** Shows every dataset of the list: the way out where all that match are hidden. */
export const datasetsUnhidden: Transition = (state) => ({
  ...state,
  datasets: state.datasets.map(({ id }) => ({ id, isHidden: false })),
});

/** The engine has counted what each dataset has. */
export const resultsComputed =
  (results: readonly DatasetResult[]): Transition =>
  (state) => ({ ...state, results });
