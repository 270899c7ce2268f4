/** The fields of a row whose texts repeat from row to row, in the order of its label numbers. */
export const LABEL = {
  eventType: 0,
  subEventType: 1,
  place: 2,
  admin1: 3,
  country: 4,
  source: 5,
  sideA: 6,
  sideB: 7,
} as const;

/**
 * For each field of {@link LABEL} the number of its text, −1 for none. Within one column of one import equal numbers mean
 * equal texts, so that whoever has seen a number need not look at the text: that is most of the cost of a row.
 */
export type RowLabels = Int32Array;

/** A row without any numbers. */
export const createRowLabels = (): RowLabels => new Int32Array(Object.keys(LABEL).length).fill(-1);
