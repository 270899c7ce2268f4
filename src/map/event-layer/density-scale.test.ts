import { describe, expect, it } from 'vitest';
import { orderMarks } from '@/domain/mark-order';
import { densityFullAt } from './density-scale';
import { markRow, marksOf } from './made-up-marks.test-helper';
import { type View, viewOf } from './view';

const viewAt = (zoom: number): View => {
  const scale = (2 * 512 * 2 ** zoom) / 500;
  const matrix = [scale, 0, 0, 0, 0, -scale, 0, 0, 0, 0, 1, 0, -scale / 2, scale / 2, 0, 1];
  const view = viewOf(matrix, 500, 500, true);
  if (view === null) throw new Error('no view');
  return view;
};
const rows = Array.from({ length: 120_000 }, (_, index) =>
  markRow({ start: index, lngLat: [(index % 400) / 100, (Math.floor(index / 400) % 300) / 100] }),
);
const { sample } = orderMarks(marksOf(rows));

describe('densityFullAt', () => {
  it('is about as many rows as stand on a spot, and grows as the view moves away', () => {
    // at zoom 2 a spot of 2 px is 0.35 degrees wide: about 35 x 35 rows
    expect(densityFullAt(sample, viewAt(2), 2) / 35 ** 2).toBeGreaterThan(0.5);
    expect(densityFullAt(sample, viewAt(2), 2) / 35 ** 2).toBeLessThan(4);
    for (let zoom = 0; zoom < 10; zoom += 0.5)
      expect(densityFullAt(sample, viewAt(zoom), 2)).toBeGreaterThanOrEqual(
        densityFullAt(sample, viewAt(zoom + 0.5), 2),
      );
  });

  it('has a floor, also for tables without such a picture', () => {
    expect(densityFullAt(sample, viewAt(14), 2)).toBe(64);
    expect(densityFullAt(orderMarks(marksOf([])).sample, viewAt(2), 2)).toBe(64);
  });
});
