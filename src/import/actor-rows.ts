import { createImportedRow, type ImportedRow } from '@/import/row-sink';

type Commit = (row: ImportedRow, category: string) => void;

const addActor = (into: ImportedRow, actor: string): void => {
  if (actor === '' || into.sideA === actor || into.sideB.split('; ').includes(actor)) return;
  into.sideB = into.sideB === '' ? actor : `${into.sideB}; ${actor}`;
};

/**
 * ACLED also exports one row per actor: the same event again for each side, deaths included. Such neighbours (same id,
 * same day, same place, another first actor) become one row with all actors, so that no death is counted twice.
 */
export class ActorRowMerger {
  /** Records that went into an earlier one. */
  merged = 0;

  readonly #commit: Commit;
  readonly #held = createImportedRow();
  #category = '';
  #isHolding = false;

  constructor(commit: Commit) {
    this.#commit = commit;
  }

  push(row: ImportedRow, category: string): void {
    const held = this.#held;
    if (
      this.#isHolding &&
      row.id !== '' &&
      row.id === held.id &&
      row.start === held.start &&
      row.lat === held.lat &&
      row.lng === held.lng &&
      row.best === held.best &&
      row.sideA !== held.sideA
    ) {
      addActor(held, row.sideA);
      addActor(held, row.sideB);
      this.merged += 1;
      return;
    }
    this.flush();
    Object.assign(held, row);
    this.#category = category;
    this.#isHolding = true;
  }

  flush(): void {
    if (!this.#isHolding) return;
    this.#isHolding = false;
    this.#commit(this.#held, this.#category);
  }
}
