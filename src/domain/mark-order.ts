import { type CrowdSample, sampleCrowd } from './crowd-sample';
import { MARK_STYLES, type MarkColumns } from './mark-columns';
import { DAY_MS } from './time';
import { timeAt } from './time-column';

/** Up to so many rows of style `disc`, each is drawn at its true size on the ground; beyond, only highlighted ones. */
export const GROUND_DISCS_MAX = 400;

const NONE = MARK_STYLES.indexOf('none');
const DISC = MARK_STYLES.indexOf('disc');

/** Rows of similar length, ascending by row number, at positions `[first, end)` of the vertex buffer. */
interface LengthClass {
  readonly first: number;
  readonly end: number;
}

/**
 * The order in which the placed rows are drawn, and what finds those of a window in it: 6 bytes a row where there are
 * at most 65,536 distinct ends, otherwise 8. Made in the engine, for the page.
 *
 * Times are not uploaded: rows are sorted by start, so that a row's number says when it starts, and its end is the rank
 * that the column has. Both stay exact where float32 minutes would not, and infinities need no care.
 */
export interface MarkOrder {
  /** Row at each position of the vertex buffer: longest class first, so that exact days lie on top. */
  readonly rows: Uint32Array;
  /** For each position, the highest rank of an end from its class's first position up to it. */
  readonly highestEnd: Uint16Array | Uint32Array;
  readonly classes: readonly LengthClass[];
  /** Rows of style `disc` when there are at most {@link GROUND_DISCS_MAX}, otherwise none. */
  readonly groundDiscs: Uint32Array;
  readonly sample: CrowdSample;
}

const MONTH_MS = 32 * DAY_MS;
/** The class code of rows without a place. */
const UNPLACED = 255;

const groundDiscsOf = ({ style, length }: MarkColumns): Uint32Array => {
  const rows: number[] = [];
  for (let row = 0; row < length; row += 1) {
    if (style[row] !== DISC) continue;
    if (rows.length === GROUND_DISCS_MAX) return new Uint32Array(0);
    rows.push(row);
  }
  return Uint32Array.from(rows);
};

/** Upper length of every class but the longest, ascending. Ground discs take a draw call, so they cost one class. */
const classLimits = (groundDiscs: Uint32Array): readonly number[] =>
  groundDiscs.length > 0 ? [DAY_MS] : [DAY_MS, MONTH_MS];

/** The class of each row, longest first: 0 is the longest. Rows without a place get {@link UNPLACED}. */
const classesOf = ({ length, start, end, style }: MarkColumns, limits: readonly number[]): Uint8Array => {
  const codes = new Uint8Array(length).fill(UNPLACED);
  for (let row = 0; row < length; row += 1) {
    if (style[row] === NONE) continue;
    const duration = timeAt(end, row) - timeAt(start, row);
    let longer = 0;
    while (longer < limits.length && duration > (limits[longer] as number)) longer += 1;
    codes[row] = limits.length - longer;
  }
  return codes;
};

/** The rows of each class together, classes in the order of their codes. */
const groupRows = (codes: Uint8Array, classCount: number): Pick<MarkOrder, 'rows' | 'classes'> => {
  const sizes = new Uint32Array(UNPLACED + 1);
  for (const code of codes) sizes[code] = (sizes[code] as number) + 1;
  const next = new Uint32Array(UNPLACED + 1);
  const classes: LengthClass[] = [];
  let placed = 0;
  for (let code = 0; code < classCount; code += 1) {
    const size = sizes[code] as number;
    next[code] = placed;
    if (size > 0) classes.push({ first: placed, end: placed + size });
    placed += size;
  }
  const rows = new Uint32Array(placed);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    if (code === UNPLACED) continue;
    const position = next[code] as number;
    rows[position] = row;
    next[code] = position + 1;
  }
  return { rows, classes };
};

/**
 * Sorts the placed rows into length classes, so that the rows of a window are one short range of each class.
 *
 * Cost: O(n), once a table.
 */
export const orderMarks = (marks: MarkColumns): MarkOrder => {
  const { ranks } = marks.end;
  const groundDiscs = groundDiscsOf(marks);
  const limits = classLimits(groundDiscs);
  const { rows, classes } = groupRows(classesOf(marks, limits), limits.length + 1);
  const highestEnd =
    ranks instanceof Uint16Array ? new Uint16Array(rows.length) : new Uint32Array(rows.length);
  for (const { first, end } of classes) {
    let highest = 0;
    for (let position = first; position < end; position += 1) {
      highest = Math.max(highest, ranks[rows[position] as number] as number);
      highestEnd[position] = highest;
    }
  }
  return { rows, highestEnd, classes, groundDiscs, sample: sampleCrowd(marks, rows.length) };
};
