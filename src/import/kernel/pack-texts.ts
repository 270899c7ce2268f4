/* AssemblyScript, see split-fields. Texts that rows keep as they are, from the file's bytes to those of a table. */

import { at, byteAt, endOf, fieldOf, firstOf, hasDoubledQuotes, recordOf, startOf } from './fields';
import { ASCII, LABELS, PACKED, PACKED_BYTES } from './memory-plan';

/** Longer texts have their length in more than two bytes. */
const TOO_LONG = 1 << 14;
/** Copying goes on for so many bytes behind a text. */
const STEP = 16;
/** What an entry takes besides its texts: four lengths, two of them of two bytes. */
const LENGTHS = 6;

/** Is every byte above 0 and below 0x80? Bytes behind them are read and do not matter. */
function isAscii(from: usize, length: i32): bool {
  for (let done = 0; done < length; done += STEP) {
    const left = length - done;
    const wanted = left < STEP ? (1 << left) - 1 : 0xffff;
    const others = i8x16.bitmask(i8x16.le_s(v128.load(from + <usize>done), i8x16.splat(0)));
    if ((others & wanted) != 0) return false;
  }
  return true;
}

/** Into ASCII, for one column of the first `records` records: whether the text is all ASCII, without NUL. */
export function findAscii(records: i32, column: i32): void {
  for (let record = 0; record < records; record += 1) {
    const field = fieldOf(record, column);
    const isFound = field >= 0 && isAscii(startOf(field), <i32>(endOf(field) - startOf(field)));
    store<u8>(byteAt(ASCII, record), <u8>isFound);
  }
}

/** Writes a text behind its length. @returns where it ends */
function put(text: usize, length: i32, into: usize): usize {
  let from = into + 1;
  if (length < 128) {
    store<u8>(into, <u8>length);
  } else {
    store<u8>(into, <u8>(128 | (length & 127)));
    store<u8>(from, <u8>(length >> 7));
    from += 1;
  }
  for (let done = 0; done < length; done += STEP)
    v128.store(from + <usize>done, v128.load(text + <usize>done));
  return from + <usize>length;
}

/**
 * Writes the entries of a table's text for the records of the rows `[from, rows)` to PACKED: id, empty title, notes, and the
 * empty text that says of ASCII that it is its own folded form. Stops at a record of which it cannot be copied: notes that
 * are not ASCII, have doubled quotes or are long, or no more room. Into LABELS goes where each entry begins there, and then
 * where the last one ends.
 *
 * @param notes their column; −1: none
 * @returns entries written
 */
export function packTexts(from: i32, rows: i32, id: i32, notes: i32): i32 {
  let end: usize = PACKED;
  let row = from;
  for (; row < rows; row += 1) {
    const first = firstOf(recordOf(row));
    const idFrom = startOf(first + id);
    const idLength = <i32>(endOf(first + id) - idFrom);
    let notesFrom: usize = 0;
    let notesLength = 0;
    if (notes >= 0) {
      if (hasDoubledQuotes(first + notes)) break;
      notesFrom = startOf(first + notes);
      notesLength = <i32>(endOf(first + notes) - notesFrom);
    }
    if (idLength >= TOO_LONG || notesLength >= TOO_LONG) break;
    if (<i32>end - PACKED + idLength + notesLength + LENGTHS + STEP > PACKED_BYTES) break;
    if (!isAscii(notesFrom, notesLength)) break;
    store<i32>(at(LABELS, row - from), <i32>end - PACKED);
    end = put(idFrom, idLength, end);
    store<u8>(end, 0);
    end = put(notesFrom, notesLength, end + 1);
    store<u8>(end, 0);
    end += 1;
  }
  store<i32>(at(LABELS, row - from), <i32>end - PACKED);
  return row - from;
}
