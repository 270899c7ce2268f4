import { LIMITS } from '@/import/limits';
import { type Rejection, VALUE_LIMIT } from '@/import/report';

/** A rejected record as the report keeps it. */
export type KeptCells = Pick<Rejection, 'cells' | 'isCut'>;

/** Once there is no more room for whole records, this many cells of each are kept. */
const CELLS_WITHOUT_ROOM = 100;
/** What a kept cell takes besides its text, in characters: two strings and a pair. */
const CELL_COST = 50;

const ends = (text: string, limit: number): string =>
  text.length > limit ? `${text.slice(0, limit)}…` : text;

/**
 * Keeps rejected records so that they can be downloaded, mended and opened again: whole, until all of them together
 * reach `LIMITS.rejectedCharacters`; from then on long texts are cut and many columns left out, and each says so.
 */
export class RejectedCells {
  #room: number = LIMITS.rejectedCharacters;

  /** @param textOf the record's cell in a column; empty cells are not kept */
  keep(columns: readonly string[], textOf: (column: number) => string): KeptCells {
    const whole = this.#room > 0;
    const [cellLimit, textLimit] = whole
      ? [columns.length, LIMITS.textCharacters]
      : [Math.min(columns.length, CELLS_WITHOUT_ROOM), VALUE_LIMIT];
    const cells: [string, string][] = [];
    let isCut = cellLimit < columns.length;
    for (let column = 0; column < cellLimit; column += 1) {
      const text = textOf(column);
      if (text === '') continue;
      isCut ||= text.length > textLimit;
      cells.push([columns[column] ?? '', ends(text, textLimit)]);
      this.#room -= Math.min(text.length, textLimit) + CELL_COST;
    }
    return { cells, isCut };
  }
}
