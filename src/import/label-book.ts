/** The number of the empty text. */
export const NO_TEXT = 0;

const FIRST_SLOTS = 1 << 12;
/** Twice as many slots as texts at most, so that what is looked for is found at once. */
const MOST_LABELS = 1 << 17;
const FIRST_ARENA_BYTES = 1 << 16;
const MOST_ARENA_BYTES = 1 << 23;
/** Longer texts hardly ever repeat. */
const LONGEST = 96;
/** Slots looked at: a hostile file can make texts meet in one, and is then no worse off than without a book. */
const PROBES = 16;
/** Words are read past the last byte of a text, on both sides; what stands there is masked off. */
const SPARE = 4;
/** What a slot keeps: hash, length in bytes (0: free), offset in the arena, number. */
const SLOT_SHIFT = 2;

/** An odd number with well-spread bits (from MurmurHash3, which is in the public domain). */
const MIX = 0x85ebca6b;

/** The low bytes of a word that belong to a text of which so many are left: 1 to 3. */
const maskOf = (bytesLeft: number): number => (1 << (bytesLeft << 3)) - 1;

/**
 * Texts that repeat (actors, places, countries), found again by their bytes and known by a number from then on. Making a
 * string costs about five times as much as finding one, and whoever has the number need not look the string up either.
 */
export class LabelBook {
  /** Texts by number; the first is {@link NO_TEXT}. */
  readonly #texts: string[] = [''];
  #slots = new Int32Array(FIRST_SLOTS << SLOT_SHIFT);
  #mask = FIRST_SLOTS - 1;
  #arena = new Uint8Array(FIRST_ARENA_BYTES);
  #arenaWords = new DataView(this.#arena.buffer);
  #arenaEnd = 0;
  #hash = 0;

  /** The text with that number. */
  text(number: number): string {
    return this.#texts[number] as string;
  }

  /**
   * The number of the text `buffer[start..end)` if it was {@link keep}t before.
   *
   * @param words the same bytes, for reading four at once, also up to {@link SPARE} behind `end`
   * @returns −1 where it was not
   */
  find(words: DataView, start: number, end: number): number {
    const length = end - start;
    if (length <= 0) return NO_TEXT;
    if (length > LONGEST) return -1;
    let hash = length;
    let at = start;
    for (; at + 4 <= end; at += 4) hash = Math.imul(hash ^ words.getInt32(at, true), MIX) ^ (hash >>> 15);
    if (at < end) hash = Math.imul(hash ^ (words.getInt32(at, true) & maskOf(end - at)), MIX);
    hash ^= hash >>> 15;
    this.#hash = hash;
    const slots = this.#slots;
    for (let probe = 0; probe < PROBES; probe += 1) {
      const facts = ((hash + probe) & this.#mask) << SLOT_SHIFT;
      const storedLength = slots[facts + 1] as number;
      if (storedLength === 0) return -1;
      if (slots[facts] !== hash || storedLength !== length) continue;
      if (this.#isAt(slots[facts + 2] as number, words, start, end)) return slots[facts + 3] as number;
    }
    return -1;
  }

  /**
   * Remembers a text. Only right after {@link find} did not find the same bytes. Where the slots it could be in are
   * taken it gets a number but is not found again: two numbers may mean the same text, one never means two.
   *
   * @returns its number; −1 where it is too long or there is no more room
   */
  keep(buffer: Uint8Array, start: number, end: number, text: string): number {
    const length = end - start;
    const number = this.#texts.length;
    if (length > LONGEST || number > MOST_LABELS || this.#arenaEnd + length > MOST_ARENA_BYTES) return -1;
    if (this.#arenaEnd + length + SPARE > this.#arena.length) this.#growArena();
    if (number * 2 > this.#mask) this.#growSlots();
    this.#arena.set(buffer.subarray(start, end), this.#arenaEnd);
    this.#insert(this.#hash, length, this.#arenaEnd, number);
    this.#arenaEnd += length;
    this.#texts.push(text);
    return number;
  }

  #isAt(offset: number, words: DataView, start: number, end: number): boolean {
    const arena = this.#arenaWords;
    let there = offset;
    let at = start;
    for (; at + 4 <= end; at += 4, there += 4) {
      if (arena.getInt32(there, true) !== words.getInt32(at, true)) return false;
    }
    return at >= end || ((arena.getInt32(there, true) ^ words.getInt32(at, true)) & maskOf(end - at)) === 0;
  }

  #insert(hash: number, length: number, offset: number, number: number): void {
    const slots = this.#slots;
    for (let probe = 0; probe < PROBES; probe += 1) {
      const facts = ((hash + probe) & this.#mask) << SLOT_SHIFT;
      if (slots[facts + 1] !== 0) continue;
      slots[facts] = hash;
      slots[facts + 1] = length;
      slots[facts + 2] = offset;
      slots[facts + 3] = number;
      return;
    }
  }

  #growArena(): void {
    const larger = new Uint8Array(Math.min(this.#arena.length * 2, MOST_ARENA_BYTES + SPARE));
    larger.set(this.#arena);
    this.#arena = larger;
    this.#arenaWords = new DataView(larger.buffer);
  }

  #growSlots(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let facts = 0; facts < old.length; facts += 1 << SLOT_SHIFT) {
      const [hash = 0, length = 0, offset = 0, number = 0] = old.subarray(facts, facts + 4);
      if (length > 0) this.#insert(hash, length, offset, number);
    }
  }
}
