import { orderMarks } from '@/domain/mark-order';
import { type Result, fail, ok } from '@/domain/result';
import { compareWindows } from '@/table/compare-windows';
import { combineTables } from '@/table/combine-tables';
import { resultsByDataset } from '@/table/dataset-results';
import { tableOfDossier } from '@/table/dossier-table';
import { type EventTable, rowOfId } from '@/table/event-table';
import { sumFatalities } from '@/table/fatality-sums';
import { mixAt } from '@/table/place-mix';
import { type RowBits, bothRows } from '@/table/row-bits';
import { ordersOf, rowIndexDataOf } from '@/table/row-index';
import { NO_CLAUSES, type SlowClauses, rowsOfDatasets, rowsPassing } from '@/table/slow-clauses';
import type {
  AskOf,
  EngineCallKind,
  EngineFailure,
  OpenedTable,
  Progress,
  ReplyOf,
  TableId,
} from './protocol';
import { type ReadFiles, readHere } from './read-aside';
import { detailsOf, valuesOf } from './row-details';

/** What a long job needs of its surroundings. */
export interface JobContext {
  readonly report: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

type Answer<Kind extends EngineCallKind> = Result<ReplyOf<Kind>, EngineFailure>;

/** One answer for every question. */
export type Handlers = {
  readonly [Kind in EngineCallKind]: (
    ask: AskOf<Kind>,
    context: JobContext,
  ) => Answer<Kind> | Promise<Answer<Kind>>;
};

interface Entry {
  readonly table: EventTable;
  /** The last clauses, without that of datasets, and what passes them: a change of filter asks for an index and for sums. */
  clauses: string;
  bits: RowBits | null;
}

/**
 * Answers questions about the tables it was given; holds no state but them. No worker, no clock, no page.
 *
 * @param readFiles where files are read: on this thread, unless the worker's shell knows better
 */
export const createHandlers = (readFiles: ReadFiles = readHere): Handlers => {
  const entries = new Map<TableId, Entry>();

  const open = (id: TableId, table: EventTable): OpenedTable => {
    entries.set(id, { table, clauses: JSON.stringify(NO_CLAUSES), bits: null });
    const orders = ordersOf(table.marks);
    return {
      marks: table.marks,
      order: orderMarks(table.marks),
      orders,
      index: rowIndexDataOf(table.marks, orders, null),
      sourceOrder: table.sourceOrder,
      datasets: table.datasets,
    };
  };

  const withEntry = <Value>(id: TableId, read: (entry: Entry) => Value): Result<Value, EngineFailure> => {
    const entry = entries.get(id);
    return entry === undefined ? fail({ kind: 'unknown-table', table: id }) : ok(read(entry));
  };

  const bitsFor = (entry: Entry, { datasets, ...others }: SlowClauses): RowBits | null => {
    const clauses: SlowClauses = { ...others, datasets: null };
    const key = JSON.stringify(clauses);
    if (entry.clauses !== key) {
      entry.bits = rowsPassing(entry.table, clauses);
      entry.clauses = key;
    }
    return bothRows(entry.bits, datasets === null ? null : rowsOfDatasets(entry.table, datasets));
  };

  const combine = ({ table, parts }: AskOf<'combine-tables'>): Answer<'combine-tables'> => {
    const tables: EventTable[] = [];
    for (const id of parts) {
      const entry = entries.get(id);
      if (entry === undefined) return fail({ kind: 'unknown-table', table: id });
      tables.push(entry.table);
    }
    const [only] = tables;
    return ok(open(table, only !== undefined && tables.length === 1 ? only : combineTables(tables)));
  };

  return {
    'open-dossier': ({ table, dossier, clock }) => ok(open(table, tableOfDossier(dossier, clock))),
    'open-table': ({ table, data }) => ok(open(table, data)),
    'import-files': async ({ table, files, choices }, context) => {
      const read = await readFiles({ files, choices }, context);
      if (context.signal.aborted) return fail({ kind: 'cancelled' });
      return ok({ report: read.report, opened: read.table && open(table, read.table) });
    },
    'combine-tables': combine,
    filter: ({ table, clauses }) =>
      withEntry(table, (entry) => {
        const { marks } = entry.table;
        return rowIndexDataOf(marks, ordersOf(marks), bitsFor(entry, clauses));
      }),
    'sum-fatalities': ({ table, clauses, window, kinds }) =>
      withEntry(table, (entry) => sumFatalities(entry.table, window, kinds, bitsFor(entry, clauses))),
    'results-by-dataset': ({ table, clauses, window, kinds }) =>
      withEntry(table, (entry) =>
        resultsByDataset(entry.table, window, kinds, bitsFor(entry, { ...clauses, datasets: null })),
      ),
    'place-mix': ({ table, row, clauses, window, kinds }) =>
      withEntry(table, (entry) => mixAt(entry.table, row, window, kinds, bitsFor(entry, clauses))),
    'compare-windows': ({ table, clauses, certainClauses, windows, kinds, column, limit }) =>
      withEntry(table, (entry) => {
        const bits = bitsFor(entry, clauses);
        const certainBits = certainClauses === null ? null : bitsFor(entry, certainClauses);
        return compareWindows(entry.table, windows, kinds, bits, column, limit, certainBits);
      }),
    'row-details': ({ table, rows }) =>
      withEntry(table, (entry) =>
        [...rows].filter((row) => row < entry.table.length).map((row) => detailsOf(entry.table, row)),
      ),
    'find-row': ({ table, id, dataset }) =>
      withEntry(table, (entry) => {
        const row = rowOfId(entry.table, id, dataset);
        return row < 0 ? null : row;
      }),
    'list-values': ({ table, column }) => withEntry(table, (entry) => valuesOf(entry.table, column)),
    close: ({ table }) => {
      entries.delete(table);
      return ok(null);
    },
  };
};
