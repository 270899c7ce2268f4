import type { ConflictEvent } from '@/domain/event';
import type { AppState, Rows } from './app-state';
import { selectHasArticle, selectIsArticleAlone } from './dataset-selectors';
import { selectCertainty, selectKindMask, selectRows, selectToll } from './selectors';

/** A dossier is small: all of its events that match are looked at. */
const MOST_LOOKED_AT = 2000;

/** A figure for the dead, once, by the event that gives it. */
export interface Toll {
  readonly holder: ConflictEvent;
  /** The events that the one figure covers together; none where it is for the holder alone. */
  readonly parts: readonly ConflictEvent[];
  /** Must it have happened in the window? Otherwise it may have. */
  readonly isCertain: boolean;
}

/** Events of the article that match; none for a file, whose sums come from the engine. */
const matchingEvents = (state: AppState, rows: Rows): readonly ConflictEvent[] => {
  const mask = selectKindMask(state);
  if (selectIsArticleAlone(rows))
    return Array.from(rows.index.page(state.window, mask, 0, MOST_LOOKED_AT), rows.eventAt);
  if (!selectHasArticle(rows)) return [];
  return rows.dossier.events.filter(
    ({ id }) => rows.index.positionOf(rows.rowOf(id), state.window, mask) >= 0,
  );
};

const partsOf = (rows: Rows, whole: ConflictEvent): readonly ConflictEvent[] =>
  rows.dossier.events.filter(({ relations }) =>
    relations.some(({ type, target }) => type === 'part-of' && target === whole.id),
  );

/**
 * The figures for the dead behind what matches. An event without a figure leads to that of the whole it is part of; a
 * part never stands beside its whole, and nothing is added up: figures of different claims may count the same dead.
 */
export const selectTolls = (state: AppState): readonly Toll[] => {
  const rows = selectRows(state);
  if (rows === null) return [];
  const holders = new Set<ConflictEvent>();
  for (const event of matchingEvents(state, rows)) {
    const toll = selectToll(rows.dossier, event);
    if (toll !== null) holders.add(toll.holder);
  }
  const isCovered = ({ relations }: ConflictEvent): boolean =>
    relations.some(({ type, target }) => type === 'part-of' && [...holders].some(({ id }) => id === target));
  return [...holders]
    .filter((holder) => !isCovered(holder))
    .map((holder) => ({
      holder,
      parts: partsOf(rows, holder),
      isCertain: selectCertainty(rows, rows.rowOf(holder.id), state.window) === 'certain',
    }));
};

/** What matches and gives a number other than of the dead, e.g. of fighters. Never summed. */
export const selectEstimates = (state: AppState): readonly ConflictEvent[] => {
  const rows = selectRows(state);
  return rows === null ? [] : matchingEvents(state, rows).filter(({ quantity }) => quantity !== null);
};
