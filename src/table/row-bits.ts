/** One bit per row: bit `row & 7` of byte `row >> 3`. Bits past the last row are 0. */
export type RowBits = Uint8Array;

/** @returns bits for `length` rows, all clear */
export const noRows = (length: number): RowBits => new Uint8Array((length + 7) >> 3);

/** @returns bits for `length` rows, all set */
export const allRows = (length: number): RowBits => {
  const bits = noRows(length).fill(255);
  const rest = length & 7;
  if (rest !== 0) bits[bits.length - 1] = (1 << rest) - 1;
  return bits;
};

/** Is the row's bit set? `null` stands for all rows. */
export const hasRow = (bits: RowBits | null, row: number): boolean =>
  bits === null || (((bits[row >> 3] as number) >> (row & 7)) & 1) === 1;

/** The set of rows for which `test` holds, tested once each in ascending order. */
export const rowsWhere = (length: number, test: (row: number) => boolean): RowBits => {
  const bits = noRows(length);
  for (let row = 0; row < length; row += 1) {
    if (test(row)) bits[row >> 3] = (bits[row >> 3] as number) | (1 << (row & 7));
  }
  return bits;
};

/** Rows in both sets; `null` stands for all rows. New bits, unless one side is null: then the other is given back. */
export const bothRows = (a: RowBits | null, b: RowBits | null): RowBits | null => {
  if (a === null) return b;
  if (b === null) return a;
  return a.map((byte, index) => byte & (b[index] as number));
};

/** How many rows are in the set. */
export const countRows = (bits: RowBits): number => {
  let count = 0;
  for (let rest of bits) {
    for (; rest !== 0; rest &= rest - 1) count += 1;
  }
  return count;
};
