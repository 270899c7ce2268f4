const FANOUT_SHIFT = 4;

/**
 * The latest end among every 16, 256, 4096 … rows, so that rows which begin before a window and reach into it are
 * found without walking the others. `levels[l][i]` covers rows `i << 4(l + 1)` and on.
 */
export interface EndTree {
  readonly levels: readonly Float64Array[];
}

/** O(n); half a byte a row. */
export const endTreeOf = (end: Float64Array): EndTree => {
  const levels: Float64Array[] = [];
  let below = end;
  while (below.length > 1) {
    const level = new Float64Array(((below.length - 1) >> FANOUT_SHIFT) + 1).fill(-Infinity);
    for (let at = 0; at < below.length; at += 1) {
      const value = below[at] as number;
      if (value > (level[at >> FANOUT_SHIFT] as number)) level[at >> FANOUT_SHIFT] = value;
    }
    levels.push(level);
    below = level;
  }
  return { levels };
};

/** The first row in `[from, to)` that ends after `time`; `to` where there is none. */
export const nextRowEndingAfter = (
  { levels }: EndTree,
  end: Float64Array,
  time: number,
  from: number,
  to: number,
): number => {
  let row = from;
  while (row < to) {
    let skip = 0;
    for (let level = 0; level < levels.length; level += 1) {
      const shift = FANOUT_SHIFT * (level + 1);
      if (row % (1 << shift) !== 0 || ((levels[level] as Float64Array)[row >> shift] as number) > time) break;
      skip = 1 << shift;
    }
    if (skip === 0) {
      if ((end[row] as number) > time) return row;
      skip = 1;
    }
    row += skip;
  }
  return to;
};
