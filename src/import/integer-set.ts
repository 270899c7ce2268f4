const FIRST_SLOTS = 1 << 10;
/** A slot holds 32 neighbouring integers: which ones, as bits, and what they have in common. */
const SLOT_SHIFT = 5;
const WITHIN = 31;

/**
 * A set of integers from 0 to 2³¹ − 1: ids of big files are numbers, mostly dense, and hashing their texts costs a
 * microsecond each.
 */
export class IntegerSet {
  /** Two numbers a slot: the integers' high bits, and a bit for each that is there; no bit: a free slot. */
  #slots = new Int32Array(FIRST_SLOTS * 2);
  #mask = FIRST_SLOTS - 1;
  #used = 0;

  /** Adds `value`; false where it was there already. Cost: O(1), open addressing at most half full. */
  add(value: number): boolean {
    if (this.#used * 2 > this.#mask) this.#grow();
    const slot = this.#slotOf(value >>> SLOT_SHIFT);
    const slots = this.#slots;
    const bits = slots[slot + 1] as number;
    const bit = 1 << (value & WITHIN);
    if ((bits & bit) !== 0) return false;
    if (bits === 0) {
      slots[slot] = value >>> SLOT_SHIFT;
      this.#used += 1;
    }
    slots[slot + 1] = bits | bit;
    return true;
  }

  /** Where integers with these high bits are, or would be. */
  #slotOf(high: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    // Fibonacci hashing: neighbours land far apart.
    let slot = (Math.imul(high, 0x9e3779b1) >>> 7) & mask;
    while (slots[slot * 2 + 1] !== 0 && slots[slot * 2] !== high) slot = (slot + 1) & mask;
    return slot * 2;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let at = 0; at < old.length; at += 2) {
      const bits = old[at + 1] as number;
      if (bits === 0) continue;
      const slot = this.#slotOf(old[at] as number);
      this.#slots[slot] = old[at] as number;
      this.#slots[slot + 1] = bits;
    }
  }
}
