import { ATTRIBUTION_CLASSES, EVENT_KINDS, type EventKind, FATALITIES_BASES } from '@/domain/event';
import { timeAt } from '@/domain/time-column';
import { actorsOfGroup } from '@/table/dictionary';
import {
  DICTIONARY_NAMES,
  type DictionaryName,
  type EventTable,
  datasetOf,
  rowTextOf,
  textOf,
} from '@/table/event-table';
import type { ColumnValues, RowDetails, ValueColumn } from './protocol';

const orNull = (count: number | undefined): number | null =>
  count === undefined || count < 0 ? null : count;
const lowBits = (codes: number | undefined): number | null => (codes ?? 0) & 15 || null;
const middleBits = (codes: number | undefined): number | null => ((codes ?? 0) >> 4) & 3 || null;

/** Decodes one row. Cheap for what is shown, far too dear for a million rows. */
export const detailsOf = (table: EventTable, row: number): RowDetails => ({
  row,
  dataset: datasetOf(table, row),
  record: (table.record[row] ?? 0) || null,
  file: table.files[table.file?.[row] ?? 0] ?? '',
  ...rowTextOf(table, row),
  kind: EVENT_KINDS[table.marks.kind[row] ?? 0] as EventKind,
  start: timeAt(table.marks.start, row),
  end: timeAt(table.marks.end, row),
  extent: table.marks.extent[row] === 1 ? 'throughout' : 'sometime',
  wherePrecision: lowBits(table.wherePrecision[row]),
  whenPrecision: lowBits(table.whenPrecision[row]),
  acledWherePrecision: middleBits(table.wherePrecision[row]),
  acledWhenPrecision: middleBits(table.whenPrecision[row]),
  low: orNull(table.low[row]),
  best: orNull(table.best[row]),
  high: orNull(table.high[row]),
  fatalitiesBasis: FATALITIES_BASES[(table.whenPrecision[row] as number) >> 6] ?? 'as-given',
  attribution: ATTRIBUTION_CLASSES[table.attribution[row] as number] ?? null,
  texts: Object.fromEntries(DICTIONARY_NAMES.map((name) => [name, textOf(table, name, row)])) as Record<
    DictionaryName,
    string
  >,
  actorsA: actorsOfGroup(table.actors, table.actorsA[row] as number),
  actorsB: actorsOfGroup(table.actors, table.actorsB[row] as number),
});

const countCodes = (codes: ArrayLike<number>, counts: Uint32Array): void => {
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    counts[code] = (counts[code] as number) + 1;
  }
};

/** Rows per actor: a row counts once for each distinct actor on either side. */
const countActors = ({ length, actors, actorsA, actorsB }: EventTable): Uint32Array => {
  const { names, offsets, members } = actors;
  const counts = new Uint32Array(names.length);
  const lastRow = new Int32Array(names.length).fill(-1);
  for (let row = 0; row < length; row += 1) {
    for (const group of [actorsA[row] as number, actorsB[row] as number]) {
      for (let at = offsets[group] as number; at < (offsets[group + 1] as number); at += 1) {
        const actor = members[at] as number;
        if (lastRow[actor] === row) continue;
        lastRow[actor] = row;
        counts[actor] = (counts[actor] as number) + 1;
      }
    }
  }
  return counts;
};

/** The values of a column that occur, most frequent first, ties by name in code point order. "Not given" is left out. */
export const valuesOf = (table: EventTable, column: ValueColumn): ColumnValues => {
  const texts = column === 'actors' ? table.actors.names : table.dictionaries[column];
  let counts = new Uint32Array(texts.length);
  if (column === 'actors') counts = Uint32Array.from(countActors(table));
  else countCodes(table.codes[column], counts);
  const codes = [...texts.keys()].filter((code) => code > 0 && (counts[code] as number) > 0);
  codes.sort(
    (a, b) =>
      (counts[b] as number) - (counts[a] as number) || ((texts[a] as string) < (texts[b] as string) ? -1 : 1),
  );
  return {
    values: codes.map((code) => texts[code] as string),
    counts: Uint32Array.from(codes, (code) => counts[code] as number),
  };
};
