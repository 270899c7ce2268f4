import address from './kernel/kernel.wasm?url&inline';
import {
  ASCII,
  DOUBLED,
  ENDS,
  FIRSTS,
  LABELS,
  LINES,
  MOST_FIELDS,
  MOST_RECORDS,
  MOST_SPLIT_BYTES,
  NUMBERS,
  PACKED,
  PACKED_BYTES,
  PAGE_BYTES,
  POSITIONS,
  STARTS,
  TEXT,
} from './kernel/memory-plan';

/** Bytes behind the text that are read, and do not matter. */
const SPARE = 64;
const FIRST_TEXT_BYTES = 2 * MOST_SPLIT_BYTES + SPARE;
/** A memory that has grown beyond this is not kept for the next text. */
const MOST_KEPT_BYTES = 1 << 20;

type Cell = WebAssembly.Global<'i32'>;

/** What the files in kernel/ export; they describe it. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly state: Cell;
  readonly fields: Cell;
  readonly recordCount: Cell;
  readonly fieldStart: Cell;
  readonly recordStart: Cell;
  readonly quoteAt: Cell;
  readonly hasDoubled: Cell;
  readonly recordLine: Cell;
  readonly lineFeedToSkip: Cell;
  readonly reset: () => void;
  readonly split: (from: number, to: number, delimiter: number) => number;
  readonly forgetLabels: () => void;
  readonly findLabels: (rows: number, column: number, isGuarded: boolean) => void;
  readonly keepLabel: (start: number, length: number, number: number) => void;
  readonly hasHighBytes: (from: number, length: number) => number;
  readonly findAscii: (records: number, column: number) => void;
  readonly packTexts: (from: number, rows: number, id: number, notes: number) => number;
  readonly readNumbers: (records: number, column: number, isDays: boolean) => void;
}

let compiled: WebAssembly.Module | null = null;

/** The module is part of the code, as a `data:` address: nothing is fetched, and commands in Node have it too. */
const kernelModule = (): WebAssembly.Module => {
  compiled ??= new WebAssembly.Module(
    Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (byte) => byte.charCodeAt(0)),
  );
  return compiled;
};

/** A text in the memory of the WebAssembly module, and the fields that it is split into. */
export class Kernel {
  readonly cells: Exports;
  /** Begins with the text. */
  text = new Uint8Array(0);
  /** The same bytes, for reading four at once from anywhere. */
  words = new DataView(this.text.buffer);
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  doubled = new Uint8Array(0);
  firsts = new Int32Array(0);
  lines = new Int32Array(0);
  /** Positions among the records, for {@link findLabels}, and what it finds. */
  positions = new Int32Array(0);
  labels = new Int32Array(0);
  /** By record, see {@link readNumbers}. */
  numbers = new Float64Array(0);
  /** By record, see {@link findAscii}. */
  isAscii = new Uint8Array(0);
  /** See {@link packTexts}. */
  packed = new Uint8Array(0);

  /** The longest text that there is room for. */
  roomBytes = 0;

  constructor() {
    this.cells = new WebAssembly.Instance(kernelModule()).exports as unknown as Exports;
    this.reserve(FIRST_TEXT_BYTES);
  }

  /** Makes room for a text; after it has grown, views from before are of no use. */
  reserve(textBytes: number): void {
    const { memory } = this.cells;
    const missing = TEXT + textBytes + SPARE - memory.buffer.byteLength;
    if (missing <= 0) return;
    memory.grow(Math.ceil(missing / PAGE_BYTES));
    const { buffer } = memory;
    this.roomBytes = buffer.byteLength - TEXT - SPARE;
    this.text = new Uint8Array(buffer, TEXT);
    this.words = new DataView(buffer, TEXT);
    this.starts = new Int32Array(buffer, STARTS, MOST_FIELDS);
    this.ends = new Int32Array(buffer, ENDS, MOST_FIELDS);
    this.doubled = new Uint8Array(buffer, DOUBLED, MOST_FIELDS);
    this.firsts = new Int32Array(buffer, FIRSTS, MOST_RECORDS);
    this.lines = new Int32Array(buffer, LINES, MOST_RECORDS);
    this.positions = new Int32Array(buffer, POSITIONS, MOST_RECORDS);
    this.labels = new Int32Array(buffer, LABELS, MOST_RECORDS);
    this.numbers = new Float64Array(buffer, NUMBERS, MOST_RECORDS);
    this.isAscii = new Uint8Array(buffer, ASCII, MOST_RECORDS);
    this.packed = new Uint8Array(buffer, PACKED, PACKED_BYTES);
  }

  /** @returns fields of the record with most of them */
  split(from: number, to: number, delimiter: number): number {
    return this.cells.split(from, to, delimiter);
  }

  /**
   * Looks up a column of the records at `positions`.
   *
   * @param isGuarded whether a leading apostrophe means another text
   */
  findLabels(rows: number, column: number, isGuarded: boolean): void {
    this.cells.findLabels(rows, column, isGuarded);
  }

  /**
   * Reads a column of the first `records` records into `numbers`: as `decimalFromBytes` does, or as `isoDayFromBytes`.
   * Infinity: the text is empty. NaN: it is no such number, or the record lacks the column.
   */
  readNumbers(records: number, column: number, as: 'decimals' | 'days'): void {
    this.cells.readNumbers(records, column, as === 'days');
  }

  /** Whether the texts of a column of the first `records` records are all ASCII, without NUL: 1 in `isAscii`. */
  findAscii(records: number, column: number): void {
    this.cells.findAscii(records, column);
  }

  /**
   * Writes the id, no title and the notes of the records at `positions[from..rows)` to `packed`, as a TextColumn has
   * them, as long as the notes are ASCII without doubled quotes. Where they begin, and the last one ends, is in `labels`.
   *
   * @param id its column; texts there must be ASCII
   * @param notes their column; −1: none
   * @returns how many, counted from `from`
   */
  packTexts(from: number, rows: number, id: number, notes: number): number {
    return this.cells.packTexts(from, rows, id, notes);
  }

  /** The text `[start, end)` is found from now on, until another one takes its place. */
  keepLabel(start: number, end: number, number: number): void {
    this.cells.keepLabel(TEXT + start, end - start, number);
  }
}

/** Those that nobody uses: an engine reserves much address space for each memory, and few fit. */
const idle: Kernel[] = [];

/** A kernel without text, for one user. */
export const borrowKernel = (): Kernel => {
  const kernel = idle.pop() ?? new Kernel();
  kernel.cells.reset();
  kernel.cells.forgetLabels();
  kernel.firsts[0] = 0;
  return kernel;
};

/** Hands a kernel back; one that is forgotten is merely collected as garbage. */
export const returnKernel = (kernel: Kernel): void => {
  if (kernel.text.length <= MOST_KEPT_BYTES) idle.push(kernel);
};

/** Is any byte above 0x7f? */
export const hasHighBytes = (bytes: Uint8Array): boolean => {
  const kernel = borrowKernel();
  let isFound = false;
  for (let at = 0; at < bytes.length && !isFound; at += MOST_SPLIT_BYTES) {
    const piece = bytes.subarray(at, at + MOST_SPLIT_BYTES);
    kernel.text.set(piece);
    isFound = kernel.cells.hasHighBytes(TEXT, piece.length) === 1;
  }
  returnKernel(kernel);
  return isFound;
};
