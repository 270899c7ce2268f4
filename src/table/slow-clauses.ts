import { ATTRIBUTION_CLASSES, type AttributionClass } from '@/domain/event';
import { type KnownTo, isKnownTo } from '@/domain/precision';
import type { BBox } from '@/domain/space';
import type { ActorGroups } from './dictionary';
import { type DictionaryName, type EventTable, placeCodes, rowTextOf } from './event-table';
import { type RowBits, allRows, bothRows, noRows, rowsWhere } from './row-bits';
import { type AreaClause, rowsOfArea } from './area-clause';
import { rowsInBounds } from './rows-in-area';
import { rowsMatching } from './search-rows';

/**
 * Every clause of a filter but the window and the kinds, which the page applies itself. null lets everything
 * through; an empty list lets nothing through. Plain data, so that it survives structured clone.
 */
export interface SlowClauses {
  readonly attribution: readonly AttributionClass[] | null;
  /** Names as in the table (ids, in a dossier); a row passes with any of them on either side. */
  readonly actors: readonly string[] | null;
  /** As typed; every word must be found somewhere in the row's text. */
  readonly query: string;
  readonly bounds: BBox | null;
  /** Only rows whose place is known at least so exactly, by their codes. */
  readonly known: KnownTo | null;
  readonly area: AreaClause | null;
  /** Wanted texts by dictionary column, e.g. `{ country: ['Syria'] }`; `''` wants rows that give none. */
  readonly categories: Readonly<Partial<Record<DictionaryName, readonly string[]>>>;
  /** Datasets of a combined table that are shown, by position; a table of one is dataset 0. */
  readonly datasets: readonly number[] | null;
  /** Rows with one of these ids: what the page itself found among the few events of a dossier. */
  readonly ids: readonly string[] | null;
}

/** Clauses that let every row through. */
export const NO_CLAUSES: SlowClauses = {
  attribution: null,
  actors: null,
  query: '',
  bounds: null,
  known: null,
  area: null,
  categories: {},
  datasets: null,
  ids: null,
};

const wantedGroups = ({ names, offsets, members }: ActorGroups, actors: readonly string[]): Uint8Array => {
  const wanted = new Set(actors);
  const isWanted = names.map((name) => wanted.has(name));
  return Uint8Array.from({ length: offsets.length - 1 }, (_, group) =>
    members.subarray(offsets[group], offsets[group + 1]).some((actor) => isWanted[actor] === true) ? 1 : 0,
  );
};

const rowsOfActors = (table: EventTable, actors: readonly string[]): RowBits => {
  const wanted = wantedGroups(table.actors, actors);
  const { actorsA, actorsB } = table;
  return rowsWhere(
    table.length,
    (row) => wanted[actorsA[row] as number] === 1 || wanted[actorsB[row] as number] === 1,
  );
};

const rowsOfAttribution = (table: EventTable, classes: readonly AttributionClass[]): RowBits => {
  const wanted = ATTRIBUTION_CLASSES.map((name) => classes.includes(name));
  return rowsWhere(table.length, (row) => wanted[table.attribution[row] as number] === true);
};

/** Looks at each pair of codes once: there are 40 of them. */
const rowsKnownTo = ({ length, wherePrecision }: EventTable, wanted: KnownTo): RowBits => {
  const isWanted = Uint8Array.from({ length: 256 }, (_, code) =>
    isKnownTo(placeCodes(code), wanted) ? 1 : 0,
  );
  return rowsWhere(length, (row) => isWanted[wherePrecision[row] as number] === 1);
};

const rowsOfCategory = (table: EventTable, name: DictionaryName, texts: readonly string[]): RowBits => {
  const set = new Set(texts);
  const wanted = Uint8Array.from(table.dictionaries[name], (text) => (set.has(text) ? 1 : 0));
  const codes = table.codes[name];
  return rowsWhere(table.length, (row) => wanted[codes[row] as number] === 1);
};

/** Rows of the datasets with these positions. O(n) in a combined table. */
export const rowsOfDatasets = ({ length, datasets }: EventTable, shown: readonly number[]): RowBits => {
  if (datasets === null) return shown.includes(0) ? allRows(length) : noRows(length);
  const isShown = Uint8Array.from({ length: 256 }, (_, code) => (shown.includes(code) ? 1 : 0));
  return rowsWhere(length, (row) => isShown[datasets[row] as number] === 1);
};

/** Decodes the id of every row: meant for dossiers, which have few. */
const rowsOfIds = (table: EventTable, ids: readonly string[]): RowBits => {
  const wanted = new Set(ids);
  return rowsWhere(table.length, (row) => wanted.has(rowTextOf(table, row).id));
};

/** Rows that pass every clause; null where every clause lets everything through. O(n) for each clause. */
export const rowsPassing = (table: EventTable, clauses: SlowClauses): RowBits | null => {
  const parts: (RowBits | null)[] = [
    clauses.attribution === null ? null : rowsOfAttribution(table, clauses.attribution),
    clauses.actors === null ? null : rowsOfActors(table, clauses.actors),
    clauses.bounds === null ? null : rowsInBounds(table.marks, clauses.bounds),
    clauses.known === null ? null : rowsKnownTo(table, clauses.known),
    clauses.area === null ? null : rowsOfArea(table, clauses.area),
    ...Object.entries(clauses.categories).map(([name, texts]) =>
      rowsOfCategory(table, name as DictionaryName, texts),
    ),
    clauses.datasets === null ? null : rowsOfDatasets(table, clauses.datasets),
    clauses.ids === null ? null : rowsOfIds(table, clauses.ids),
    rowsMatching(table, clauses.query),
  ];
  return parts.reduce(bothRows, null);
};
