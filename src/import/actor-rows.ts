import { LABEL } from '@/domain/row-labels';
import { type Utf8Span, copyBytes } from '@/domain/utf8-span';
import { createImportedRow, type ImportedRow } from '@/import/row-sink';

type Commit = (row: ImportedRow, category: string) => void;

const addActor = (into: ImportedRow, actor: string): void => {
  if (actor === '' || into.sideA === actor || into.sideB.split('; ').includes(actor)) return;
  into.sideB = into.sideB === '' ? actor : `${into.sideB}; ${actor}`;
  into.labels[LABEL.sideB] = -1;
};

const FIRST_ROOM = 1 << 12;

/** Keeps one text at a time, in the same place. */
class HeldText {
  readonly #span = {
    bytes: new Uint8Array(0),
    words: new DataView(new ArrayBuffer(0)),
    from: 0,
    to: 0,
    isAscii: true,
  };

  constructor() {
    this.#makeRoom(FIRST_ROOM);
  }

  /** The text as it stays when its bytes are used again; a string is not kept here. */
  copyOf(text: string | Utf8Span): string | Utf8Span {
    if (typeof text === 'string') return text;
    const span = this.#span;
    const length = text.to - text.from;
    if (length > span.bytes.length) this.#makeRoom(length * 2);
    copyBytes(text, span, 0);
    span.to = length;
    span.isAscii = text.isAscii;
    return span;
  }

  #makeRoom(length: number): void {
    this.#span.bytes = new Uint8Array(length);
    this.#span.words = new DataView(this.#span.bytes.buffer);
  }
}

/** Ids are bytes where they are plain, so that a text and bytes are never the same id. */
const isSameId = (a: string | Utf8Span, b: string | Utf8Span): boolean => {
  if (typeof a === 'string' || typeof b === 'string') return a === b && a !== '';
  if (a.to - a.from !== b.to - b.from) return false;
  for (let at = a.from, other = b.from; at < a.to; at += 1, other += 1) {
    if (a.bytes[at] !== b.bytes[other]) return false;
  }
  return true;
};

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
  readonly #id = new HeldText();
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
      row.start === held.start &&
      row.lat === held.lat &&
      row.lng === held.lng &&
      row.best === held.best &&
      row.sideA !== held.sideA &&
      isSameId(row.id, held.id)
    ) {
      addActor(held, row.sideA);
      addActor(held, row.sideB);
      this.merged += 1;
      return row;
    }
    this.flush();
    row.id = this.#id.copyOf(row.id);
    row.notes = this.#notes.copyOf(row.notes);
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
