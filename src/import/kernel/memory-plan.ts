/*
 * TypeScript and AssemblyScript: where everything is in the memory. Both compilers have these numbers from here, so that
 * neither side has to be told them. No type is named, because each side has its own.
 */

/** Bytes that are split at once: few enough for the processor's cache, with all that is made of them. */
export const MOST_SPLIT_BYTES = 1 << 17;
/** Fields of one record: see LIMITS. */
export const MOST_COLUMNS = 4096;
/** Every byte can end a field, and an open record is kept. */
export const MOST_FIELDS = MOST_SPLIT_BYTES + MOST_COLUMNS + 1;
export const MOST_RECORDS = MOST_SPLIT_BYTES + 2;

/** By record: its first field. One more than records. Below them is room for what the compiler puts first. */
export const FIRSTS = 1 << 12;
/** By record: its line. */
export const LINES = FIRSTS + 4 * MOST_RECORDS;
/** By field: where it starts and ends in the text, and whether it has doubled quotes. */
export const STARTS = LINES + 4 * MOST_RECORDS;
export const ENDS = STARTS + 4 * MOST_FIELDS;
export const DOUBLED = ENDS + 4 * MOST_FIELDS;
/** Of records whose labels are looked up, and the numbers found. */
export const POSITIONS = (DOUBLED + MOST_FIELDS + 3) & ~3;
export const LABELS = POSITIONS + 4 * MOST_RECORDS;
/** By record: what is read of a column. */
export const NUMBERS = (LABELS + 4 * MOST_RECORDS + 7) & ~7;
export const ASCII = NUMBERS + 8 * MOST_RECORDS;
/** Entries of a table's text. */
export const PACKED = ASCII + MOST_RECORDS;
export const PACKED_BYTES = 1 << 18;
/** What find-labels knows. A slot is one line of the processor's cache: tag, number, and the bytes of one text. */
export const SLOT_BYTES = 64;
export const SLOT_COUNT_LOG2 = 14;
export const SLOTS = (PACKED + PACKED_BYTES + SLOT_BYTES - 1) & ~(SLOT_BYTES - 1);
/** The text, to the memory's end. */
export const PAGE_BYTES = 1 << 16;
export const TEXT = (SLOTS + (SLOT_BYTES << SLOT_COUNT_LOG2) + PAGE_BYTES - 1) & ~(PAGE_BYTES - 1);
