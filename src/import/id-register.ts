/** Gives every row an id of its own, so that a link means one event even where a file repeats ids. */
export class IdRegister {
  readonly #seen = new Set<string>();

  /** Has this id been given out as it stands? */
  has(id: string): boolean {
    return this.#seen.has(id);
  }

  /** `id` if it is new, else `id~2`, `id~3`, …; `row-N` for an empty one. */
  claim(id: string, record: number): string {
    const wanted = id === '' ? `row-${record}` : id;
    if (!this.#seen.has(wanted)) {
      this.#seen.add(wanted);
      return wanted;
    }
    for (let copy = 2; ; copy += 1) {
      const candidate = `${wanted}~${copy}`;
      if (this.#seen.has(candidate)) continue;
      this.#seen.add(candidate);
      return candidate;
    }
  }
}
