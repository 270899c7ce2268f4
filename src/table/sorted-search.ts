/**
 * First position in `[from, to)` of `order` whose rank is not below `rank`; `to` where there is none.
 *
 * @param order row numbers, so arranged that `ranks[order[i]]` ascends in `[from, to)`
 */
export const firstRankedFrom = (
  order: Uint32Array,
  ranks: Uint16Array | Uint32Array,
  rank: number,
  from: number,
  to: number,
): number => {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranks[order[middle] as number] as number) < rank) low = middle + 1;
    else high = middle;
  }
  return low;
};
