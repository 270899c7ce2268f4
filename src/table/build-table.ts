import { ATTRIBUTION_CLASSES, EVENT_KINDS, type EventKind, FATALITIES_BASES } from '@/domain/event';
import { weightOf } from '@/domain/mark-weight';
import { MARK_STYLES, type MarkStyle, toFixedMercator } from '@/domain/mark-columns';
import { LABEL, createRowLabels } from '@/domain/row-labels';
import { type DictionaryBuilder, byLabel, createActorGroups, createDictionary } from './dictionary';
import { DICTIONARY_NAMES, type DictionaryName, type EventTable, NO_ATTRIBUTION } from './event-table';
import { type CodeArray, type CountArray, codeArrayFor, countArrayFor } from './narrow-array';
import { type Column, inOrder } from './gather';
import { timeOrder } from './sort-rows';
import { type TableRow, styleOf } from './table-row';
import { createTextBuilder } from './text-builder';

/** Collects rows and sorts them into a table. Good for one table: not used after `finish`. */
export interface TableBuilder {
  /** Copies every field; the row may be changed and pushed again. @throws RangeError for times no span can have. */
  readonly push: (row: TableRow) => void;
  readonly length: () => number;
  /** @param keepSourceOrder whether `sourceOrder` is wanted, at four bytes a row */
  readonly finish: (options?: { readonly keepSourceOrder?: boolean }) => EventTable;
}

const FIRST_CAPACITY = 256;

const emptyColumns = () => ({
  start: new Float64Array(FIRST_CAPACITY),
  end: new Float64Array(FIRST_CAPACITY),
  x: new Int32Array(FIRST_CAPACITY),
  y: new Int32Array(FIRST_CAPACITY),
  kind: new Uint8Array(FIRST_CAPACITY),
  style: new Uint8Array(FIRST_CAPACITY),
  extent: new Uint8Array(FIRST_CAPACITY),
  weight: new Uint8Array(FIRST_CAPACITY),
  low: new Int32Array(FIRST_CAPACITY),
  best: new Int32Array(FIRST_CAPACITY),
  high: new Int32Array(FIRST_CAPACITY),
  wherePrecision: new Uint8Array(FIRST_CAPACITY),
  whenPrecision: new Uint8Array(FIRST_CAPACITY),
  attribution: new Uint8Array(FIRST_CAPACITY),
  eventType: new Uint32Array(FIRST_CAPACITY),
  subEventType: new Uint32Array(FIRST_CAPACITY),
  place: new Uint32Array(FIRST_CAPACITY),
  admin1: new Uint32Array(FIRST_CAPACITY),
  country: new Uint32Array(FIRST_CAPACITY),
  source: new Uint32Array(FIRST_CAPACITY),
  actorsA: new Uint32Array(FIRST_CAPACITY),
  actorsB: new Uint32Array(FIRST_CAPACITY),
  record: new Uint32Array(FIRST_CAPACITY),
  file: new Uint32Array(FIRST_CAPACITY),
  offsets: new Uint32Array(FIRST_CAPACITY),
});
type Columns = ReturnType<typeof emptyColumns>;

const grown = <Kind extends Column>(column: Kind): Kind => {
  const larger = new (column.constructor as new (length: number) => Kind)(column.length * 2);
  larger.set(column);
  return larger;
};

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

/** Starts a table. Memory grows by doubling; text is never copied. */
export const createTableBuilder = (): TableBuilder => {
  let columns = emptyColumns();
  let capacity = FIRST_CAPACITY;
  let length = 0;
  let hasOwnSearchText = false;
  let maxRecord = 0;
  const text = createTextBuilder();
  const actors = createActorGroups();
  const files = createDictionary();
  const dictionaries = Object.fromEntries(
    DICTIONARY_NAMES.map((name) => [name, createDictionary()]),
  ) as Record<DictionaryName, DictionaryBuilder>;
  const eventTypeOf = byLabel(dictionaries.eventType.codeOf);
  const subEventTypeOf = byLabel(dictionaries.subEventType.codeOf);
  const placeOf = byLabel(dictionaries.place.codeOf);
  const admin1Of = byLabel(dictionaries.admin1.codeOf);
  const countryOf = byLabel(dictionaries.country.codeOf);
  const sourceOf = byLabel(dictionaries.source.codeOf);
  const actorsAOf = byLabel(actors.codeOf);
  const actorsBOf = byLabel(actors.codeOf);

  const reserve = (): void => {
    if (length < capacity) return;
    columns = Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [name, grown(column)]),
    ) as Columns;
    capacity *= 2;
  };

  const push = (row: TableRow): void => {
    if (!isSpan(row.start, row.end))
      throw new RangeError(`a row spans whole milliseconds, got ${row.start} to ${row.end}`);
    const low = storedCount(row.low);
    const best = storedCount(row.best);
    const high = storedCount(row.high);
    reserve();
    const at = length;
    const isPlaced = Number.isFinite(row.lng) && Number.isFinite(row.lat);
    const [x, y] = isPlaced ? toFixedMercator([row.lng, row.lat]) : [0, 0];
    columns.start[at] = row.start;
    columns.end[at] = row.end;
    columns.x[at] = x;
    columns.y[at] = y;
    columns.kind[at] = KIND_CODES.get(row.kind) ?? 0;
    columns.style[at] =
      STYLE_CODES.get(isPlaced ? (row.style ?? styleOf(true, row.wherePrecision)) : 'none') ?? 0;
    columns.extent[at] = row.extent === 'throughout' ? 1 : 0;
    columns.weight[at] = weightOf(best);
    columns.low[at] = low;
    columns.best[at] = best;
    columns.high[at] = high;
    columns.wherePrecision[at] = (row.wherePrecision ?? 0) | ((row.acledWherePrecision ?? 0) << 4);
    columns.whenPrecision[at] =
      (row.whenPrecision ?? 0) |
      ((row.acledWhenPrecision ?? 0) << 4) |
      (FATALITIES_BASES.indexOf(row.fatalitiesBasis) << 6);
    columns.attribution[at] =
      row.attribution === null ? NO_ATTRIBUTION : ATTRIBUTION_CLASSES.indexOf(row.attribution);
    // One by one: a loop over the names would look up every property by its name, for every row.
    const labels = row.labels ?? NO_LABELS;
    columns.eventType[at] = eventTypeOf(labels[LABEL.eventType] as number, row.eventType);
    columns.subEventType[at] = subEventTypeOf(labels[LABEL.subEventType] as number, row.subEventType);
    columns.place[at] = placeOf(labels[LABEL.place] as number, row.place);
    columns.admin1[at] = admin1Of(labels[LABEL.admin1] as number, row.admin1);
    columns.country[at] = countryOf(labels[LABEL.country] as number, row.country);
    columns.source[at] = sourceOf(labels[LABEL.source] as number, row.source);
    columns.actorsA[at] = actorsAOf(labels[LABEL.sideA] as number, row.actorsA);
    columns.actorsB[at] = actorsBOf(labels[LABEL.sideB] as number, row.actorsB);
    columns.record[at] = row.record;
    maxRecord = Math.max(maxRecord, row.record);
    columns.file[at] = files.codeOf(row.file);
    hasOwnSearchText ||= row.searchText !== null;
    columns.offsets[at] = text.append(row.id, row.title, row.notes, row.searchText);
    length += 1;
  };

  const finish: TableBuilder['finish'] = ({ keepSourceOrder = false } = {}) => {
    const order = timeOrder(columns.start.subarray(0, length), columns.end.subarray(0, length));
    /** Moves a column into `into`, in time order, and lets the grown one go. */
    const take = <Kind extends Column | CodeArray | CountArray>(name: keyof Columns, into: Kind): Kind => {
      into.set(inOrder(columns[name], order, length));
      columns = { ...columns, [name]: new Uint8Array(0) };
      return into;
    };
    const codes = (name: DictionaryName): CodeArray =>
      take(name, codeArrayFor(dictionaries[name].entries.length - 1, length));
    const maxCount = Math.max(
      ...[columns.low, columns.best, columns.high].map((column) =>
        column.subarray(0, length).reduce((most, count) => Math.max(most, count), 0),
      ),
    );
    const counts = (name: 'low' | 'best' | 'high'): CountArray => take(name, countArrayFor(maxCount, length));
    return {
      length,
      marks: {
        length,
        start: take('start', new Float64Array(length)),
        end: take('end', new Float64Array(length)),
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

  return { push, length: () => length, finish };
};
