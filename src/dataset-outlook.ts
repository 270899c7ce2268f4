import { ALL_TIME } from '@/domain/time';
import type { AppState, Rows } from '@/state/app-state';
import type { Outlook } from '@/state/dataset-transitions';
import { ARTICLE } from '@/state/datasets';
import { cameraForArticle, cameraForNew } from './dataset-camera';

/** Where to look once these rows take the place of the state's: where none of what came would be seen, at it. */
export const outlookOn = (rows: Rows, { window, viewBounds, data }: AppState): Outlook => {
  const before = data.kind === 'ready' ? data.rows.parts : [];
  const isNew = rows.parts.map((part) => !before.some(({ id }) => id === part.id));
  if (!isNew.includes(true)) return { window: null, camera: null };
  const isNewRow = (row: number): boolean => isNew[rows.partOf(row)] === true;
  const isArticleNew = rows.parts.every(({ id }, part) => (id === ARTICLE) === isNew[part]);
  return {
    window: hasRowIn(rows, isNewRow, window) ? null : ALL_TIME,
    // The article's marks reach as far as the capitals it speaks of: where to look was chosen when it was coded.
    camera: isArticleNew
      ? cameraForArticle(rows.dossier.home.camera, viewBounds)
      : cameraForNew(rows.marks, isNewRow, viewBounds),
  };
};

/** Does one of the wanted rows overlap the window? Looks at each, once for each time that datasets are added. */
const hasRowIn = (
  { marks }: Rows,
  isWanted: (row: number) => boolean,
  window: AppState['window'],
): boolean => {
  for (let row = 0; row < marks.length; row += 1) {
    const start = marks.start[row] ?? 0;
    if (start >= window.end) return false; // sorted by start
    if ((marks.end[row] ?? 0) > window.start && isWanted(row)) return true;
  }
  return false;
};
