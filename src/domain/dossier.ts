import type { Camera } from './camera';
import type { ActorId, ConflictEvent, EventId, PlaceId, SourceId, ZoneId } from './event';
import type { LngLat } from './space';
import type { EpochMs, TimeSpan } from './time';

/** A name in the four languages of the product, and every other spelling under which it is searched. */
export interface Names {
  readonly en: string;
  readonly ar: string | null;
  readonly he: string | null;
  readonly ru: string | null;
  readonly aliases: readonly string[];
}

export interface Place {
  readonly id: PlaceId;
  readonly names: Names;
  readonly lngLat: LngLat;
  readonly description: string;
  /** Where the coordinate comes from, e.g. "GeoNames 168634". */
  readonly coordinateSource: string;
  readonly note: string;
}

/**
 * How an area is drawn. `hatched`: soft hatched polygon. `band`: fuzzy strip along a line. `gradient`: fades out, no
 * outer edge. `tag`: a label alone (country level). `outline`: context such as the area of separation.
 */
export type ZoneStyle = 'hatched' | 'band' | 'gradient' | 'tag' | 'outline';

export interface Zone {
  readonly id: ZoneId;
  readonly names: Names;
  /** The short words on the map, e.g. "southwest zone · approximate, no published boundary". */
  readonly tag: string;
  /** Where the tag and the marks of its events stand. */
  readonly anchor: LngLat;
  readonly style: ZoneStyle;
  /** The layer that shows or hides it; null: shown while one of its events is. */
  readonly layer: ContextLayerId | null;
  readonly note: string;
  /** Plain words on how good the outline is; empty where the outline is published. */
  readonly accuracy: string;
  /** The same as a number: how far the drawn edge or line may be off, km; null where no boundary is published. */
  readonly accuracyKm: number | null;
  /** Half-open validity; null is open. */
  readonly validFrom: EpochMs | null;
  readonly validTo: EpochMs | null;
  readonly sourceIds: readonly SourceId[];
}

/** Layers that a reader may switch; the ids are part of the link format. */
export const CONTEXT_LAYER_IDS = [
  'lines-1974',
  'area-of-separation',
  'other-zones',
  'distance-rings',
  'links',
  'areas',
] as const;
export type ContextLayerId = (typeof CONTEXT_LAYER_IDS)[number];

export interface Actor {
  readonly id: ActorId;
  readonly names: Names;
  readonly type: string;
  readonly allegiance: string;
  readonly note: string;
}

export interface Source {
  readonly id: SourceId;
  readonly title: string;
  /** http(s) address, or null where the source has none. */
  readonly url: string | null;
  readonly date: string;
  readonly note: string;
  readonly stance: string;
}

export interface StoryStep {
  readonly title: string;
  readonly text: string;
  readonly eventIds: readonly EventId[];
  readonly zoneIds: readonly ZoneId[];
  readonly window: TimeSpan;
  readonly camera: Camera;
}

/** What one voice says to a question of fact; it leads to a claim of the article, to an outside source, or to both. */
export interface Version {
  /** Who gives this version, as a reader would name them. */
  readonly by: string;
  readonly says: string;
  readonly eventIds: readonly EventId[];
  readonly sourceIds: readonly SourceId[];
}

/** A fact with rival versions, which stand side by side. */
export interface RivalQuestion {
  readonly id: string;
  readonly question: string;
  readonly versions: readonly Version[];
  /** What follows, or why nothing does, e.g. why figures have no sum. Empty where the versions speak for themselves. */
  readonly note: string;
}

/** Something in the article that does not fit together, or that it leaves open. */
export interface ReaderNote {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** The claims that it is about: their paragraphs are the note's. */
  readonly eventIds: readonly EventId[];
}

/** Sorts of things on screen that must lead to a claim, a paragraph and a source. */
export const TRACED_SORTS = [
  'edges',
  'relations',
  'arcs',
  'zones',
  'places',
  'figures',
  'steps',
  'versions',
  'notes',
] as const;
export type TracedSort = (typeof TRACED_SORTS)[number];

/** One coded article: what `npm run geodata` writes to public/data/dossiers/<id>.json. */
export interface Dossier {
  readonly id: string;
  readonly title: string;
  readonly article: {
    readonly headline: string;
    readonly author: string;
    readonly publisher: string;
    readonly published: string;
    readonly url: string;
  };
  /** "The article's week": the window and camera of the first view. */
  readonly home: { readonly window: TimeSpan; readonly camera: Camera };
  /** In time order: by earliest, then latest, then as printed. */
  readonly events: readonly ConflictEvent[];
  readonly places: readonly Place[];
  readonly zones: readonly Zone[];
  readonly actors: readonly Actor[];
  readonly sources: readonly Source[];
  readonly story: readonly StoryStep[];
  readonly rivals: readonly RivalQuestion[];
  readonly notes: readonly ReaderNote[];
  /**
   * How many claims name a paragraph and a speaker, of how many, and how many of what is drawn or said beside them lead
   * to such a claim or to an outside source. Absent in what is no coded article.
   */
  readonly traced?: {
    readonly claims: number;
    readonly total: number;
    readonly marks: Readonly<Record<TracedSort, { readonly traced: number; readonly total: number }>>;
  };
}
