import type { MarkColumns } from '@/domain/mark-columns';
import { EVENT_KINDS } from '@/domain/event';
import type { RowBits } from './row-bits';

/**
 * Rows fall in groups by kind and extent. Only groups that occur have a number, so that a table of two kinds pays
 * for two.
 */
export interface RowGroups {
  readonly count: number;
  /** Group by `kind * 2 + extent`; 255 where it does not occur. */
  readonly groupOf: Uint8Array;
  /** Kind code by group. */
  readonly kind: Uint8Array;
  /** 0 sometime, 1 throughout; by group. */
  readonly extent: Uint8Array;
}

/** The groups that occur in the columns, by kind, then extent. */
export const groupsOf = ({ length, kind, extent }: MarkColumns): RowGroups => {
  const groupOf = new Uint8Array(EVENT_KINDS.length * 2).fill(255);
  for (let row = 0; row < length; row += 1) groupOf[(kind[row] as number) * 2 + (extent[row] as number)] = 0;
  const present = [...groupOf.keys()].filter((key) => groupOf[key] === 0);
  for (const [group, key] of present.entries()) groupOf[key] = group;
  return {
    count: present.length,
    groupOf,
    kind: Uint8Array.from(present, (key) => key >> 1),
    extent: Uint8Array.from(present, (key) => key & 1),
  };
};

/** Between two stored counts a counter walks the rows: 64 bytes are one line of the cache. */
const BLOCK_SHIFT = 6;
const BLOCK_MASK = 63;

/** Rows of an order, by group. Plain data, so that it survives structured clone. */
export interface GroupRuns {
  /** Group by position; a row that does not count has the number behind the last group. */
  readonly groups: Uint8Array;
  /** How many rows of each group come before the 0th, 64th, 128th … position: `[block * count + group]`. */
  readonly before: Uint32Array;
}

/** The group of every row; the number behind the last group where the row does not count. */
export const rowGroupsOf = (
  { kind, extent, length }: MarkColumns,
  { count, groupOf }: RowGroups,
  bits: RowBits | null,
): Uint8Array => {
  const groups = new Uint8Array(length);
  for (let row = 0; row < length; row += 1) {
    const isCounted = bits === null || (((bits[row >> 3] as number) >> (row & 7)) & 1) === 1;
    const group = groupOf[(kind[row] as number) * 2 + (extent[row] as number)] as number;
    groups[row] = isCounted ? group : count;
  }
  return groups;
};

/**
 * @param rowGroups see {@link rowGroupsOf}
 * @param count number of groups
 * @param order row numbers; null: rows in table order
 * @returns what {@link GroupCounter} reads. O(length).
 */
export const groupRunsOf = (rowGroups: Uint8Array, count: number, order: Uint32Array | null): GroupRuns => {
  const length = order === null ? rowGroups.length : order.length;
  const groups = order === null ? rowGroups : new Uint8Array(length);
  const before = new Uint32Array(((length >> BLOCK_SHIFT) + 1) * count);
  const running = new Uint32Array(count + 1);
  for (let at = 0; at < length; at += 1) {
    if ((at & BLOCK_MASK) === 0) storeCounts(running, before, (at >> BLOCK_SHIFT) * count, count);
    const group = order === null ? (groups[at] as number) : (rowGroups[order[at] as number] as number);
    groups[at] = group;
    running[group] = (running[group] as number) + 1;
  }
  if ((length & BLOCK_MASK) === 0) storeCounts(running, before, before.length - count, count);
  return { groups, before };
};

const storeCounts = (running: Uint32Array, into: Uint32Array, at: number, count: number): void => {
  for (let group = 0; group < count; group += 1) into[at + group] = running[group] as number;
};

/** Counts rows per group before any position of an order: one stored count a group and at most 63 rows walked. */
export class GroupCounter {
  /** See {@link GroupRuns}. */
  readonly groups: Uint8Array;
  readonly #before: Uint32Array;
  readonly #count: number;

  constructor({ groups, before }: GroupRuns, count: number) {
    this.groups = groups;
    this.#before = before;
    this.#count = count;
  }

  /**
   * Adds `factor` times the rows before `position` to `into`, by group.
   *
   * @param into one place more than there are groups: the last takes what does not count
   */
  add(position: number, factor: 1 | -1, into: Int32Array): void {
    const { groups } = this;
    const before = this.#before;
    const count = this.#count;
    const block = position >> BLOCK_SHIFT;
    const base = block * count;
    for (let group = 0; group < count; group += 1)
      into[group] = (into[group] as number) + factor * (before[base + group] as number);
    for (let at = block << BLOCK_SHIFT; at < position; at += 1) {
      const group = groups[at] as number;
      into[group] = (into[group] as number) + factor;
    }
  }

  /** Rows before `position` whose group is wanted; `isWanted` has no place for rows that do not count. */
  countBefore(position: number, isWanted: Uint8Array): number {
    const block = position >> BLOCK_SHIFT;
    let sum = this.#countBeforeBlock(block, isWanted);
    for (let at = block << BLOCK_SHIFT; at < position; at += 1) {
      if (isWanted[this.groups[at] as number] === 1) sum += 1;
    }
    return sum;
  }

  /** The last position on a block's edge before which at most `target` wanted rows come. */
  blockStartFor(target: number, isWanted: Uint8Array): number {
    let low = 0;
    let high = this.groups.length >> BLOCK_SHIFT;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#countBeforeBlock(middle, isWanted) <= target) low = middle;
      else high = middle - 1;
    }
    return low << BLOCK_SHIFT;
  }

  #countBeforeBlock(block: number, isWanted: Uint8Array): number {
    const count = this.#count;
    let sum = 0;
    for (let group = 0; group < count; group += 1) {
      if (isWanted[group] === 1) sum += this.#before[block * count + group] as number;
    }
    return sum;
  }
}
