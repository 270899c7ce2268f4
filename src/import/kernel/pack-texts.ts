/* AssemblyScript, see split-fields. Texts that rows keep as they are, from the file's bytes to those of a table. */

/** Longer texts have their length in more than two bytes. */
const TOO_LONG = 1 << 14;
/** Copying goes on for so many bytes behind a text. */
const STEP = 16;
/** What an entry takes besides its texts: four lengths, two of them of two bytes. */
const LENGTHS = 6;

/** Is every byte above 0 and below 0x80? Bytes behind them are read and do not matter. */
function isAscii(from: usize, length: i32): bool {
  for (let at = 0; at < length; at += STEP) {
    const left = length - at;
    const wanted = left < STEP ? (1 << left) - 1 : 0xffff;
    const others = i8x16.bitmask(i8x16.le_s(v128.load(from + <usize>at), i8x16.splat(0)));
    if ((others & wanted) != 0) return false;
  }
  return true;
}

/** Into `into`, for one column of the first `records` records: whether the text is all ASCII, without NUL. */
export function findAscii(
  text: usize,
  starts: usize,
  ends: usize,
  firsts: usize,
  records: i32,
  column: i32,
  into: usize,
): void {
  for (let record: usize = 0; record < <usize>records; record += 1) {
    const field = <usize>(load<i32>(firsts + (record << 2)) + column);
    let isFound = false;
    if (<i32>field < load<i32>(firsts + (record << 2) + 4)) {
      const from = load<i32>(starts + (field << 2));
      isFound = isAscii(text + <usize>from, load<i32>(ends + (field << 2)) - from);
    }
    store<u8>(into + record, <u8>isFound);
  }
}

/** Writes a text behind its length. @returns where it ends */
function put(text: usize, length: i32, into: usize): usize {
  let at = into + 1;
  if (length < 128) {
    store<u8>(into, <u8>length);
  } else {
    store<u8>(into, <u8>(128 | (length & 127)));
    store<u8>(at, <u8>(length >> 7));
    at += 1;
  }
  for (let done = 0; done < length; done += STEP) v128.store(at + <usize>done, v128.load(text + <usize>done));
  return at + <usize>length;
}

/**
 * Writes the entries of a table's text for the records at `positions[from..rows)`: id, empty title, notes, and the empty
 * text that says of ASCII that it is its own folded form. Stops at a record of which it cannot be copied: notes that are
 * not ASCII, have doubled quotes or are long, or no more room.
 *
 * @param notes their column; −1: none
 * @param offsets where each entry begins in `into`, and then where the last one ends
 * @returns entries written
 */
export function packTexts(
  text: usize,
  starts: usize,
  ends: usize,
  doubled: usize,
  firsts: usize,
  positions: usize,
  from: i32,
  rows: i32,
  id: i32,
  notes: i32,
  into: usize,
  room: i32,
  offsets: usize,
): i32 {
  let at = into;
  let row = from;
  for (; row < rows; row += 1) {
    const position = <usize>load<i32>(positions + ((<usize>row) << 2));
    const first = load<i32>(firsts + (position << 2));
    const idField = <usize>(first + id);
    const idFrom = load<i32>(starts + (idField << 2));
    const idLength = load<i32>(ends + (idField << 2)) - idFrom;
    let notesFrom = 0;
    let notesLength = 0;
    if (notes >= 0) {
      const field = <usize>(first + notes);
      if (load<u8>(doubled + field) != 0) break;
      notesFrom = load<i32>(starts + (field << 2));
      notesLength = load<i32>(ends + (field << 2)) - notesFrom;
    }
    if (idLength >= TOO_LONG || notesLength >= TOO_LONG) break;
    if (<i32>(at - into) + idLength + notesLength + LENGTHS + STEP > room) break;
    if (!isAscii(text + <usize>notesFrom, notesLength)) break;
    store<i32>(offsets + ((<usize>(row - from)) << 2), <i32>(at - into));
    at = put(text + <usize>idFrom, idLength, at);
    store<u8>(at, 0);
    at = put(text + <usize>notesFrom, notesLength, at + 1);
    store<u8>(at, 0);
    at += 1;
  }
  store<i32>(offsets + ((<usize>(row - from)) << 2), <i32>(at - into));
  return row - from;
}
