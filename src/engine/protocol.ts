import type { Clock } from '@/domain/clock';
import type { Dossier } from '@/domain/dossier';
import type { AttributionClass, EventKind, FatalitiesBasis } from '@/domain/event';
import type { MarkColumns } from '@/domain/mark-columns';
import type { PlaceMix } from '@/domain/place-mix';
import type { MarkOrder } from '@/domain/mark-order';
import type { DatasetResult, FatalitySums, KindMask } from '@/domain/row-index';
import type { TimeSpan } from '@/domain/time';
import type { PlaceColumn, WindowComparison } from '@/domain/window-comparison';
import type { ColumnChoice } from '@/import/fields';
import type { DateOrder, ImportReport } from '@/import/report';
import type { DictionaryName, EventTable } from '@/table/event-table';
import type { RowIndexData } from '@/table/row-index';
import type { SlowClauses } from '@/table/slow-clauses';
import type { TimeOrders } from '@/table/time-orders';

/** Names an open table; chosen by whoever opens it, e.g. a dossier's id or a number for a file. */
export type TableId = string & { readonly __brand: 'TableId' };

/** What the page gets of a table: what map, timeline and list read in the pointer's frame. Text stays in the worker. */
export interface OpenedTable {
  readonly marks: MarkColumns;
  /** How the map draws them. */
  readonly order: MarkOrder;
  readonly orders: TimeOrders;
  /** With no clause set: all rows. */
  readonly index: RowIndexData;
  /** Position in the input by row; null where the input has no meaningful order. */
  readonly sourceOrder: Uint32Array | null;
  /** Of combined tables, the position of each row's own; null where all rows are of one. */
  readonly datasets: Uint8Array | null;
}

/** Everything a list row or a card says about a row. Empty text and null are "not given". */
export interface RowDetails {
  readonly row: number;
  /** Position of the row's dataset among those combined; 0 in a table of one. */
  readonly dataset: number;
  /** Number of the record in its file, from 1; null where there is none. */
  readonly record: number | null;
  /** The file, where several were read together; otherwise empty. */
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly kind: EventKind;
  /** Epoch ms UTC; infinite where open. */
  readonly start: number;
  readonly end: number;
  readonly extent: 'sometime' | 'throughout';
  /** UCDP's codes; null where not given. ACLED's beside them. */
  readonly wherePrecision: number | null;
  readonly whenPrecision: number | null;
  readonly acledWherePrecision: number | null;
  readonly acledWhenPrecision: number | null;
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
  readonly fatalitiesBasis: FatalitiesBasis;
  readonly attribution: AttributionClass | null;
  readonly texts: Readonly<Record<DictionaryName, string>>;
  readonly actorsA: readonly string[];
  readonly actorsB: readonly string[];
  readonly notes: string;
}

/** A column whose values a reader can choose among. */
export type ValueColumn = DictionaryName | 'actors';

/** Distinct values of a column with how many rows have each, whatever the filter; most frequent first. */
export interface ColumnValues {
  readonly values: readonly string[];
  readonly counts: Uint32Array;
}

/** A file as the browser gives it (a Blob is handed over without being read). */
export interface ImportedFile {
  readonly name: string;
  readonly blob: Blob;
}

/** What a person chose where the importer could not tell. Empty: nothing yet. */
export interface ImportChoices {
  readonly mapping?: ColumnChoice;
  readonly encoding?: string;
  readonly dateOrder?: DateOrder;
  readonly member?: string;
}

/** How far a long job has come. `total` is null while it is not known. */
export interface Progress {
  readonly done: number;
  readonly total: number | null;
}

/** Every question to the engine with its answer. Questions are self-contained, so that none depends on another's order. */
export interface EngineCalls {
  /** Rows are in the order of the clock, which their times are on. */
  'open-dossier': {
    readonly ask: { readonly table: TableId; readonly dossier: Dossier; readonly clock: Clock };
    readonly reply: OpenedTable;
  };
  /** The columns are handed over: the caller's arrays are empty afterwards. */
  'open-table': {
    readonly ask: { readonly table: TableId; readonly data: EventTable };
    readonly reply: OpenedTable;
  };
  /**
   * Reads files of unknown make, reporting bytes as progress. The report says what became of every record; `opened` is
   * null where no row came of it. Cancelled: nothing is opened.
   */
  'import-files': {
    readonly ask: {
      readonly table: TableId;
      readonly files: readonly ImportedFile[];
      readonly choices: ImportChoices;
    };
    readonly reply: { readonly report: ImportReport; readonly opened: OpenedTable | null };
  };
  /**
   * Opens tables that are open already under one more name: several as one, one as it is. The parts stay open, and share
   * their text with what comes of it.
   */
  'combine-tables': {
    readonly ask: { readonly table: TableId; readonly parts: readonly TableId[] };
    readonly reply: OpenedTable;
  };
  filter: {
    readonly ask: { readonly table: TableId; readonly clauses: SlowClauses };
    readonly reply: RowIndexData;
  };
  'sum-fatalities': {
    readonly ask: {
      readonly table: TableId;
      readonly clauses: SlowClauses;
      readonly window: TimeSpan;
      readonly kinds: KindMask;
    };
    readonly reply: FatalitySums;
  };
  /** What each dataset has, by position; the clause that names datasets does not count. */
  'results-by-dataset': {
    readonly ask: {
      readonly table: TableId;
      readonly clauses: SlowClauses;
      readonly window: TimeSpan;
      readonly kinds: KindMask;
    };
    readonly reply: readonly DatasetResult[];
  };
  /** What stands at the very place of a row; null where it has none. */
  'place-mix': {
    readonly ask: {
      readonly table: TableId;
      readonly row: number;
      readonly clauses: SlowClauses;
      readonly window: TimeSpan;
      readonly kinds: KindMask;
    };
    readonly reply: PlaceMix | null;
  };
  /** Counts by place and fatality sums, for each of several windows. `column` null: the one that suits the table. */
  'compare-windows': {
    readonly ask: {
      readonly table: TableId;
      readonly clauses: SlowClauses;
      /** What a row must pass to count as certain; null: `clauses`. Differs from them where an area is asked for. */
      readonly certainClauses: SlowClauses | null;
      readonly windows: readonly TimeSpan[];
      readonly kinds: KindMask;
      readonly column: PlaceColumn | null;
      /** How many places are named. */
      readonly limit: number;
    };
    readonly reply: WindowComparison;
  };
  /** In the order asked for; rows the table does not have are left out. */
  'row-details': {
    readonly ask: { readonly table: TableId; readonly rows: Uint32Array };
    readonly reply: readonly RowDetails[];
  };
  /** The row of a source's id within one dataset (the first, unless another is named), or null: for links. */
  'find-row': {
    readonly ask: { readonly table: TableId; readonly id: string; readonly dataset?: number };
    readonly reply: number | null;
  };
  'list-values': {
    readonly ask: { readonly table: TableId; readonly column: ValueColumn };
    readonly reply: ColumnValues;
  };
  /** Forgets the table; unknown tables are no error. */
  close: { readonly ask: { readonly table: TableId }; readonly reply: null };
}

export type EngineCallKind = keyof EngineCalls;
export type AskOf<Kind extends EngineCallKind> = EngineCalls[Kind]['ask'];
export type ReplyOf<Kind extends EngineCallKind> = EngineCalls[Kind]['reply'];

/** Why there is no answer. `superseded` and `cancelled` are no faults: nobody waits for the answer any more. */
export type EngineFailure =
  | { readonly kind: 'superseded' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unknown-table'; readonly table: TableId }
  /** The engine threw: a bug, or too little memory. The message is for the console, not for readers. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The worker could not start or died; every later question fails alike. */
  | { readonly kind: 'crashed'; readonly message: string };

/** A question on its way; `id` grows with every question of a client. */
export type EngineRequest = {
  [Kind in EngineCallKind]: { readonly id: number; readonly call: Kind; readonly ask: AskOf<Kind> };
}[EngineCallKind];

export type ToEngine = EngineRequest | { readonly id: number; readonly call: 'cancel' };

export type FromEngine =
  | { readonly id: number; readonly kind: 'reply'; readonly reply: ReplyOf<EngineCallKind> }
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }
  | { readonly id: number; readonly kind: 'failure'; readonly failure: EngineFailure };
