import { describe, expect, it } from 'vitest';
import type { DatasetId, DatasetInfo, RowsPart } from './app-state';
import { ARTICLE, ARTICLE_ALONE, datasetEntries, sameDatasets, withDataset } from './datasets';

const idOf = (digit: string) => `sha256:${digit.repeat(64)}` as DatasetId;
const partOf = (digit: string): RowsPart => ({
  id: idOf(digit),
  info: { id: idOf(digit), name: `${digit}.csv` } as DatasetInfo,
  rowCount: 7,
});
const ARTICLE_PART: RowsPart = { id: ARTICLE, info: null, rowCount: 3 };

describe('the list of datasets', () => {
  it('is in the order of the link, with what is here and what is not', () => {
    const choices = [
      { id: idOf('b'), isHidden: true },
      { id: idOf('a'), isHidden: false },
      { id: ARTICLE, isHidden: false },
    ] as const;
    const entries = datasetEntries(choices, [partOf('b'), ARTICLE_PART]);
    expect(entries.map(({ id, position, isHidden }) => [id, position, isHidden])).toEqual([
      [idOf('b'), 0, true],
      [idOf('a'), -1, false],
      [ARTICLE, 1, false],
    ]);
    expect(entries[1]).toMatchObject({ info: null, rowCount: 0 });
  });

  it('begins with the article where that fills in for files that are not here', () => {
    const entries = datasetEntries([{ id: idOf('a'), isHidden: false }], [ARTICLE_PART]);
    expect(entries.map(({ id, position }) => [id, position])).toEqual([
      [ARTICLE, 0],
      [idOf('a'), -1],
    ]);
  });

  it('takes a dataset once', () => {
    const two = withDataset(ARTICLE_ALONE, idOf('a'));
    expect(two.map(({ id }) => id)).toEqual([ARTICLE, idOf('a')]);
    expect(withDataset(two, idOf('a'))).toBe(two);
  });

  it('is the same whichever of it is hidden', () => {
    const hidden = [{ id: ARTICLE, isHidden: true }] as const;
    expect(sameDatasets(ARTICLE_ALONE, hidden)).toBe(true);
    expect(sameDatasets(ARTICLE_ALONE, withDataset(hidden, idOf('a')))).toBe(false);
  });
});
