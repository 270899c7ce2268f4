import { DAY_MS } from '@/domain/time';
import { utf8MakeOf } from '@/import/clean-utf8';
import type { DelimitedScanner } from '@/import/delimited-scanner';
import type { FieldMap } from '@/import/fields';
import { LIMITS } from '@/import/limits';
import { isDeathCount } from '@/import/numbers';
import { isUnremarkableDay } from '@/import/row-time';

/** Which columns hold the numbers of a record; −1: none. Place and start are there. */
const columnsOf = ({
  latitude = -1,
  longitude = -1,
  start = -1,
  end = -1,
  low = -1,
  best = -1,
  high = -1,
  notes = -1,
  whenPrecision = -1,
  wherePrecision = -1,
  acledTimePrecision = -1,
  acledGeoPrecision = -1,
}: FieldMap) => ({
  latitude,
  longitude,
  start,
  end,
  low,
  best,
  high,
  notes,
  whenPrecision,
  wherePrecision,
  acledTimePrecision,
  acledGeoPrecision,
});

const FIRST_ROOM = 1 << 10;

const emptyColumns = (length: number) => ({
  /** 1: whatever can be asked about the record's numbers, dates and notes has the plainest answer. */
  isPlain: new Uint8Array(length),
  lat: new Float64Array(length),
  lng: new Float64Array(length),
  start: new Float64Array(length),
  end: new Float64Array(length),
  /** −1 is "not given". */
  low: new Int32Array(length),
  best: new Int32Array(length),
  high: new Int32Array(length),
  /** 0 is "not given". */
  whenPrecision: new Uint8Array(length),
  wherePrecision: new Uint8Array(length),
  acledTimePrecision: new Uint8Array(length),
  acledGeoPrecision: new Uint8Array(length),
  isAscii: new Uint8Array(length),
});

/**
 * Reads the numbers of all records that a scanner reports, column by column, and says which records are plain: those of
 * which the row-by-row readers (`row-place`, `row-time`, `row-fatalities`, `row-filler`) would make the same row without
 * a warning, a notice or a second look. One short loop a column is compiled at once and stays compiled; a chain of calls
 * a record took the engine's compiler as long as the reading itself.
 */
export class PlainColumns {
  columns = emptyColumns(FIRST_ROOM);
  readonly #at: ReturnType<typeof columnsOf>;
  readonly #width: number;

  /** @param width columns of the table */
  constructor(fields: FieldMap, width: number) {
    this.#at = columnsOf(fields);
    this.#width = width;
  }

  /** Fills `columns` for the reported records; where `isPlain` is 0 the rest is undefined. */
  read(scanner: DelimitedScanner): void {
    const count = scanner.recordCount;
    if (count > this.columns.isPlain.length) this.columns = emptyColumns(count * 2);
    const { columns } = this;
    const at = this.#at;
    this.#findWhole(scanner);
    this.#readPlaces(scanner);
    this.#readDays(scanner);
    this.#readDeaths(scanner, at.low, columns.low);
    this.#readDeaths(scanner, at.best, columns.best);
    this.#readDeaths(scanner, at.high, columns.high);
    this.#checkDeaths(count);
    this.#readCodes(scanner, at.whenPrecision, 5, columns.whenPrecision);
    this.#readCodes(scanner, at.wherePrecision, 7, columns.wherePrecision);
    this.#readCodes(scanner, at.acledTimePrecision, 3, columns.acledTimePrecision);
    this.#readCodes(scanner, at.acledGeoPrecision, 3, columns.acledGeoPrecision);
    this.#checkNotes(scanner);
  }

  #findWhole({ recordCount, firsts, isCut, isUnclosed }: DelimitedScanner): void {
    const { isPlain } = this.columns;
    const width = this.#width;
    for (let record = 0; record < recordCount; record += 1)
      isPlain[record] = (firsts[record + 1] as number) - (firsts[record] as number) === width ? 1 : 0;
    if (isCut || isUnclosed) isPlain[0] = 0;
  }

  #readPlaces({ recordCount, kernel }: DelimitedScanner): void {
    const { isPlain, lat, lng } = this.columns;
    const { latitude, longitude } = this.#at;
    kernel.readNumbers(recordCount, latitude, 'decimals');
    lat.set(kernel.numbers.subarray(0, recordCount));
    kernel.readNumbers(recordCount, longitude, 'decimals');
    lng.set(kernel.numbers.subarray(0, recordCount));
    for (let record = 0; record < recordCount; record += 1) {
      const degreesNorth = lat[record] as number;
      const degreesEast = lng[record] as number;
      // Not a number is not within, and neither is none.
      const isWithin = degreesNorth >= -90 && degreesNorth <= 90 && degreesEast >= -180 && degreesEast <= 180;
      if (!isWithin || (degreesNorth === 0 && degreesEast === 0)) isPlain[record] = 0;
    }
  }

  #readDays({ recordCount, kernel }: DelimitedScanner): void {
    const { isPlain, start, end } = this.columns;
    const { start: startColumn, end: endColumn } = this.#at;
    kernel.readNumbers(recordCount, startColumn, 'days');
    start.set(kernel.numbers.subarray(0, recordCount));
    if (endColumn >= 0) kernel.readNumbers(recordCount, endColumn, 'days');
    const { numbers } = kernel; // where there is no end, the start itself
    for (let record = 0; record < recordCount; record += 1) {
      const day = start[record] as number;
      const last = numbers[record] as number;
      const lastDay = last === Infinity ? day : last;
      end[record] = lastDay + DAY_MS; // the end day is included
      if (!isUnremarkableDay(day) || !(lastDay >= day)) isPlain[record] = 0;
    }
  }

  #readDeaths(
    { recordCount, firsts, starts, ends, kernel }: DelimitedScanner,
    column: number,
    into: Int32Array,
  ): void {
    if (column < 0) {
      into.fill(-1, 0, recordCount);
      return;
    }
    const { isPlain } = this.columns;
    kernel.readNumbers(recordCount, column, 'decimals');
    const { numbers } = kernel;
    for (let record = 0; record < recordCount; record += 1) {
      const count = numbers[record] as number;
      into[record] = count === Infinity ? -1 : count;
      if (count > 0 && (count === Infinity || isDeathCount(count))) continue;
      const field = (firsts[record] as number) + column;
      // `-0` and `0.0` are left to the text.
      if (count !== 0 || (ends[field] as number) - (starts[field] as number) !== 1) isPlain[record] = 0;
    }
  }

  #checkDeaths(recordCount: number): void {
    const { isPlain, low, best, high } = this.columns;
    for (let record = 0; record < recordCount; record += 1) {
      const least = low[record] as number;
      const likeliest = best[record] as number;
      const most = high[record] as number;
      // −1, not given, is below all and above none.
      const isOrdered =
        (likeliest < 0 || least <= likeliest) && (most < 0 || (likeliest <= most && least <= most));
      if (!isOrdered) isPlain[record] = 0;
    }
  }

  #readCodes(
    { recordCount, kernel }: DelimitedScanner,
    column: number,
    highest: number,
    into: Uint8Array,
  ): void {
    if (column < 0) {
      into.fill(0, 0, recordCount);
      return;
    }
    const { isPlain } = this.columns;
    kernel.readNumbers(recordCount, column, 'decimals');
    const { numbers } = kernel;
    for (let record = 0; record < recordCount; record += 1) {
      const code = numbers[record] as number;
      into[record] = code === Infinity ? 0 : code;
      const isCode = Number.isInteger(code) && code >= 1 && code <= highest;
      if (!isCode && code !== Infinity) isPlain[record] = 0;
    }
  }

  #checkNotes({ recordCount, firsts, starts, ends, buffer, words, kernel }: DelimitedScanner): void {
    const { isPlain, isAscii } = this.columns;
    const { notes } = this.#at;
    if (notes < 0) return;
    kernel.findAscii(recordCount, notes);
    isAscii.set(kernel.isAscii.subarray(0, recordCount));
    for (let record = 0; record < recordCount; record += 1) {
      if (isPlain[record] === 0) continue;
      const field = (firsts[record] as number) + notes;
      const from = starts[field] as number;
      const to = ends[field] as number;
      const isClean = isAscii[record] === 1 || utf8MakeOf(buffer, words, from, to) !== 'needs-decoding';
      if (!isClean || to - from > LIMITS.textCharacters) isPlain[record] = 0;
    }
  }
}
