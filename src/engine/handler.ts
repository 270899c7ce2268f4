import { type Result, fail, ok } from '@/domain/result';
import { createTableBuilder } from '@/table/build-table';
import { tableOfDossier } from '@/table/dossier-table';
import { type EventTable, rowOfId } from '@/table/event-table';
import { sumFatalities } from '@/table/fatality-sums';
import type { RowBits } from '@/table/row-bits';
import { ordersOf, rowIndexDataOf } from '@/table/row-index';
import { NO_CLAUSES, type SlowClauses, rowsPassing } from '@/table/slow-clauses';
import { createImportSink } from './import-sink';
import type {
  AskOf,
  EngineCallKind,
  EngineFailure,
  OpenedTable,
  Progress,
  ReplyOf,
  TableId,
} from './protocol';
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
  /** The last clauses and what passes them, because a change of filter asks for an index and for sums. */
  clauses: string;
  bits: RowBits | null;
}

/** Answers questions about the tables it was given; holds no state but them. No worker, no clock, no page. */
export const createHandlers = (): Handlers => {
  const entries = new Map<TableId, Entry>();

  const open = (id: TableId, table: EventTable): OpenedTable => {
    entries.set(id, { table, clauses: JSON.stringify(NO_CLAUSES), bits: null });
    const orders = ordersOf(table.marks);
    return {
      marks: table.marks,
      orders,
      index: rowIndexDataOf(table.marks, orders, null),
      sourceOrder: table.sourceOrder,
    };
  };

  const withEntry = <Value>(id: TableId, read: (entry: Entry) => Value): Result<Value, EngineFailure> => {
    const entry = entries.get(id);
    return entry === undefined ? fail({ kind: 'unknown-table', table: id }) : ok(read(entry));
  };

  const bitsFor = (entry: Entry, clauses: SlowClauses): RowBits | null => {
    const key = JSON.stringify(clauses);
    if (entry.clauses !== key) {
      entry.bits = rowsPassing(entry.table, clauses);
      entry.clauses = key;
    }
    return entry.bits;
  };

  return {
    'open-dossier': ({ table, dossier }) => ok(open(table, tableOfDossier(dossier))),
    'open-table': ({ table, data }) => ok(open(table, data)),
    'import-files': async ({ table, files, choices }, { report: tell, signal }) => {
      const { importFiles } = await import('@/import/import-files'); // parsers weigh more than all the rest
      const builder = createTableBuilder();
      const report = await importFiles(
        files.map(({ name, blob }) => ({ name, bytes: blob.stream(), size: blob.size })),
        {
          ...choices,
          sink: createImportSink(builder),
          signal,
          onProgress: ({ bytesRead, bytesTotal }) => {
            tell({ done: bytesRead, total: bytesTotal });
          },
        },
      );
      if (signal.aborted) return fail({ kind: 'cancelled' });
      return ok({ report, opened: builder.length() === 0 ? null : open(table, builder.finish()) });
    },
    filter: ({ table, clauses }) =>
      withEntry(table, (entry) => {
        const { marks } = entry.table;
        return rowIndexDataOf(marks, ordersOf(marks), bitsFor(entry, clauses));
      }),
    'sum-fatalities': ({ table, clauses, window, kinds }) =>
      withEntry(table, (entry) => sumFatalities(entry.table, window, kinds, bitsFor(entry, clauses))),
    'row-details': ({ table, rows }) =>
      withEntry(table, (entry) =>
        [...rows].filter((row) => row < entry.table.length).map((row) => detailsOf(entry.table, row)),
      ),
    'find-row': ({ table, id }) =>
      withEntry(table, (entry) => {
        const row = rowOfId(entry.table, id);
        return row < 0 ? null : row;
      }),
    'list-values': ({ table, column }) => withEntry(table, (entry) => valuesOf(entry.table, column)),
    close: ({ table }) => {
      entries.delete(table);
      return ok(null);
    },
  };
};
