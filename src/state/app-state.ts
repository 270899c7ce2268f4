import type { Support } from '@/domain/attribution';
import type { Area, Rings } from '@/domain/area';
import type { Camera } from '@/domain/camera';
import type { Clock } from '@/domain/clock';
import type { ContextLayerId, Dossier } from '@/domain/dossier';
import type { ActorId, AttributionClass, ConflictEvent, EventId, EventKind } from '@/domain/event';
import type { FilterClause, RowWords } from '@/domain/filter';
import type { MeasuredKm } from '@/domain/measured';
import type { KnownTo } from '@/domain/precision';
import type { MarkColumns } from '@/domain/mark-columns';
import type { MarkOrder } from '@/domain/mark-order';
import type { DatasetResult, FatalitySums, RowIndex } from '@/domain/row-index';
import type { BBox, LngLat } from '@/domain/space';
import type { TimeSpan } from '@/domain/time';
import type { PlaceColumn, WindowComparison } from '@/domain/window-comparison';
import type { ImportChoices, ReplyOf } from '@/engine/protocol';

export const LOCALES = ['en', 'ar', 'he', 'ru'] as const;
export type Locale = (typeof LOCALES)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What the panel at the start side shows. */
export const PANEL_VIEWS = ['events', 'story', 'sources', 'compare'] as const;
export type PanelView = (typeof PANEL_VIEWS)[number];

/** What the Sources view shows: the claims by who says so, rival versions, or the notes on what does not fit. */
export const SOURCE_PARTS = ['claims', 'rivals', 'notes'] as const;
export type SourcePart = (typeof SOURCE_PARTS)[number];

/** Units of length on screen. Inside it is always kilometres. */
export const UNITS = ['km', 'mi'] as const;
export type Units = (typeof UNITS)[number];

/** `sha256:` and 64 hexadecimal digits of a file's bytes: the same file has the same name on every device. */
export type DatasetId = string & { readonly __brand: 'DatasetId' };

/** Where a file is fetched from, as a link has it: `https://…`, or a path of this host. Judged before it is fetched. */
export type DataAddress = string & { readonly __brand: 'DataAddress' };

/** What has rows: an opened file, or the article. */
export type SourceKey = DatasetId | 'article';

/** A dataset that a link names or the reader has put on the map; hidden, it stays in the list. */
export interface DatasetChoice {
  /** Of a file that was fetched, alone on the map: where from. */
  readonly id: SourceKey | DataAddress;
  readonly isHidden: boolean;
}

/** An opened file. */
export interface DatasetInfo {
  readonly id: DatasetId;
  readonly name: string;
  readonly format: string;
  readonly rowCount: number;
  readonly sizeBytes: number;
  /** Where it was fetched from; null: the reader's own file. */
  readonly address: DataAddress | null;
  /** How the data must be cited; empty where it is unknown. */
  readonly citation: string;
  /** Its rows must not leave this device: no row in links or exports (ACLED's terms). */
  readonly isLocalOnly: boolean;
  /** What the reader chose while it was opened, so that it opens alike the next time. */
  readonly choices: ImportChoices;
}

/** The texts of a file's source column, most frequent first, and how many rows have each. */
export type SourceValues = ReplyOf<'list-values'>;

export type ImportReport = ReplyOf<'import-files'>['report'];

/** The last file that was read, or is being read. */
export type ImportState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly name: string;
      readonly doneBytes: number;
      readonly totalBytes: number | null;
    }
  | {
      readonly kind: 'finished';
      readonly name: string;
      readonly report: ImportReport;
      /** null: no rows came of it. */
      readonly id: DatasetId | null;
      /** Where it was fetched from; null: the reader's own files. */
      readonly address: DataAddress | null;
      /** What was on the map when it came, without itself: they can be shown together. The article's name is empty. */
      readonly others: readonly { readonly id: SourceKey; readonly name: string }[];
    }
  | { readonly kind: 'failed'; readonly name: string; readonly detail: string }
  /** The reader stopped it; nothing of it was opened. */
  | { readonly kind: 'cancelled'; readonly name: string };

/** One of the datasets whose rows are loaded. */
export interface RowsPart {
  readonly id: SourceKey;
  /** null: the article. */
  readonly info: DatasetInfo | null;
  readonly rowCount: number;
}

/** Everything that a page needs of the rows it shows. Built once by the engine; a new filter brings a new `index`. */
export interface Rows {
  /** The article's, where it is among the parts; otherwise empty but for names and where to look. */
  readonly dossier: Dossier;
  readonly marks: MarkColumns;
  /** How the map draws the marks. */
  readonly order: MarkOrder;
  /** The clock that the rows' times, their order and the index are on. */
  readonly clock: Clock;
  /** Rows that pass every clause but the window and the kinds. */
  readonly index: RowIndex;
  /** Of `index`, the rows that are certainly where the area is; null: place leaves nothing open. */
  readonly certainIndex: RowIndex | null;
  /** The area that `index` answers. */
  readonly indexedArea: Area | null;
  /** The search that `index` answers; another one is on its way while the state's query differs. */
  readonly indexedQuery: string;
  /** The datasets, at least one; most often one. */
  readonly parts: readonly RowsPart[];
  /** Position in `parts` of the dataset that a row comes from. */
  readonly partOf: (row: number) => number;
  /** Of a file's row what is known so far; asking brings the rest, and the store changes when it has come. */
  readonly eventAt: (row: number) => ConflictEvent;
  /** The words that the clauses over words look at; null where they are not known yet. */
  readonly wordsAt: (row: number) => RowWords | null;
  /** −1 where no such event is loaded. */
  readonly rowOf: (id: EventId) => number;
  /** Position of the part that an id names, and the id as that file has it: what the engine is asked for. */
  readonly ownIdOf: (id: EventId) => { readonly part: number; readonly ownId: string };
}

export type DataState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'ready'; readonly rows: Rows };

/** Why a file could not be fetched. Hosts do not say more, and browsers tell pages less than they know. */
export type FetchFailure =
  /** No connection, or the host does not let other sites read its files (no CORS): a page cannot tell these apart. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'web-page' }
  | { readonly kind: 'too-large'; readonly limitBytes: number };

/** A file elsewhere that a link names: nothing is fetched from another host before the reader has agreed. */
export type RemoteFile =
  | { readonly kind: 'asked'; readonly address: DataAddress; readonly host: string }
  | { readonly kind: 'fetching'; readonly address: DataAddress; readonly host: string }
  | {
      readonly kind: 'failed';
      readonly address: DataAddress;
      readonly host: string;
      readonly failure: FetchFailure;
    }
  /** It was fetched; what came of it is in `importing`. */
  | { readonly kind: 'read' };

/** Why an address in a link is not followed at all. */
export type AddressRefusal = 'scheme' | 'insecure' | 'credentials' | 'malformed';

/** Something the reader should know; worded in `ui` from its kind. */
export type Notice =
  | { readonly kind: 'link-value-ignored'; readonly param: string; readonly value: string }
  | { readonly kind: 'unknown-event'; readonly id: string }
  | { readonly kind: 'filter-widened'; readonly clauses: readonly FilterClause[] }
  | { readonly kind: 'basemap-failed' }
  | { readonly kind: 'dataset-missing'; readonly id: DatasetId }
  | { readonly kind: 'address-refused'; readonly address: string; readonly why: AddressRefusal }
  | { readonly kind: 'copy-opened'; readonly host: string }
  | { readonly kind: 'engine-failed'; readonly detail: string }
  | { readonly kind: 'link-copied' }
  | { readonly kind: 'copy-failed'; readonly link: string };

/** How a reader moves through time: a window of fixed length, or everything up to a moving end. */
export type PlayMode = 'window' | 'cumulative';

export interface Playback {
  readonly isPlaying: boolean;
  /** Days of the map's time for each second of the reader's. */
  readonly daysPerSecond: number;
  readonly mode: PlayMode;
}

/** `starting` until the first full frame; `unsupported` where there is no WebGL2; `lost` while the context is gone. */
export type MapStatus = 'starting' | 'ready' | 'lost' | 'unsupported';

/** What a click on the map does: select an event, measure a path, or draw an area. */
export const MAP_TOOLS = ['select', 'distance', 'polygon', 'circle', 'freehand', 'edit'] as const;
export type MapTool = (typeof MAP_TOOLS)[number];

/** A computed distance that the reader asked to see on the map. */
export interface ShownDistance {
  /** Which of the offered distances it is, so that its button can say that it is shown. */
  readonly key: string;
  readonly measured: MeasuredKm;
}

/** The whole app. Transitions replace it, selectors read it; the camera in it is settled, never mid-flight. */
export interface AppState {
  readonly data: DataState;
  readonly window: TimeSpan;
  readonly kinds: ReadonlySet<EventKind> | null;
  readonly attribution: ReadonlySet<AttributionClass> | null;
  readonly actors: ReadonlySet<ActorId> | null;
  readonly query: string;
  /** Only what is placed inside this box; null: anywhere. */
  readonly bounds: BBox | null;
  /** Only what may be inside this area; null: anywhere. As a link keeps it. */
  readonly area: Area | null;
  /** The area as rings, once they are worked out; `of` says of which. */
  readonly areaShape: { readonly of: Area; readonly rings: Rings } | null;
  /** Only what is known at least so exactly; null: everything. */
  readonly known: KnownTo | null;
  /** Only what this voice says at first hand, by {@link voiceId}; of a file, this text in its source column. */
  readonly speaker: string | null;
  /** Only what this voice passed on. */
  readonly relay: string | null;
  /** Only claims placed in this zone or at this place, by id. */
  readonly about: string | null;
  /** Only what rests on so little. */
  readonly support: Support | null;
  /** Only rows of a file that say one of these; null: whatever they say. `''` stands for rows that say nothing. */
  readonly types: ReadonlySet<string> | null;
  readonly countries: ReadonlySet<string> | null;
  /** What is wanted on the map, in the order in which it came; what this device does not have is not among the rows. */
  readonly datasets: readonly DatasetChoice[];
  /** A file elsewhere that the link names and that is not open yet. */
  readonly remote: RemoteFile | null;
  /** The stretch of time that the timeline shows; bounded. A view setting: not part of a link. */
  readonly axis: TimeSpan;
  readonly selection: EventId | null;
  /** The selection came from a link, and whether its search hides it is not known before the engine has answered. */
  readonly isRevealing: boolean;
  readonly hover: EventId | null;
  readonly camera: Camera;
  /** What the map shows at that camera; null before it has come to rest once. */
  readonly viewBounds: BBox | null;
  readonly layers: ReadonlySet<ContextLayerId>;
  readonly view: PanelView;
  /** The step of the story that the reader is at, from 1; also while they look around elsewhere. */
  readonly step: number;
  /** The window that the chosen one is compared with; null: the same length before it. */
  readonly comparedWindow: TimeSpan | null;
  /** What the engine last said of both windows; null while it has not been asked. */
  readonly comparison: WindowComparison | null;
  /** The column by which places are compared; null: the one that suits the data. Not part of a link. */
  readonly comparedBy: PlaceColumn | null;
  readonly sourcePart: SourcePart;
  /** Wanted; the rows follow as soon as the engine has them on it. */
  readonly clock: Clock;
  readonly units: Units;
  /** The line drawn from the selected event to what it was measured to; null: none. */
  readonly shownDistance: ShownDistance | null;
  /** The panel of measuring tools, the tool in hand, and the path measured so far. */
  readonly measuring: {
    readonly isOpen: boolean;
    readonly tool: MapTool;
    readonly path: readonly LngLat[];
  };
  readonly theme: Theme;
  readonly locale: Locale;
  readonly playback: Playback;
  readonly notices: readonly Notice[];
  readonly importing: ImportState;
  /** Files kept on this device. */
  readonly device: readonly DatasetInfo[];
  /** Fatalities over all that passes every clause; null while unknown or without figures. */
  readonly sums: FatalitySums | null;
  /** What each of several datasets has, by its position among the rows' parts; null for one, and while unknown. */
  readonly results: readonly DatasetResult[] | null;
  readonly map: MapStatus;
}

/** Layers that are on until the reader says otherwise. */
export const DEFAULT_LAYERS: readonly ContextLayerId[] = [
  'lines-1974',
  'area-of-separation',
  'links',
  'areas',
];
