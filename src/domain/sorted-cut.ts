/**
 * First position in `[from, to)` whose value is not below `bound`; `to` where all are.
 *
 * @param values ascending over that range
 */
export const firstAtLeast = (values: ArrayLike<number>, bound: number, from: number, to: number): number => {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** First position in `[from, to)` whose value is above `bound`; `to` where none is. */
export const firstAbove = (values: ArrayLike<number>, bound: number, from: number, to: number): number => {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
};
