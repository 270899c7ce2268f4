import type { Utf8Span } from './utf8-span';

/** The entries of some rows as a TextColumn has them: id, no title, notes in ASCII, and nothing else to search. */
export interface PackedTexts {
  /** Rows, perhaps none. */
  readonly length: number;
  readonly bytes: Uint8Array;
  /** Where each entry begins in `bytes`. */
  readonly offsets: Int32Array;
}

/**
 * Rows of a file as columns, for the many that have nothing to be asked about: each is placed, dated by day, and its
 * numbers are sound. Made to be filled and read again and again: whoever takes it copies before the next.
 */
export interface RowBatch {
  readonly length: number;
  /** Half-open, epoch ms UTC, both finite. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** −1 is "not given". */
  readonly low: Int32Array;
  readonly best: Int32Array;
  readonly high: Int32Array;
  /** Index into EVENT_KINDS. */
  readonly kind: Uint8Array;
  /** Index into FATALITIES_BASES. */
  readonly fatalitiesBasis: Uint8Array;
  /** UCDP's codes and ACLED's; 0 is "not given". */
  readonly whenPrecision: Uint8Array;
  readonly wherePrecision: Uint8Array;
  readonly acledTimePrecision: Uint8Array;
  readonly acledGeoPrecision: Uint8Array;
  /** From 1, in the order of the file. */
  readonly record: Uint32Array;
  /** Line where the record starts, from 1. */
  readonly line: Uint32Array;
  /** By field of LABEL, see RowLabels; −1: its text has no number. */
  readonly labels: readonly Int32Array[];
  /** The file, where several are read together; otherwise empty. */
  readonly file: string;
  /** The text of a field of LABEL. */
  readonly labelText: (field: number, row: number) => string;
  /** Texts that can be kept as they are, of as many rows from this one on as have such; what `id` and `notes` say too. */
  readonly packedTexts: (from: number) => PackedTexts;
  /** A view that the next call uses again. */
  readonly id: (row: number) => Utf8Span;
  readonly notes: (row: number) => Utf8Span;
}
