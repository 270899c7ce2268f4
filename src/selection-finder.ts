import type { OpenTable } from '@/engine/open-table';
import type { AppState, Rows } from '@/state/app-state';
import { selectIsArticleAlone } from '@/state/dataset-selectors';
import { selectRows } from '@/state/selectors';
import type { AppStore } from '@/state/store';
import { selectionMissed } from '@/state/file-transitions';

/**
 * Looks for an event that a link names among a file's rows: most of them have never been on the page, so that only the
 * engine can tell whether it is there. Found, its words are asked for, and their coming reveals it.
 *
 * @param tableOf the open table behind some rows; null while none is open
 * @returns stops it
 */
export const startSelectionFinder = (
  store: AppStore,
  tableOf: (rows: Rows) => OpenTable | null,
): (() => void) => {
  let sought = '';

  const find = async (state: AppState): Promise<void> => {
    const rows = selectRows(state);
    const { selection } = state;
    if (rows === null || selection === null || rows.rowOf(selection) >= 0) return;
    const { part, ownId } = rows.ownIdOf(selection);
    const answer = await tableOf(rows)?.findRow(ownId, part);
    if (answer?.ok !== true || selectRows(store.getState())?.marks !== rows.marks) return;
    if (answer.value === null) store.act(selectionMissed(selection));
    else rows.eventAt(answer.value);
  };

  const run = (state: AppState): void => {
    if (!state.isRevealing || selectIsArticleAlone(selectRows(state))) {
      sought = '';
      return;
    }
    const wanted = `${(selectRows(state)?.parts ?? []).map(({ id }) => id).join('.')} ${state.selection ?? ''}`;
    if (sought === wanted) return;
    sought = wanted;
    void find(state);
  };

  run(store.getState());
  return store.subscribe(run);
};
