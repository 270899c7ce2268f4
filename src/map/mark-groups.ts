import { fromFixedMercator } from '@/domain/mark-columns';
import type { MarkColumns } from '@/domain/mark-columns';
import type { LngLat } from '@/domain/space';

/** Marks that share one place on the ground, in time order. */
export interface PlaceGroup {
  readonly lngLat: LngLat;
  readonly rows: readonly number[];
  readonly isExact: boolean;
}

/** Groups the rows that have a mark by their very place. Order of first appearance, which is time order. */
export const groupByPlace = (marks: MarkColumns): readonly PlaceGroup[] => {
  const groups = new Map<string, { lngLat: LngLat; rows: number[]; isExact: boolean }>();
  for (let row = 0; row < marks.length; row += 1) {
    const style = marks.style[row] ?? 0;
    if (style === 0) continue;
    const x = marks.x[row] ?? 0;
    const y = marks.y[row] ?? 0;
    const key = `${x} ${y}`;
    const group = groups.get(key);
    if (group) {
      group.rows.push(row);
      group.isExact ||= style === 1; // one exact mark keeps the whole group where it is, whichever comes first
    } else groups.set(key, { lngLat: fromFixedMercator(x, y), rows: [row], isExact: style === 1 });
  }
  return [...groups.values()];
};
