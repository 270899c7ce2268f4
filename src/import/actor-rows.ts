import type { Utf8Span } from '@/domain/utf8-span';
import { createImportedRow, type ImportedRow } from '@/import/row-sink';

type Commit = (row: ImportedRow, category: string) => void;

const addActor = (into: ImportedRow, actor: string): void => {
  if (actor === '' || into.sideA === actor || into.sideB.split('; ').includes(actor)) return;
  into.sideB = into.sideB === '' ? actor : `${into.sideB}; ${actor}`;
};

const FIRST_ROOM = 1 << 12;

/** Keeps one text at a time, in the same place. */
class HeldText {
  #bytes = new Uint8Array(FIRST_ROOM);

  copyOf({ bytes, from, to, isAscii }: Utf8Span): Utf8Span {
    const length = to - from;
    if (length > this.#bytes.length) this.#bytes = new Uint8Array(length * 2);
    this.#bytes.set(bytes.subarray(from, to));
    return { bytes: this.#bytes, from: 0, to: length, isAscii };
  }
}

/**
 * ACLED also exports one row per actor: the same event again for each side, deaths included. Such neighbours (same id,
 * same day, same place, another first actor) become one row with all actors, so that no death is counted twice.
 */
export class ActorRowMerger {
  /** Records that went into an earlier one. */
  merged = 0;

  readonly #commit: Commit;
  #held: ImportedRow = createImportedRow();
  /** The bytes of a record last until the next one; the held row's last longer. */
  readonly #notes = new HeldText();
  #category = '';
  #isHolding = false;

  constructor(commit: Commit) {
    this.#commit = commit;
  }

  /**
   * Takes a row, and keeps the object itself: copying two dozen fields of every record costs more than reading them.
   *
   * @returns the object to fill next
   */
  push(row: ImportedRow, category: string): ImportedRow {
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
      return row;
    }
    this.flush();
    if (typeof row.notes !== 'string') row.notes = this.#notes.copyOf(row.notes);
    this.#held = row;
    this.#category = category;
    this.#isHolding = true;
    return held;
  }

  flush(): void {
    if (!this.#isHolding) return;
    this.#isHolding = false;
    this.#commit(this.#held, this.#category);
  }
}
