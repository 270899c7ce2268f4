import type { BBox } from '@/domain/space';
import type { ImportError } from '@/import/import-error';
import type { ColumnChoice, FieldName } from '@/import/fields';

/** Why a record could not be loaded. Coordinates are tested before dates; each record has one reason. */
export type RejectionReason =
  | 'no-coords'
  | 'bad-coords'
  | 'coords-out-of-range'
  | 'null-island'
  | 'no-date'
  | 'bad-date'
  | 'unclosed quote'
  | 'unknown geometry type'
  | 'too few positions'
  | 'degenerate';

/** A record that was not loaded, and why. */
export interface Rejection {
  /** From 1, in the order of the file; header and tag rows do not count. */
  readonly record: number;
  /** Name of the column at fault, as the report's `columns` has it. */
  readonly column: string;
  /** What stood there, cut to {@link VALUE_LIMIT} characters. */
  readonly value: string;
  readonly reason: RejectionReason;
  /** Line where the record starts; null where the format has no lines. */
  readonly line: number | null;
  /** Which file or archive member; empty where there is only one. */
  readonly file: string;
  /** What more is known, e.g. that the record repeats the header. */
  readonly detail: 'repeated-header' | 'totals-row' | 'swallowed-rest' | null;
  /** The record as name → text pairs without the empty ones, so that rejected rows can be downloaded and mended. */
  readonly cells: readonly (readonly [column: string, text: string])[];
  /** Were cells cut or left out? Only of huge records, or late among very many (`LIMITS.rejectedCharacters`). */
  readonly isCut: boolean;
}

/** Something that may be wrong in records that loaded (or in the file); the value in the report is how many records. */
export type WarningKind =
  | 'swapped-axes'
  | 'null-island'
  | 'end-before-start'
  | 'bad-end-date'
  | 'duplicate-id rows'
  | 'low<=best<=high violated'
  | 'totals-row'
  | 'sentinel-date'
  | 'far-future'
  | 'fatalities'
  | 'ambiguous-date-order'
  | 'date-order-contradicted'
  | 'too-few-fields'
  | 'too-many-fields'
  | 'repeated-header'
  | 'bad-time'
  | 'bad-precision'
  | 'cell-truncated'
  | 'undecodable-text'
  | 'ring-closed'
  | 'crosses-antimeridian'
  | 'dangling-sources'
  | 'dangling-associations'
  | 'graphic-content'
  | 'unsupported-crs'
  | 'file-truncated'
  | 'unread-member'
  | 'track-mismatch';

/** How the file was read where reading needed a decision; nothing is wrong, but the person must be able to see it. */
export type NoticeKind =
  | 'encoding-guessed'
  | 'excel-serial'
  | 'unix-time'
  | 'two-digit-year'
  | 'time-without-zone'
  | 'coordinates-converted'
  | 'fatalities-range'
  | 'nul-bytes-removed'
  | 'undated'
  | 'shape-as-point'
  | 'reprojected'
  | 'preamble-rows'
  | 'tag-rows'
  | 'blank-records'
  | 'actor-rows-merged'
  | 'acled-none-or-unknown'
  | 'acled-round-number'
  | 'network-links-ignored'
  | 'guards-removed';

/** What the person can do about a warning, an error or a notice. The words for it live in the user interface. */
export type Remedy =
  | { readonly kind: 'swap-columns'; readonly mapping: ColumnChoice }
  | { readonly kind: 'choose-date-order'; readonly current: DateOrder; readonly example: string }
  | { readonly kind: 'choose-encoding'; readonly current: string; readonly options: readonly string[] }
  | { readonly kind: 'choose-mapping' }
  | { readonly kind: 'choose-member'; readonly members: readonly string[] }
  | { readonly kind: 'add-files'; readonly roles: readonly ('events' | 'sources' | 'associations')[] };

/** A remedy with what it is for. */
export interface RemedyOffer {
  readonly for: WarningKind | NoticeKind | ImportError['kind'];
  readonly remedy: Remedy;
}

/** Day or month first in numeric dates. */
export type DateOrder = 'dmy' | 'mdy';

/** How the order of day and month was settled. `assumed`: nothing in the file tells; a warning says so. */
export interface DateOrderDecision {
  readonly order: DateOrder;
  readonly basis: 'chosen' | 'format' | 'decided-by-value' | 'inferred-from-sequence' | 'assumed';
  readonly example: string;
}

/** The importer could not tell which columns hold place or date and asks. */
export interface MappingRequest {
  readonly columns: readonly string[];
  readonly guesses: Readonly<Partial<Record<FieldName, string>>>;
  readonly missing: readonly ('place' | 'date')[];
  /** The first records as text, at most {@link PREVIEW_ROWS}. */
  readonly preview: readonly (readonly string[])[];
}

/** One file, or one member of an archive: `archive / member`. */
export interface FileReport {
  readonly name: string;
  readonly records: number;
  readonly loaded: number;
}

/** Lines, areas and tracks: what was counted besides events. */
export interface ShapeCounts {
  readonly geometryTypes: Readonly<Record<string, number>>;
  readonly vertices: number;
  readonly tracks: number;
  readonly trackPoints: number;
}

/** Rules that come with a recognised dataset. */
export interface DatasetTerms {
  readonly id: 'ucdp-ged' | 'acled';
  readonly citation: string;
  /** True for ACLED: its rows stay on the device and enter neither links nor exports. */
  readonly localOnly: boolean;
}

/** What became of a file. Every record is loaded, rejected with a reason, or (one row per actor) merged into another. */
export interface ImportReport {
  readonly format: string;
  readonly records: number;
  readonly loaded: number;
  readonly rejected: readonly Rejection[];
  readonly warnings: Readonly<Partial<Record<WarningKind, number>>>;
  /** First and last day (included) of the loaded records, `YYYY-MM-DD`; null where none is dated. */
  readonly start: string | null;
  readonly end: string | null;
  readonly bbox: BBox | null;
  readonly countsByType: Readonly<Record<string, number>>;
  /** Sums over the loaded records that give a figure. */
  readonly fatalities: { readonly low: number; readonly best: number; readonly high: number };

  /** Rejections with those beyond the list's limit, also by reason; the list itself is cut at `LIMITS.listedRejections`. */
  readonly rejectedTotal: number;
  /** Of the listed rejections: those whose cells are cut. */
  readonly rejectedCut: number;
  readonly rejectedByReason: Readonly<Partial<Record<RejectionReason, number>>>;
  /** Of the rejected: records with a date but no coordinates, handed on for the list of what is off the map. */
  readonly offMap: number;
  readonly merged: number;
  readonly withoutFatalities: number;
  readonly notices: Readonly<Partial<Record<NoticeKind, number>>>;
  readonly examples: readonly {
    readonly kind: WarningKind | NoticeKind;
    readonly record: number;
    readonly value: string;
  }[];
  readonly remedies: readonly RemedyOffer[];
  readonly errors: readonly ImportError[];
  readonly needsMapping: MappingRequest | null;
  readonly files: readonly FileReport[];
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** Line of the header row; null where there is none. */
  readonly headerLine: number | null;
  readonly columns: readonly string[];
  /** The first records as text, at most {@link PREVIEW_ROWS}, so that columns can be told by what is in them. */
  readonly preview: MappingRequest['preview'];
  readonly mapping: Readonly<Partial<Record<FieldName, string>>>;
  readonly dateOrder: DateOrderDecision | null;
  readonly dataset: DatasetTerms | null;
  readonly shapes: ShapeCounts | null;
  /** Like `bbox`, but across the antimeridian (`west > east`) where that box is the smaller: what to fit the map to. */
  readonly fitBbox: BBox | null;
}

/** Longest text of a value in a report. */
export const VALUE_LIMIT = 200;
/** Records shown when the importer asks for a mapping. */
export const PREVIEW_ROWS = 8;
