import { ALL_TIME } from '@/domain/time';
import type { OpenTable } from '@/engine/open-table';
import type { AppState, Rows } from '@/state/app-state';
import type { Outlook } from '@/state/dataset-transitions';
import { ARTICLE } from '@/state/datasets';
import { NO_CLAUSES } from '@/table/slow-clauses';
import { cameraForArticle, cameraForNew } from './dataset-camera';

const EVERY_KIND = -1;

/**
 * Where to look once these rows take the place of the state's: where nothing of what came would be seen, at it. The engine
 * is asked what is in the window, because that looks at every row.
 */
export const outlookOn = async (
  rows: Rows,
  table: OpenTable | null,
  { window, viewBounds, data }: AppState,
): Promise<Outlook> => {
  const before = data.kind === 'ready' ? data.rows.parts : [];
  const isNew = rows.parts.map((part) => !before.some(({ id }) => id === part.id));
  if (!isNew.includes(true)) return { window: null, camera: null };
  const answer = await table?.resultsByDataset(NO_CLAUSES, window, EVERY_KIND);
  const isInWindow =
    answer?.ok !== true || answer.value.some(({ possible }, part) => isNew[part] && possible > 0);
  const isArticleNew = rows.parts.every(({ id }, part) => (id === ARTICLE) === isNew[part]);
  return {
    window: isInWindow ? null : ALL_TIME,
    // The article's marks reach as far as the capitals it speaks of: where to look was chosen when it was coded.
    camera: isArticleNew
      ? cameraForArticle(rows.dossier.home.camera, viewBounds)
      : cameraForNew(rows.marks, (row) => isNew[rows.partOf(row)] === true, viewBounds),
  };
};
