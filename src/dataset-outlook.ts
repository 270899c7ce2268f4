import { MARK_STYLES } from '@/domain/mark-columns';
import { ALL_TIME } from '@/domain/time';
import type { AppState, Rows } from '@/state/app-state';
import type { Outlook } from '@/state/dataset-transitions';
import { ARTICLE } from '@/state/datasets';
import { cameraWith } from './dataset-camera';

const AREA = MARK_STYLES.indexOf('area');

/** Where to look once these rows take the place of the state's: what was not there before comes into sight. */
export const outlookOn = (rows: Rows, { window, viewBounds, data }: AppState): Outlook => {
  const before = data.kind === 'ready' ? data.rows.parts : [];
  const isNew = rows.parts.map((part) => !before.some(({ id }) => id === part.id));
  if (!isNew.includes(true)) return { window: null, camera: null };
  const isNewRow = (row: number): boolean => isNew[rows.partOf(row)] === true;
  // The article's areas have an anchor for their mark, as far away as a capital, which is not a place to look at.
  const isNewPlace = (row: number): boolean =>
    isNewRow(row) && (rows.marks.style[row] !== AREA || rows.parts[rows.partOf(row)]?.id !== ARTICLE);
  return {
    window: hasRowIn(rows, isNewRow, window) ? null : ALL_TIME,
    camera: cameraWith(rows.marks, isNewPlace, viewBounds),
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
