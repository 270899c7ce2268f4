const FIRST_SLOTS = 1 << 12;
const FREE = -1;

/** A set of integers from 0 to 2³¹ − 1: ids of big files are numbers, and hashing their texts costs a microsecond each. */
export class IntegerSet {
  #slots = new Int32Array(FIRST_SLOTS).fill(FREE);
  #size = 0;

  /** Adds `value`; false where it was there already. Cost: O(1), open addressing at most half full. */
  add(value: number): boolean {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    if (!this.#insert(this.#slots, value)) return false;
    this.#size += 1;
    return true;
  }

  #insert(slots: Int32Array, value: number): boolean {
    const mask = slots.length - 1;
    // Fibonacci hashing: neighbouring ids land far apart.
    let slot = (Math.imul(value, 0x9e3779b1) >>> 7) & mask;
    for (;;) {
      const there = slots[slot] as number;
      if (there === value) return false;
      if (there === FREE) {
        slots[slot] = value;
        return true;
      }
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const larger = new Int32Array(this.#slots.length * 2).fill(FREE);
    for (const value of this.#slots) if (value !== FREE) this.#insert(larger, value);
    this.#slots = larger;
  }
}
