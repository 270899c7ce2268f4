import type { MarkColumns } from '@/domain/mark-columns';
import { type EndTree, endTreeOf } from './end-tree';
import { type RowGroups, groupsOf } from './group-counter';
import { type LengthClasses, lengthClassesOf } from './length-classes';
import { rowsByRank } from './sort-rows';

/**
 * What the time index needs of a table whatever the filter: made once, about 8 bytes a row. Plain data, so that it
 * survives structured clone.
 */
export interface TimeOrders {
  readonly groups: RowGroups;
  /** Row numbers by end, then row. */
  readonly byEnd: Uint32Array;
  readonly byLength: LengthClasses;
  readonly endTree: EndTree;
}

/** O(n). */
export const timeOrdersOf = (columns: MarkColumns): TimeOrders => ({
  groups: groupsOf(columns),
  byEnd: rowsByRank(columns.end),
  byLength: lengthClassesOf(columns),
  endTree: endTreeOf(columns.end),
});
