/* AssemblyScript, see split-fields: the fields that the text is split into. */

import { DOUBLED, ENDS, FIRSTS, POSITIONS, STARTS, TEXT } from './memory-plan';

/** The nth byte from there. */
export function byteAt(array: usize, index: i32): usize {
  return array + <usize>index;
}

/** The nth of an array of 32-bit numbers. */
export function at(array: usize, index: i32): usize {
  return array + ((<usize>index) << 2);
}

export function firstOf(record: i32): i32 {
  return load<i32>(at(FIRSTS, record));
}

/** Where a field's text starts. */
export function startOf(field: i32): usize {
  return byteAt(TEXT, load<i32>(at(STARTS, field)));
}

/** Where a field's text ends. */
export function endOf(field: i32): usize {
  return byteAt(TEXT, load<i32>(at(ENDS, field)));
}

export function hasDoubledQuotes(field: i32): bool {
  return load<u8>(byteAt(DOUBLED, field)) != 0;
}

/** The field of a record in a column; −1: the record lacks the column. */
export function fieldOf(record: i32, column: i32): i32 {
  const field = firstOf(record) + column;
  return field < firstOf(record + 1) ? field : -1;
}

/** The record of a row, one of those that are asked about. */
export function recordOf(row: i32): i32 {
  return load<i32>(at(POSITIONS, row));
}
