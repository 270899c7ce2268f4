import { type Result, fail, ok } from '@/domain/result';
import { tableOfDossier } from '@/table/dossier-table';
import { type EventTable, rowOfId } from '@/table/event-table';
import { sumFatalities } from '@/table/fatality-sums';
import type { RowBits } from '@/table/row-bits';
import { ordersOf, rowIndexDataOf } from '@/table/row-index';
import { NO_CLAUSES, type SlowClauses, rowsPassing } from '@/table/slow-clauses';
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

  const open = (id: TableId, table: EventTable): Answer<'open-table'> => {
    entries.set(id, { table, clauses: JSON.stringify(NO_CLAUSES), bits: null });
    const orders = ordersOf(table.marks);
    const opened: OpenedTable = {
      marks: table.marks,
      orders,
      index: rowIndexDataOf(table.marks, orders, null),
      sourceOrder: table.sourceOrder,
    };
    return ok(opened);
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
    'open-dossier': ({ table, dossier }) => open(table, tableOfDossier(dossier)),
    'open-table': ({ table, data }) => open(table, data),
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
