/** A row at the top of the weight scale is this much wider than one without a figure. */
export const WEIGHT_GAIN = 1.4;

/** Deaths from which on marks grow no further. */
export const MOST_WEIGHED = 254;

/**
 * Deaths as MarkColumns.weight: the mark's area grows with their number.
 *
 * @param best whole, the best estimate; 0 and less (not given) weigh nothing
 */
export const weightOf = (best: number): number =>
  Math.min(255, Math.round(16 * Math.sqrt(Math.max(0, best))));

/** How much wider a mark of this weight is than one without. */
export const widthFactor = (weight: number): number => 1 + (WEIGHT_GAIN * weight) / 255;
