/*
 * AssemblyScript, see split-fields. The numbers of texts that repeat from record to record, by their bytes: what a
 * LabelBook knows, kept where the text is, so that a whole column is looked up at once.
 */

const APOSTROPHE: u8 = 39;
/** A slot is one line of the processor's cache: tag, number, and the bytes of one text. */
const SLOT_BYTES = 64;
const SLOT_TEXT: usize = 16;
const LONGEST = SLOT_BYTES - <i32>SLOT_TEXT;
/** A slot's number is the upper bits of the hash: a difference at a text's end, its last digits, reaches only those. */
const SLOT_SHIFT: u64 = 64 - 14;
/** An odd number with well-spread bits: the first 64-bit prime of xxHash. */
const MIX: u64 = 0x9e3779b185ebca87;

/** Slots of earlier texts mean nothing: their tag has another generation. It comes round after 16 million texts. */
let generation: u32 = 1;

/** Ready for the labels of another text. */
export function forgetLabels(): void {
  generation += 1;
}

/** The slot where a text of up to LONGEST bytes should be; bytes behind it are read and do not matter. */
function slotOf(slots: usize, start: usize, length: i32): usize {
  let hash = <u64>length;
  for (let at = 0; at < length; at += 8) {
    let word = load<u64>(start + <usize>at);
    if (length - at < 8) word &= ((<u64>1) << ((<u64>(length - at)) << 3)) - 1;
    hash = (hash ^ word) * MIX;
    hash ^= hash >> 32;
  }
  return slots + <usize>(hash >> SLOT_SHIFT) * SLOT_BYTES;
}

/** The other place of what should be in a slot: the line beside it, which the processor fetches with it. */
function besideOf(slot: usize): usize {
  return slot ^ SLOT_BYTES;
}

function isSame(one: usize, other: usize, length: i32): bool {
  for (let at = 0; at < length; at += 16) {
    const left = length - at;
    const wanted = left < 16 ? (1 << left) - 1 : 0xffff;
    const equal = i8x16.bitmask(i8x16.eq(v128.load(one + <usize>at), v128.load(other + <usize>at)));
    if ((equal & wanted) != wanted) return false;
  }
  return true;
}

function tagOf(length: i32): u32 {
  return (generation << 8) | <u32>length;
}

/** The number of a text, if it is in that slot; else −1. */
function numberAt(slot: usize, start: usize, length: i32): i32 {
  const isHere = load<u32>(slot) == tagOf(length) && isSame(slot + SLOT_TEXT, start, length);
  return isHere ? load<i32>(slot + 4) : -1;
}

/**
 * Looks up one column of many records.
 *
 * @param positions of the records, `rows` of them; each has the column
 * @param isGuarded whether a leading apostrophe means another text
 * @param into the number of each text, 0 for the empty one; −1: not known here
 */
export function findLabels(
  slots: usize,
  text: usize,
  starts: usize,
  ends: usize,
  doubled: usize,
  firsts: usize,
  positions: usize,
  rows: i32,
  column: i32,
  isGuarded: bool,
  into: usize,
): void {
  for (let row: usize = 0; row < <usize>rows; row += 1) {
    const record = load<i32>(positions + (row << 2));
    const field = <usize>(load<i32>(firsts + ((<usize>record) << 2)) + column);
    const start = text + <usize>load<i32>(starts + (field << 2));
    const length = load<i32>(ends + (field << 2)) - <i32>(start - text);
    let number = -1;
    if (
      load<u8>(doubled + field) == 0 &&
      length <= LONGEST &&
      !(isGuarded && load<u8>(start) == APOSTROPHE)
    ) {
      if (length == 0) {
        number = 0;
      } else {
        const slot = slotOf(slots, start, length);
        number = numberAt(slot, start, length);
        if (number < 0) number = numberAt(besideOf(slot), start, length);
      }
    }
    store<i32>(into + (row << 2), number);
  }
}

/** Keeps the number of a text, in the place of another one if need be. */
export function keepLabel(slots: usize, start: usize, length: i32, number: i32): void {
  if (length > LONGEST) return;
  const wanted = slotOf(slots, start, length);
  const isTaken = load<u32>(wanted) >> 8 == generation && load<u32>(besideOf(wanted)) >> 8 != generation;
  const slot = isTaken ? besideOf(wanted) : wanted;
  store<u32>(slot, tagOf(length));
  store<i32>(slot + 4, number);
  memory.copy(slot + SLOT_TEXT, start, <usize>length);
}
