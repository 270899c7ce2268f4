/** First position in `[from, to)` whose value is not below `value`; `to` where there is none. `values` ascends there. */
export const lowerBound = (values: Float64Array, value: number, from: number, to: number): number => {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * First position in `[from, to)` of `order` whose value is above `value`; `to` where there is none.
 *
 * @param order row numbers, so arranged that `values[order[i]]` ascends in `[from, to)`
 */
export const upperBoundOf = (
  order: Uint32Array,
  values: Float64Array,
  value: number,
  from: number,
  to: number,
): number => {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[order[middle] as number] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** Like {@link upperBoundOf}, but the first position whose value is not below `value`. */
export const lowerBoundOf = (
  order: Uint32Array,
  values: Float64Array,
  value: number,
  from: number,
  to: number,
): number => {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[order[middle] as number] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};
