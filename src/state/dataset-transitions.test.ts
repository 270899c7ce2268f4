import { describe, expect, it } from 'vitest';
import { days, madeUpDossier, madeUpEvent } from '@/domain/made-up-dossier.test-helper';
import type { EventId } from '@/domain/event';
import { ALL_TIME } from '@/domain/time';
import type { AppState, DatasetId, DatasetInfo, Rows } from './app-state';
import {
  selectCitations,
  selectHasArticle,
  selectOnlyFile,
  selectPartOf,
  selectShownPositions,
} from './dataset-selectors';
import { datasetToggled, datasetsShown, datasetsUnhidden, linkedDatasetsShown } from './dataset-transitions';
import { madeUpRows, madeUpState } from './made-up-state.test-helper';
import { selectEvent } from './selectors';
import { selectionRevealed } from './transitions';

const FILE = `sha256:${'a'.repeat(64)}` as DatasetId;
const OTHER = `sha256:${'b'.repeat(64)}` as DatasetId;
const STAYS = { window: null, camera: null };
const infoOf = (id: DatasetId, citation: string) => ({ id, name: `${id}.csv`, citation }) as DatasetInfo;

/** The first of two rows is the article's, the second a file's. */
const both: Rows = {
  ...madeUpRows(
    madeUpDossier([
      madeUpEvent('first', { when: days(12, 13) }),
      madeUpEvent('second', { when: days(14, 15) }),
    ]),
  ),
  parts: [
    { id: 'article', info: null, rowCount: 1 },
    { id: FILE, info: infoOf(FILE, 'Cite A'), rowCount: 1 },
  ],
  partOf: (row) => row,
};
const CHOICES = [
  { id: 'article', isHidden: false },
  { id: FILE, isHidden: false },
] as const;
const stateWith = (fields: Partial<AppState>) => madeUpState(both, { datasets: CHOICES, ...fields });

describe('datasets that come and go', () => {
  it('leave window, filters and camera as they are, and a selection that is still here', () => {
    const before = stateWith({ query: 'x', kinds: new Set(), selection: 'first' as EventId });
    const after = datasetsShown(both, CHOICES, STAYS)(before);
    expect([after.window, after.query, after.kinds, after.camera, after.selection]).toEqual([
      before.window,
      before.query,
      before.kinds,
      before.camera,
      'first',
    ]);
    const gone = datasetsShown(both, CHOICES, STAYS)({ ...before, selection: 'elsewhere' as EventId });
    expect(gone.selection).toBeNull();
  });

  it('keep what was hidden hidden, whatever the list said when it was made', () => {
    const hidden = datasetToggled(FILE)(stateWith({}));
    expect(datasetsShown(both, CHOICES, STAYS)(hidden).datasets).toEqual(hidden.datasets);
  });

  it('show all of their time on the axis where all of time is asked for', () => {
    const after = datasetsShown(both, CHOICES, { ...STAYS, window: ALL_TIME })(stateWith({}));
    const again = datasetsShown(both, CHOICES, STAYS)(stateWith({ window: ALL_TIME }));
    for (const { window, axis } of [after, again]) {
      expect(window).toEqual(ALL_TIME);
      expect(axis.start).toBeLessThanOrEqual(both.index.extent?.start ?? Number.NaN);
      expect(axis.end - axis.start).toBeLessThan(40 * 86_400_000);
    }
  });

  it('of a link leave everything as the link says', () => {
    const before = stateWith({ selection: 'not here yet' as EventId, query: 'x' });
    const after = linkedDatasetsShown(both, null)(before);
    expect(after).toMatchObject({ selection: 'not here yet', query: 'x', datasets: CHOICES });
    expect(after.window).toBe(before.window);
  });
});

describe('a dataset that is hidden', () => {
  it('is named to the engine by the positions of the others, and comes back', () => {
    expect(selectShownPositions(stateWith({}))).toBeNull();
    const hidden = datasetToggled('article')(stateWith({}));
    expect(selectShownPositions(hidden)).toEqual([1]);
    expect(selectShownPositions(datasetToggled(FILE)(hidden))).toEqual([]);
    expect(selectShownPositions(datasetsUnhidden(hidden))).toBeNull();
    expect(selectShownPositions(datasetToggled('article')(hidden))).toBeNull();
  });

  it('is not cited', () => {
    expect(selectCitations(stateWith({}))).toBe('Cite A');
    expect(selectCitations(datasetToggled(FILE)(stateWith({})))).toBe('');
  });

  it('is shown again by a link to one of its events, which says so', () => {
    const hidden = datasetToggled(FILE)(stateWith({ selection: 'second' as EventId, window: ALL_TIME }));
    const after = selectionRevealed(hidden);
    expect(selectShownPositions(after)).toBeNull();
    expect(after.notices).toEqual([{ kind: 'filter-widened', clauses: ['datasets'] }]);
  });

  it('that a link names and that is not here says nothing about the others', () => {
    const missing = [...CHOICES, { id: OTHER, isHidden: true }];
    expect(selectShownPositions(stateWith({ datasets: missing }))).toBeNull();
  });
});

const partOf = (id: string): string | null => {
  const event = selectEvent(both, id as EventId);
  return event && (selectPartOf(both, event)?.id ?? null);
};

describe('where an event comes from', () => {
  it('is the dataset of its row', () => {
    expect([partOf('first'), partOf('second')]).toEqual(['article', FILE]);
  });

  it('is a file alone only where there is nothing else', () => {
    const alone: Rows = {
      ...both,
      parts: [{ id: FILE, info: infoOf(FILE, ''), rowCount: 2 }],
      partOf: () => 0,
    };
    expect([
      selectOnlyFile(both),
      selectOnlyFile(alone)?.id,
      selectOnlyFile(madeUpRows(both.dossier)),
    ]).toEqual([null, FILE, null]);
    expect([selectHasArticle(both), selectHasArticle(alone), selectHasArticle(null)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
