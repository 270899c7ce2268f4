import { LIMITS } from '@/import/limits';

const SLOTS = 1 << 15;
const PROBES = 4;
const LONGEST = 96;
const ARENA_BYTES = 1 << 20;

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
  /** Texts that {@link intern} had to make. */
  misses = 0;

  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #strings: (string | undefined)[] = Array.from<string | undefined>({ length: SLOTS });
  readonly #offsets = new Int32Array(SLOTS);
  readonly #lengths = new Uint8Array(SLOTS);
  readonly #arena = new Uint8Array(ARENA_BYTES);
  readonly #arenaWords = new DataView(this.#arena.buffer);
  #arenaEnd = 0;

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

  /** Like {@link decode}, for texts that are likely to have come before. */
  intern(buffer: Uint8Array, words: DataView, start: number, end: number): string {
    const length = end - start;
    if (length <= 0) return '';
    if (length > LONGEST) {
      this.misses += 1;
      return this.decode(buffer, start, end);
    }
    let hash = length;
    let at = start;
    for (; at + 4 <= end; at += 4) hash = Math.imul(hash ^ words.getInt32(at, true), MIX) ^ (hash >>> 15);
    for (; at < end; at += 1) hash = Math.imul(hash ^ (buffer[at] as number), MIX);
    hash ^= hash >>> 15;
    for (let probe = 0; probe < PROBES; probe += 1) {
      const slot = (hash + probe) & (SLOTS - 1);
      const known = this.#strings[slot];
      if (known === undefined) return this.#store(slot, buffer, start, end);
      if (this.#lengths[slot] === length && this.#isSame(slot, buffer, words, start, end)) return known;
    }
    this.misses += 1;
    return this.decode(buffer, start, end);
  }

  #isSame(slot: number, buffer: Uint8Array, words: DataView, start: number, end: number): boolean {
    let there = this.#offsets[slot] as number;
    let at = start;
    for (; at + 4 <= end; at += 4, there += 4) {
      if (this.#arenaWords.getInt32(there, true) !== words.getInt32(at, true)) return false;
    }
    for (; at < end; at += 1, there += 1) if (this.#arena[there] !== buffer[at]) return false;
    return true;
  }

  #store(slot: number, buffer: Uint8Array, start: number, end: number): string {
    this.misses += 1;
    const text = this.decode(buffer, start, end);
    const length = end - start;
    if (this.#arenaEnd + length > ARENA_BYTES) return text;
    this.#arena.set(buffer.subarray(start, end), this.#arenaEnd);
    this.#strings[slot] = text;
    this.#offsets[slot] = this.#arenaEnd;
    this.#lengths[slot] = length;
    this.#arenaEnd += length;
    return text;
  }
}
