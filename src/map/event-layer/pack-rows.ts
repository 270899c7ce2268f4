import type { MarkColumns } from '@/domain/mark-columns';

/** Bytes a row takes in the vertex buffer: x, y, row number, rank of its end (int32 each), four bytes. */
export const ROW_BYTES = 20;

/**
 * The vertex buffer of the given rows, {@link ROW_BYTES} each: int32 x, y, row, end rank; bytes kind, style + 4 · extent,
 * weight, 0.
 */
export const packRows = (marks: MarkColumns, rows: Uint32Array): Int32Array<ArrayBuffer> => {
  const { ranks } = marks.end;
  const packed = new Int32Array((rows.length * ROW_BYTES) / 4);
  let at = 0;
  for (const row of rows) {
    packed[at] = marks.x[row] as number;
    packed[at + 1] = marks.y[row] as number;
    packed[at + 2] = row;
    packed[at + 3] = ranks[row] as number;
    const drawn = (marks.style[row] as number) | ((marks.extent[row] as number) << 2);
    packed[at + 4] = (marks.kind[row] as number) | (drawn << 8) | ((marks.weight[row] as number) << 16);
    at += 5;
  }
  return packed;
};

/** The displacements of the given rows, in the order of the vertex buffer; `offsets` holds x, y pairs by row number. */
export const packOffsets = (offsets: Int16Array, rows: Uint32Array): Int16Array<ArrayBuffer> => {
  const packed = new Int16Array(rows.length * 2);
  let at = 0;
  for (const row of rows) {
    packed[at] = offsets[row * 2] as number;
    packed[at + 1] = offsets[row * 2 + 1] as number;
    at += 2;
  }
  return packed;
};
