import type { FatalitiesBasis } from '@/domain/event';
import type { DatasetId } from '@/import/datasets';
import type { FieldMap } from '@/import/fields';
import { isDeathCount, parseDeaths } from '@/import/numbers';
import type { RecordView } from '@/import/record-view';
import type { ImportedRow } from '@/import/row-sink';
import type { Tally } from '@/import/tally';

/** ACLED's codebook: reports of "several", "dozens" or "hundreds" become 3 or 10, 12 and 100. */
const CONVENTIONAL = new Set([3, 10, 12, 100]);

/** How far a figure of ACLED's can be taken at its word. */
export const acledBasis = (best: number | null): FatalitiesBasis => {
  if (best === 0) return 'none-or-unknown';
  return best !== null && CONVENTIONAL.has(best) ? 'rounded-by-convention' : 'as-given';
};

/** Reads low, best and high. Blank is null, never 0; what is no count is null and flagged. */
export class FatalitiesReader {
  readonly #low: number;
  readonly #best: number;
  readonly #high: number;
  readonly #isAcled: boolean;
  readonly #tally: Tally;

  constructor(fields: FieldMap, dataset: DatasetId | null, tally: Tally) {
    this.#low = fields.low ?? -1;
    this.#best = fields.best ?? -1;
    this.#high = fields.high ?? -1;
    this.#isAcled = dataset === 'acled';
    this.#tally = tally;
  }

  read(view: RecordView, row: ImportedRow): void {
    row.fatalitiesBasis = 'as-given';
    row.low = this.#count(view, this.#low);
    row.best = null;
    row.high = this.#count(view, this.#high);
    this.#readBest(view, row);
    const { low, best, high } = row;
    if (
      (low !== null && best !== null && low > best) ||
      (best !== null && high !== null && best > high) ||
      (low !== null && high !== null && low > high)
    ) {
      this.#tally.warn('low<=best<=high violated', view.record, `${low}/${best}/${high}`);
    }
    if (this.#isAcled) row.fatalitiesBasis = acledBasis(row.best);
  }

  #count(view: RecordView, column: number): number | null {
    if (column < 0) return null;
    const plain = view.decimal(column);
    if (isDeathCount(plain)) return plain;
    const text = view.text(column);
    if (text.trim() === '') return null;
    const figure = parseDeaths(text);
    if (figure.kind === 'count') return figure.count;
    this.#tally.warn('fatalities', view.record, text);
    return null;
  }

  #readBest(view: RecordView, row: ImportedRow): void {
    if (this.#best < 0) return;
    const plain = view.decimal(this.#best);
    if (isDeathCount(plain)) {
      row.best = plain;
      return;
    }
    const text = view.text(this.#best);
    if (text.trim() === '') return;
    const figure = parseDeaths(text);
    if (figure.kind === 'count') {
      row.best = figure.count;
    } else if (figure.kind === 'range') {
      row.low ??= figure.low;
      row.high ??= figure.high;
      this.#tally.notice('fatalities-range', view.record, text);
    } else {
      this.#tally.warn('fatalities', view.record, text);
    }
  }
}
