import { IntegerSet } from '@/import/integer-set';

/** Gives every row an id of its own, so that a link means one event even where a file repeats ids. */
export class IdRegister {
  readonly #seen = new Set<string>();
  readonly #numbers = new IntegerSet();
  readonly #copies = new Map<string, number>();

  /** `id` if it is new, else `id~2`, `id~3`, …; `row-N` for an empty one. */
  claim(id: string, record: number): string {
    const wanted = id === '' ? `row-${record}` : id;
    if (this.#isNew(wanted)) return wanted;
    // Where counting goes on: a file whose ids are all the same would otherwise take quadratic time.
    let copy = this.#copies.get(wanted) ?? 1;
    for (;;) {
      copy += 1;
      const candidate = `${wanted}~${copy}`;
      if (!this.#isNew(candidate)) continue;
      this.#copies.set(wanted, copy);
      return candidate;
    }
  }

  /**
   * Takes an id that is an integer from 0 to 2³¹ − 1 and written plainly.
   *
   * @returns whether it was new; if not, {@link claim} its text
   */
  claimInteger(id: number): boolean {
    return this.#numbers.add(id);
  }

  /** One look-up instead of two: strings fresh from a file have to be hashed for each. */
  #isNew(id: string): boolean {
    const value = id.length < 10 ? Number(id) : Number.NaN;
    if (Number.isInteger(value) && value >= 0 && String(value) === id) return this.#numbers.add(value);
    const before = this.#seen.size;
    this.#seen.add(id);
    return this.#seen.size > before;
  }
}
