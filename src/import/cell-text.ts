import { LIMITS } from '@/import/limits';

const SLOTS = 1 << 14;
const PROBES = 4;
const LONGEST = 96;
const ARENA_BYTES = 1 << 20;
/** What a slot keeps as numbers: hash, length, offset. */
const SLOT_NUMBERS = 3;

/** An odd number with well-spread bits (from MurmurHash3, which is in the public domain). */
const MIX = 0x85ebca6b;

const REPLACEMENT = '�';

/**
 * Makes strings of UTF-8 byte ranges. Texts that repeat (actors, places, countries) are made once and found again by
 * their bytes: making a string costs about five times as much as finding one, and equal strings then share memory.
 */
export class CellText {
  /** Texts that held bytes which are no UTF-8. */
  undecodable = 0;
  /** Texts that held NULs, which are taken out: no text needs them, and many tools stop at one. */
  withNul = 0;

  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #strings: string[] = Array.from({ length: SLOTS }, () => '');
  readonly #slots = new Int32Array(SLOTS * SLOT_NUMBERS);
  readonly #arena = new Uint8Array(ARENA_BYTES);
  readonly #arenaWords = new DataView(this.#arena.buffer);
  #arenaEnd = 0;
  /** Where {@link find} would have put what it did not find; −1: nowhere. */
  #freeSlot = -1;
  #hash = 0;

  /** The text of `buffer[start..end)`, cut at the limit for texts. */
  decode(buffer: Uint8Array, start: number, end: number): string {
    if (start >= end) return '';
    const stop = Math.min(end, start + LIMITS.textCharacters);
    const text = this.#decoder.decode(buffer.subarray(start, stop));
    if (text.includes(REPLACEMENT) && stop === end) this.undecodable += 1;
    if (!text.includes('\0')) return text;
    this.withNul += 1;
    return text.replaceAll('\0', '');
  }

  /** The text of `buffer[start..end)` if it was {@link keep}t before; undefined if not. */
  find(buffer: Uint8Array, words: DataView, start: number, end: number): string | undefined {
    const length = end - start;
    if (length <= 0) return '';
    this.#freeSlot = -1;
    if (length > LONGEST) return undefined;
    let hash = length;
    let at = start;
    for (; at + 4 <= end; at += 4) hash = Math.imul(hash ^ words.getInt32(at, true), MIX) ^ (hash >>> 15);
    for (; at < end; at += 1) hash = Math.imul(hash ^ (buffer[at] as number), MIX);
    hash ^= hash >>> 15;
    this.#hash = hash;
    for (let probe = 0; probe < PROBES; probe += 1) {
      const slot = (hash + probe) & (SLOTS - 1);
      const numbers = slot * SLOT_NUMBERS;
      const storedLength = this.#slots[numbers + 1];
      if (storedLength === 0) {
        this.#freeSlot = slot;
        return undefined;
      }
      if (this.#slots[numbers] !== hash || storedLength !== length) continue;
      if (this.#isAt(this.#slots[numbers + 2] as number, buffer, words, start, end))
        return this.#strings[slot];
    }
    return undefined;
  }

  /** Like {@link decode}, and remembers the text. Only right after {@link find} did not find the same bytes. */
  keep(buffer: Uint8Array, start: number, end: number): string {
    const text = this.decode(buffer, start, end);
    const length = end - start;
    const slot = this.#freeSlot;
    if (slot < 0 || this.#arenaEnd + length > ARENA_BYTES) return text;
    this.#arena.set(buffer.subarray(start, end), this.#arenaEnd);
    this.#strings[slot] = text;
    this.#slots.set([this.#hash, length, this.#arenaEnd], slot * SLOT_NUMBERS);
    this.#arenaEnd += length;
    return text;
  }

  #isAt(offset: number, buffer: Uint8Array, words: DataView, start: number, end: number): boolean {
    let there = offset;
    let at = start;
    for (; at + 4 <= end; at += 4, there += 4) {
      if (this.#arenaWords.getInt32(there, true) !== words.getInt32(at, true)) return false;
    }
    for (; at < end; at += 1, there += 1) if (this.#arena[there] !== buffer[at]) return false;
    return true;
  }
}
