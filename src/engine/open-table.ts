import type { Clock } from '@/domain/clock';
import type { Dossier } from '@/domain/dossier';
import type { MarkColumns } from '@/domain/mark-columns';
import type { MarkOrder } from '@/domain/mark-order';
import type { PlaceMix } from '@/domain/place-mix';
import { type Result, ok } from '@/domain/result';
import type { DatasetResult, FatalitySums, KindMask, RowIndex } from '@/domain/row-index';
import type { TimeSpan } from '@/domain/time';
import type { PlaceColumn, WindowComparison } from '@/domain/window-comparison';
import type { ImportReport } from '@/import/report';
import { rowIndexFrom } from '@/table/row-index';
import type { SlowClauses } from '@/table/slow-clauses';
import type { CallOptions, EngineClient } from './client';
import type {
  AskOf,
  ColumnValues,
  EngineFailure,
  OpenedTable,
  RowDetails,
  TableId,
  ValueColumn,
} from './protocol';

type Answer<Value> = Promise<Result<Value, EngineFailure>>;

/** What an index is for. The newest question of each purpose wins. */
export type FilterPurpose = 'shown' | 'certain' | 'outside' | 'certainly-outside';

/** An open table as the page uses it. Columns and index are on the page; everything else is asked of the engine. */
export interface OpenTable {
  readonly id: TableId;
  readonly marks: MarkColumns;
  readonly order: MarkOrder;
  /** The index over all rows. */
  readonly allRows: RowIndex;
  /** Position in the input by row, e.g. in `dossier.events`. */
  readonly sourceOrder: Uint32Array | null;
  /** Of combined tables, the position of each row's own; null where all rows are of one. */
  readonly datasets: Uint8Array | null;
  /** A new index for new clauses. Newest question wins. */
  readonly filter: (clauses: SlowClauses, purpose?: FilterPurpose) => Answer<RowIndex>;
  /** Sums over what the clauses, window and kinds let through. Newest question wins. */
  readonly sumFatalities: (
    clauses: SlowClauses,
    window: TimeSpan,
    kinds: KindMask,
    purpose?: FilterPurpose,
  ) => Answer<FatalitySums>;
  /** What each dataset has under the clauses but that of datasets. Newest question wins. */
  readonly resultsByDataset: (
    clauses: SlowClauses,
    window: TimeSpan,
    kinds: KindMask,
  ) => Answer<readonly DatasetResult[]>;
  /** What stands at the very place of a row under that filter; null where it has none. Newest question wins. */
  readonly mixAt: (
    row: number,
    clauses: SlowClauses,
    window: TimeSpan,
    kinds: KindMask,
  ) => Answer<PlaceMix | null>;
  /** Places and deaths of several windows side by side. Newest question wins. */
  readonly compareWindows: (
    clauses: SlowClauses,
    certainClauses: SlowClauses | null,
    windows: readonly TimeSpan[],
    kinds: KindMask,
    column: PlaceColumn | null,
    limit: number,
  ) => Answer<WindowComparison>;
  /** Text of rows, e.g. a page of the list. The newest question of each `purpose` wins. */
  readonly details: (rows: Uint32Array, purpose: 'list' | 'card') => Answer<readonly RowDetails[]>;
  readonly findRow: (id: string, dataset?: number) => Answer<number | null>;
  readonly listValues: (column: ValueColumn) => Answer<ColumnValues>;
  /** Frees the worker's memory. The page's is freed when nobody holds this object any more. */
  readonly close: () => void;
}

/** The page's view of what the engine opened, also for a reply that came another way (an import). */
export const openTableFrom = (client: EngineClient, id: TableId, opened: OpenedTable): OpenTable => {
  const { marks, order, orders, index, sourceOrder, datasets } = opened;
  return {
    id,
    marks,
    order,
    sourceOrder,
    datasets,
    allRows: rowIndexFrom(marks, orders, index),
    filter: async (clauses, purpose = 'shown') => {
      const channel = `${id} filter ${purpose}`;
      const result = await client.call('filter', { table: id, clauses }, { channel });
      return result.ok ? ok(rowIndexFrom(marks, orders, result.value)) : result;
    },
    sumFatalities: (clauses, window, kinds, purpose = 'shown') =>
      client.call(
        'sum-fatalities',
        { table: id, clauses, window, kinds },
        { channel: `${id} sums ${purpose}` },
      ),
    resultsByDataset: (clauses, window, kinds) =>
      client.call('results-by-dataset', { table: id, clauses, window, kinds }, { channel: `${id} datasets` }),
    mixAt: (row, clauses, window, kinds) =>
      client.call('place-mix', { table: id, row, clauses, window, kinds }, { channel: `${id} mix` }),
    compareWindows: (clauses, certainClauses, windows, kinds, column, limit) =>
      client.call(
        'compare-windows',
        { table: id, clauses, certainClauses, windows, kinds, column, limit },
        { channel: `${id} comparison` },
      ),
    details: (rows, purpose) =>
      client.call('row-details', { table: id, rows }, { channel: `${id} ${purpose}` }),
    findRow: (eventId, dataset = 0) => client.call('find-row', { table: id, id: eventId, dataset }),
    listValues: (column) => client.call('list-values', { table: id, column }),
    close: () => {
      void client.call('close', { table: id });
    },
  };
};

/** Opens a dossier in the engine, its rows on one of its clocks. */
export const openDossier = async (
  client: EngineClient,
  id: TableId,
  dossier: Dossier,
  clock: Clock = 'happened',
): Answer<OpenTable> => {
  const result = await client.call('open-dossier', { table: id, dossier, clock });
  return result.ok ? ok(openTableFrom(client, id, result.value)) : result;
};

/** Opens columns that were built on the page; the arrays move into the engine. */
export const openColumns = async (client: EngineClient, ask: AskOf<'open-table'>): Answer<OpenTable> => {
  const result = await client.call('open-table', ask);
  return result.ok ? ok(openTableFrom(client, ask.table, result.value)) : result;
};

/** Opens tables of the engine, by their ids, as one under the name `id`; one alone is opened as it is. */
export const combineTables = async (
  client: EngineClient,
  id: TableId,
  parts: readonly TableId[],
): Answer<OpenTable> => {
  const result = await client.call('combine-tables', { table: id, parts });
  return result.ok ? ok(openTableFrom(client, id, result.value)) : result;
};

/** What came of reading files: a report in any case, and a table where there were rows. */
export interface ImportOutcome {
  readonly report: ImportReport;
  readonly table: OpenTable | null;
}

/** Reads files into a table. Aborting `signal` stops at the next chunk and opens nothing. */
export const openFiles = async (
  client: EngineClient,
  ask: AskOf<'import-files'>,
  options: Pick<CallOptions, 'onProgress' | 'signal'> = {},
): Answer<ImportOutcome> => {
  const result = await client.call('import-files', ask, options);
  if (!result.ok) return result;
  const { report, opened } = result.value;
  return ok({ report, table: opened && openTableFrom(client, ask.table, opened) });
};
