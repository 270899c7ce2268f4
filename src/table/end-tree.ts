import { type TimeColumn, rankAfter } from '@/domain/time-column';

const FANOUT_SHIFT = 4;

/**
 * The rank of the latest end among every 16, 256, 4096 … rows, so that rows which begin before a window and reach into
 * it are found without walking the others. `levels[l][i]` covers rows `i << 4(l + 1)` and on.
 */
export interface EndTree {
  readonly levels: readonly Uint32Array[];
}

/** O(n); a quarter of a byte a row. */
export const endTreeOf = ({ ranks }: TimeColumn): EndTree => {
  const levels: Uint32Array[] = [];
  let below: Uint16Array | Uint32Array = ranks;
  while (below.length > 1) {
    const level = new Uint32Array(((below.length - 1) >> FANOUT_SHIFT) + 1);
    for (let at = 0; at < below.length; at += 1) {
      const rank = below[at] as number;
      if (rank > (level[at >> FANOUT_SHIFT] as number)) level[at >> FANOUT_SHIFT] = rank;
    }
    levels.push(level);
    below = level;
  }
  return { levels };
};

/** The first row in `[from, to)` that ends after `time`; `to` where there is none. */
export const nextRowEndingAfter = (
  { levels }: EndTree,
  end: TimeColumn,
  time: number,
  from: number,
  to: number,
): number => {
  const { ranks } = end;
  const wanted = rankAfter(end, time);
  let row = from;
  while (row < to) {
    let skip = 0;
    for (let level = 0; level < levels.length; level += 1) {
      const shift = FANOUT_SHIFT * (level + 1);
      if (row % (1 << shift) !== 0 || ((levels[level] as Uint32Array)[row >> shift] as number) >= wanted)
        break;
      skip = 1 << shift;
    }
    if (skip === 0) {
      if ((ranks[row] as number) >= wanted) return row;
      skip = 1;
    }
    row += skip;
  }
  return to;
};
