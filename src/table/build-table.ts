import { ATTRIBUTION_CLASSES, EVENT_KINDS, type EventKind, FATALITIES_BASES } from '@/domain/event';
import { weightOf } from '@/domain/mark-weight';
import { timeColumn } from '@/domain/time-column';
import { MARK_STYLES, type MarkStyle, toFixedMercatorX, toFixedMercatorY } from '@/domain/mark-columns';
import type { RowBatch } from '@/domain/row-batch';
import { LABEL, createRowLabels } from '@/domain/row-labels';
import { type DictionaryBuilder, LabelCodes, createActorGroups, createDictionary } from './dictionary';
import { DICTIONARY_NAMES, type DictionaryName, type EventTable, NO_ATTRIBUTION } from './event-table';
import { type CodeArray, type CountArray, codeArrayFor, countArrayFor } from './narrow-array';
import { type Column, gather } from './gather';
import {
  FIRST_CAPACITY,
  type GrowingColumns,
  emptyColumns,
  grownCapacity,
  grownColumns,
} from './growing-columns';
import { timeOrder } from './sort-rows';
import { type TableRow, styleOf } from './table-row';
import { type TextBuilder, createTextBuilder } from './text-builder';

/** Collects rows and sorts them into a table. Good for one table: not used after `finish`. */
export interface TableBuilder {
  /** Copies every field; the row may be changed and pushed again. @throws RangeError for times no span can have. */
  readonly push: (row: TableRow) => void;
  /**
   * Copies many rows at once; the same as pushing each.
   *
   * @param styles how each is drawn, as MarkColumns.style
   * @param actorsOf the actors of a side's text
   */
  readonly pushBatch: (batch: RowBatch, styles: Uint8Array, actorsOf: (side: string) => Actors) => void;
  readonly length: () => number;
  /** @param keepSourceOrder whether `sourceOrder` is wanted, at four bytes a row */
  readonly finish: (options?: { readonly keepSourceOrder?: boolean }) => EventTable;
}

type Actors = string | readonly string[];

const KIND_CODES = new Map<EventKind, number>(EVENT_KINDS.map((kind, code) => [kind, code]));
const STYLE_CODES = new Map<MarkStyle, number>(MARK_STYLES.map((style, code) => [style, code]));

/** Is it a span that a table can sort and count? Whole milliseconds or open, and not empty. */
const isSpan = (start: number, end: number): boolean =>
  start < end &&
  (Number.isSafeInteger(start) || start === -Infinity) &&
  (Number.isSafeInteger(end) || end === Infinity);

const NO_LABELS = createRowLabels();
const MAX_COUNT = 2 ** 31 - 1;

/** A count as stored: −1 is "not given". */
const storedCount = (count: number | null): number => {
  if (count === null) return -1;
  if (!Number.isInteger(count) || count < 0 || count > MAX_COUNT)
    throw new RangeError(`a count is a whole number from 0 to ${MAX_COUNT}, got ${count}`);
  return count;
};

/**
 * What follows from the numbers of a row, for all rows of a batch.
 *
 * @returns the highest count
 */
const derive = (batch: RowBatch, columns: GrowingColumns, at: number): number => {
  const { lng, lat, low, best, high, length } = batch;
  let maxCount = 0;
  const { wherePrecision, acledGeoPrecision, whenPrecision, acledTimePrecision, fatalitiesBasis } = batch;
  for (let row = 0; row < length; row += 1) {
    columns.x[at + row] = toFixedMercatorX(lng[row] as number);
    columns.y[at + row] = toFixedMercatorY(lat[row] as number);
  }
  for (let row = 0; row < length; row += 1) {
    const likeliest = best[row] as number;
    maxCount = Math.max(maxCount, low[row] as number, likeliest, high[row] as number);
    columns.weight[at + row] = weightOf(likeliest);
    columns.wherePrecision[at + row] =
      (wherePrecision[row] as number) | ((acledGeoPrecision[row] as number) << 4);
    columns.whenPrecision[at + row] =
      (whenPrecision[row] as number) |
      ((acledTimePrecision[row] as number) << 4) |
      ((fatalitiesBasis[row] as number) << 6);
  }
  return maxCount;
};

const plainText = (text: string): string => text;

/** One field of LABEL for all rows of a batch; a text is looked at where its number is new. */
const takeLabels = <Text>(
  batch: RowBatch,
  field: number,
  codes: LabelCodes<Text>,
  read: (text: string) => Text,
  into: Uint32Array,
  at: number,
): void => {
  const labels = batch.labels[field] as Int32Array;
  codes.readAll(labels, batch.length, (row) => read(batch.labelText(field, row)), into, at);
};

/** The texts of all rows of a batch: runs of them as they come, and one by one what stands between. */
const takeTexts = (batch: RowBatch, text: TextBuilder, into: Uint32Array, at: number): void => {
  for (let row = 0; row < batch.length;) {
    const { length, bytes, offsets } = batch.packedTexts(row);
    const begin = text.appendPacked(bytes);
    for (let index = 0; index < length; index += 1)
      into[at + row + index] = begin + (offsets[index] as number);
    row += length;
    if (row >= batch.length) return;
    if (length > 0) continue; // perhaps there was no more room
    into[at + row] = text.append(batch.id(row), '', batch.notes(row), null);
    row += 1;
  }
};

/** What a builder is told beforehand. */
export interface TableBuilderOptions {
  /** How many rows there will be, as far as can be told when it is asked; 0: no idea. */
  readonly expectedRows?: (() => number) | undefined;
}

/** Starts a table. Memory grows to what is expected, or by doubling; text is never copied. */
export const createTableBuilder = ({ expectedRows = () => 0 }: TableBuilderOptions = {}): TableBuilder => {
  let columns = emptyColumns(FIRST_CAPACITY);
  let capacity = FIRST_CAPACITY;
  let length = 0;
  let hasOwnSearchText = false;
  let maxRecord = 0;
  let maxCount = 0;
  const text = createTextBuilder();
  const actors = createActorGroups();
  const files = createDictionary();
  const dictionaries = Object.fromEntries(
    DICTIONARY_NAMES.map((name) => [name, createDictionary()]),
  ) as Record<DictionaryName, DictionaryBuilder>;
  const eventTypeCodes = new LabelCodes(dictionaries.eventType.codeOf);
  const subEventTypeCodes = new LabelCodes(dictionaries.subEventType.codeOf);
  const placeCodes = new LabelCodes(dictionaries.place.codeOf);
  const admin1Codes = new LabelCodes(dictionaries.admin1.codeOf);
  const countryCodes = new LabelCodes(dictionaries.country.codeOf);
  const sourceCodes = new LabelCodes(dictionaries.source.codeOf);
  const actorsACodes = new LabelCodes(actors.codeOf);
  const actorsBCodes = new LabelCodes(actors.codeOf);

  const reserve = (rows: number): void => {
    if (length + rows <= capacity) return;
    capacity = grownCapacity(capacity, length + rows, expectedRows());
    columns = grownColumns(columns, capacity);
  };

  const push = (row: TableRow): void => {
    if (!isSpan(row.start, row.end))
      throw new RangeError(`a row spans whole milliseconds, got ${row.start} to ${row.end}`);
    const low = storedCount(row.low);
    const best = storedCount(row.best);
    const high = storedCount(row.high);
    reserve(1);
    const at = length;
    const isPlaced = Number.isFinite(row.lng) && Number.isFinite(row.lat);
    columns.start[at] = row.start;
    columns.end[at] = row.end;
    columns.x[at] = isPlaced ? toFixedMercatorX(row.lng) : 0;
    columns.y[at] = isPlaced ? toFixedMercatorY(row.lat) : 0;
    columns.kind[at] = KIND_CODES.get(row.kind) ?? 0;
    columns.style[at] =
      STYLE_CODES.get(isPlaced ? (row.style ?? styleOf(true, row.wherePrecision)) : 'none') ?? 0;
    columns.extent[at] = row.extent === 'throughout' ? 1 : 0;
    columns.weight[at] = weightOf(best);
    columns.low[at] = low;
    columns.best[at] = best;
    columns.high[at] = high;
    maxCount = Math.max(maxCount, low, best, high);
    columns.wherePrecision[at] = (row.wherePrecision ?? 0) | ((row.acledWherePrecision ?? 0) << 4);
    columns.whenPrecision[at] =
      (row.whenPrecision ?? 0) |
      ((row.acledWhenPrecision ?? 0) << 4) |
      (FATALITIES_BASES.indexOf(row.fatalitiesBasis) << 6);
    columns.attribution[at] =
      row.attribution === null ? NO_ATTRIBUTION : ATTRIBUTION_CLASSES.indexOf(row.attribution);
    // One by one: a loop over the names would look up every property by its name, for every row.
    const labels = row.labels ?? NO_LABELS;
    columns.eventType[at] = eventTypeCodes.codeOf(labels[LABEL.eventType] as number, row.eventType);
    columns.subEventType[at] = subEventTypeCodes.codeOf(
      labels[LABEL.subEventType] as number,
      row.subEventType,
    );
    columns.place[at] = placeCodes.codeOf(labels[LABEL.place] as number, row.place);
    columns.admin1[at] = admin1Codes.codeOf(labels[LABEL.admin1] as number, row.admin1);
    columns.country[at] = countryCodes.codeOf(labels[LABEL.country] as number, row.country);
    columns.source[at] = sourceCodes.codeOf(labels[LABEL.source] as number, row.source);
    columns.actorsA[at] = actorsACodes.codeOf(labels[LABEL.sideA] as number, row.actorsA);
    columns.actorsB[at] = actorsBCodes.codeOf(labels[LABEL.sideB] as number, row.actorsB);
    columns.record[at] = row.record;
    maxRecord = Math.max(maxRecord, row.record);
    columns.file[at] = files.codeOf(row.file);
    hasOwnSearchText ||= row.searchText !== null;
    columns.offsets[at] = text.append(row.id, row.title, row.notes, row.searchText);
    length += 1;
  };

  const pushBatch: TableBuilder['pushBatch'] = (batch, styles, actorsOf) => {
    const rows = batch.length;
    reserve(rows);
    const at = length;
    columns.start.set(batch.start.subarray(0, rows), at);
    columns.end.set(batch.end.subarray(0, rows), at);
    columns.low.set(batch.low.subarray(0, rows), at);
    columns.best.set(batch.best.subarray(0, rows), at);
    columns.high.set(batch.high.subarray(0, rows), at);
    columns.kind.set(batch.kind.subarray(0, rows), at);
    columns.style.set(styles.subarray(0, rows), at);
    columns.attribution.fill(NO_ATTRIBUTION, at, at + rows);
    columns.record.set(batch.record.subarray(0, rows), at);
    columns.file.fill(files.codeOf(batch.file), at, at + rows);
    if (rows > 0) maxRecord = Math.max(maxRecord, batch.record[rows - 1] as number);
    maxCount = Math.max(maxCount, derive(batch, columns, at));
    takeLabels(batch, LABEL.eventType, eventTypeCodes, plainText, columns.eventType, at);
    takeLabels(batch, LABEL.subEventType, subEventTypeCodes, plainText, columns.subEventType, at);
    takeLabels(batch, LABEL.place, placeCodes, plainText, columns.place, at);
    takeLabels(batch, LABEL.admin1, admin1Codes, plainText, columns.admin1, at);
    takeLabels(batch, LABEL.country, countryCodes, plainText, columns.country, at);
    takeLabels(batch, LABEL.source, sourceCodes, plainText, columns.source, at);
    takeLabels(batch, LABEL.sideA, actorsACodes, actorsOf, columns.actorsA, at);
    takeLabels(batch, LABEL.sideB, actorsBCodes, actorsOf, columns.actorsB, at);
    takeTexts(batch, text, columns.offsets, at);
    length += rows;
  };

  const finish: TableBuilder['finish'] = ({ keepSourceOrder = false } = {}) => {
    const order = timeOrder(columns.start.subarray(0, length), columns.end.subarray(0, length));
    /** Moves a column into `into`, in time order, and lets the grown one go. */
    const take = <Kind extends Column | CodeArray | CountArray>(
      name: keyof GrowingColumns,
      into: Kind,
    ): Kind => {
      gather(columns[name], order, into);
      columns = { ...columns, [name]: new Uint8Array(0) };
      return into;
    };
    const codes = (name: DictionaryName): CodeArray =>
      take(name, codeArrayFor(dictionaries[name].entries.length - 1, length));
    const counts = (name: 'low' | 'best' | 'high'): CountArray => take(name, countArrayFor(maxCount, length));
    return {
      length,
      marks: {
        length,
        start: timeColumn(take('start', new Float64Array(length))),
        end: timeColumn(take('end', new Float64Array(length))),
        x: take('x', new Int32Array(length)),
        y: take('y', new Int32Array(length)),
        kind: take('kind', new Uint8Array(length)),
        style: take('style', new Uint8Array(length)),
        extent: take('extent', new Uint8Array(length)),
        weight: take('weight', new Uint8Array(length)),
      },
      low: counts('low'),
      best: counts('best'),
      high: counts('high'),
      wherePrecision: take('wherePrecision', new Uint8Array(length)),
      whenPrecision: take('whenPrecision', new Uint8Array(length)),
      attribution: take('attribution', new Uint8Array(length)),
      codes: Object.fromEntries(DICTIONARY_NAMES.map((name) => [name, codes(name)])) as Record<
        DictionaryName,
        CodeArray
      >,
      dictionaries: Object.fromEntries(
        DICTIONARY_NAMES.map((name) => [name, dictionaries[name].entries]),
      ) as Record<DictionaryName, string[]>,
      actorsA: take('actorsA', codeArrayFor(actors.count() - 1, length)),
      actorsB: take('actorsB', codeArrayFor(actors.count() - 1, length)),
      actors: actors.finish(),
      text: { offsets: take('offsets', new Uint32Array(length)), chunks: text.finish() },
      hasOwnSearchText: [hasOwnSearchText],
      record: take('record', codeArrayFor(maxRecord, length)),
      file: files.entries.length === 1 ? null : take('file', codeArrayFor(files.entries.length - 1, length)),
      files: files.entries,
      datasets: null,
      sourceOrder: keepSourceOrder ? (order ?? Uint32Array.from({ length }, (_, row) => row)) : null,
    };
  };

  return { push, pushBatch, length: () => length, finish };
};
