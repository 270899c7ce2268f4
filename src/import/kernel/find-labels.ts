/*
 * AssemblyScript, see split-fields. The numbers of texts that repeat from record to record, by their bytes: what a
 * LabelBook knows, kept where the text is, so that a whole column is looked up at once.
 */

import { at, byteAt, endOf, firstOf, hasDoubledQuotes, recordOf, startOf } from './fields';
import { LABELS, SLOTS, SLOT_BYTES, SLOT_COUNT_LOG2 } from './memory-plan';

const APOSTROPHE: u8 = 39;
/** Behind a slot's tag and number. */
const SLOT_TEXT: usize = 16;
const LONGEST = SLOT_BYTES - <i32>SLOT_TEXT;
/** A slot's number is the upper bits of the hash: a difference at a text's end, its last digits, reaches only those. */
const SLOT_SHIFT: u64 = 64 - SLOT_COUNT_LOG2;
/** An odd number with well-spread bits: the first 64-bit prime of xxHash. */
const MIX: u64 = 0x9e3779b185ebca87;

/** Slots of earlier texts mean nothing: their tag has another generation. It comes round after 16 million texts. */
let generation: u32 = 1;

/** Ready for the labels of another text. */
export function forgetLabels(): void {
  generation += 1;
}

/** The slot where a text of up to LONGEST bytes should be; bytes behind it are read and do not matter. */
function slotOf(start: usize, length: i32): usize {
  let hash = <u64>length;
  for (let done = 0; done < length; done += 8) {
    let word = load<u64>(start + <usize>done);
    if (length - done < 8) word &= ((<u64>1) << ((<u64>(length - done)) << 3)) - 1;
    hash = (hash ^ word) * MIX;
    hash ^= hash >> 32;
  }
  return byteAt(SLOTS, <i32>(hash >> SLOT_SHIFT) * SLOT_BYTES);
}

/** The other place of what should be in a slot: the line beside it, which the processor fetches with it. */
function besideOf(slot: usize): usize {
  return slot ^ SLOT_BYTES;
}

function isSame(one: usize, other: usize, length: i32): bool {
  for (let done = 0; done < length; done += 16) {
    const left = length - done;
    const wanted = left < 16 ? (1 << left) - 1 : 0xffff;
    const equal = i8x16.bitmask(i8x16.eq(v128.load(one + <usize>done), v128.load(other + <usize>done)));
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
 * Looks up one column of the records of `rows` rows, each of which has it: the number of each text into LABELS, 0 for the
 * empty one; −1: not known here.
 *
 * @param isGuarded whether a leading apostrophe means another text
 */
export function findLabels(rows: i32, column: i32, isGuarded: bool): void {
  for (let row = 0; row < rows; row += 1) {
    const field = firstOf(recordOf(row)) + column;
    const start = startOf(field);
    const length = <i32>(endOf(field) - start);
    let number = -1;
    if (!hasDoubledQuotes(field) && length <= LONGEST && !(isGuarded && load<u8>(start) == APOSTROPHE)) {
      if (length == 0) {
        number = 0;
      } else {
        const slot = slotOf(start, length);
        number = numberAt(slot, start, length);
        if (number < 0) number = numberAt(besideOf(slot), start, length);
      }
    }
    store<i32>(at(LABELS, row), number);
  }
}

/** Keeps the number of a text, in the place of another one if need be. */
export function keepLabel(start: usize, length: i32, number: i32): void {
  if (length > LONGEST) return;
  const wanted = slotOf(start, length);
  const isTaken = load<u32>(wanted) >> 8 == generation && load<u32>(besideOf(wanted)) >> 8 != generation;
  const slot = isTaken ? besideOf(wanted) : wanted;
  store<u32>(slot, tagOf(length));
  store<i32>(slot + 4, number);
  memory.copy(slot + SLOT_TEXT, start, <usize>length);
}
