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

/** Between two stored counts a counter walks the rows: 64 of them cost less than one miss of the cache a group. */
const BLOCK_SHIFT = 6;
const BLOCK_MASK = 63;

/** How many rows of each group come before the 0th, 64th, 128th … position: `prefix[block * groups + group]`. */
export type GroupPrefix = Uint32Array;

/**
 * @param order row numbers; null: rows in table order
 * @param length positions in the order
 * @param bits which rows count; null: all
 * @returns the running counts that {@link GroupCounter} reads. O(length).
 */
export const groupPrefix = (
  { kind, extent }: MarkColumns,
  { count, groupOf }: RowGroups,
  order: Uint32Array | null,
  length: number,
  bits: RowBits | null,
): GroupPrefix => {
  const blocks = (length >> BLOCK_SHIFT) + 1;
  const prefix = new Uint32Array(blocks * count);
  const running = new Uint32Array(count);
  for (let at = 0; at < length; at += 1) {
    if ((at & BLOCK_MASK) === 0) prefix.set(running, (at >> BLOCK_SHIFT) * count);
    const row = order === null ? at : (order[at] as number);
    if (bits !== null && (((bits[row >> 3] as number) >> (row & 7)) & 1) === 0) continue;
    const group = groupOf[(kind[row] as number) * 2 + (extent[row] as number)] as number;
    running[group] = (running[group] as number) + 1;
  }
  if ((length & BLOCK_MASK) === 0) prefix.set(running, (blocks - 1) * count);
  return prefix;
};

/** Counts rows per group before any position of an order: one stored count a group and at most 63 rows walked. */
export class GroupCounter {
  readonly #kind: Uint8Array;
  readonly #extent: Uint8Array;
  readonly #groups: RowGroups;
  readonly #order: Uint32Array | null;
  readonly #bits: RowBits | null;
  readonly #prefix: GroupPrefix;

  constructor(
    columns: MarkColumns,
    groups: RowGroups,
    order: Uint32Array | null,
    bits: RowBits | null,
    prefix: GroupPrefix,
  ) {
    this.#kind = columns.kind;
    this.#extent = columns.extent;
    this.#groups = groups;
    this.#order = order;
    this.#bits = bits;
    this.#prefix = prefix;
  }

  /** Adds `factor` times the rows before `position` to `into`, by group. */
  add(position: number, factor: 1 | -1, into: Int32Array): void {
    const { count, groupOf } = this.#groups;
    const block = position >> BLOCK_SHIFT;
    for (let group = 0; group < count; group += 1)
      into[group] = (into[group] as number) + factor * (this.#prefix[block * count + group] as number);
    const order = this.#order;
    const bits = this.#bits;
    for (let at = block << BLOCK_SHIFT; at < position; at += 1) {
      const row = order === null ? at : (order[at] as number);
      if (bits !== null && (((bits[row >> 3] as number) >> (row & 7)) & 1) === 0) continue;
      const group = groupOf[(this.#kind[row] as number) * 2 + (this.#extent[row] as number)] as number;
      into[group] = (into[group] as number) + factor;
    }
  }

  /** Rows before `position` whose group is wanted. */
  countBefore(position: number, isWanted: readonly boolean[]): number {
    const { groupOf } = this.#groups;
    const block = position >> BLOCK_SHIFT;
    let sum = this.#countOfBlock(block, isWanted);
    for (let at = block << BLOCK_SHIFT; at < position; at += 1) {
      const row = this.#order === null ? at : (this.#order[at] as number);
      if (this.#bits !== null && (((this.#bits[row >> 3] as number) >> (row & 7)) & 1) === 0) continue;
      const group = groupOf[(this.#kind[row] as number) * 2 + (this.#extent[row] as number)] as number;
      if (isWanted[group] === true) sum += 1;
    }
    return sum;
  }

  /** The last block start at or before which fewer than or exactly `target` wanted rows come. */
  blockStartFor(target: number, length: number, isWanted: readonly boolean[]): number {
    let low = 0;
    let high = length >> BLOCK_SHIFT;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#countOfBlock(middle, isWanted) <= target) low = middle;
      else high = middle - 1;
    }
    return low << BLOCK_SHIFT;
  }

  #countOfBlock(block: number, isWanted: readonly boolean[]): number {
    const { count } = this.#groups;
    let sum = 0;
    for (let group = 0; group < count; group += 1) {
      if (isWanted[group] === true) sum += this.#prefix[block * count + group] as number;
    }
    return sum;
  }
}
