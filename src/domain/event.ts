import type { AcledPrecision, PlaceCodes, WherePrecision, WhenPrecision } from './precision';
import type { LngLat } from './space';
import { type EpochMs, type TimeSpan, epochMs } from './time';

export type EventId = string & { readonly __brand: 'EventId' };
export type ActorId = string & { readonly __brand: 'ActorId' };
export type PlaceId = string & { readonly __brand: 'PlaceId' };
export type ZoneId = string & { readonly __brand: 'ZoneId' };
export type SourceId = string & { readonly __brand: 'SourceId' };

/**
 * What a claim is about, in display order; the position in this list is the code in columns.
 * A statement about violence is a statement, not violence. `protest` only occurs in imported files.
 */
export const EVENT_KINDS = [
  'armed-event',
  'deployment',
  'meeting',
  'call',
  'statement',
  'warning',
  'agreement',
  'estimate',
  'position',
  'background',
  'protest',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Who vouches for a claim in the article. */
export const ATTRIBUTION_CLASSES = ['named-source', 'anonymous-source', 'own-voice'] as const;
export type AttributionClass = (typeof ATTRIBUTION_CLASSES)[number];

/**
 * When it happened. `sometime`: once, at an unknown moment within the span. `throughout`: it held over the span.
 * `earliest` and `latest` bound the half-open span; null is an open end.
 */
export interface EventTime {
  /** ISO 8601-2 (EDTF levels 1 and 2) as coded. */
  readonly edtf: string;
  readonly earliest: EpochMs | null;
  readonly latest: EpochMs | null;
  readonly extent: 'sometime' | 'throughout';
  readonly precision: WhenPrecision | null;
  readonly acledPrecision: AcledPrecision | null;
  /** Whether the date is the article's own or had to be taken from outside, because the article gives none. */
  readonly basis: 'article' | 'outside';
  /** Why this date: plain words. */
  readonly reasoning: string;
}

/**
 * When a claim became known: the issue that prints it, or the earlier day that the article itself gives for a report.
 * Other sources may have been earlier; they are kept apart.
 */
export interface ReportTime {
  readonly edtf: string;
  readonly earliest: EpochMs | null;
  readonly latest: EpochMs | null;
  /** `publication`: the day of the issue. `article`: the article says when it was reported. */
  readonly basis: 'publication' | 'article';
  /** Why this day: plain words; empty for the day of the issue. */
  readonly reasoning: string;
  /** Place in the article, from 1: headline first, then by paragraph. Orders what became known on one day. */
  readonly position: number;
}

/** Where it happened, in the geometry that its precision deserves. */
export type EventPlace =
  | {
      readonly kind: 'point';
      readonly lngLat: LngLat;
      readonly placeId: PlaceId | null;
      /** null where a file does not say. */
      readonly precision: WherePrecision | null;
      readonly acledPrecision: AcledPrecision | null;
      readonly note: string;
    }
  | {
      readonly kind: 'area';
      /** One zone carries the mark; further zones are drawn with it. */
      readonly zoneIds: readonly [ZoneId, ...ZoneId[]];
      readonly precision: WherePrecision;
      readonly acledPrecision: AcledPrecision | null;
      readonly note: string;
    }
  /** Symbolic: a call or a trip. Drawn as arcs between the places, in order. */
  | {
      readonly kind: 'link';
      readonly placeIds: readonly [PlaceId, PlaceId, ...PlaceId[]];
      readonly note: string;
    }
  /** Drawn through the events that are part of it; it has no mark of its own. */
  | {
      readonly kind: 'parts';
      readonly eventIds: readonly [EventId, ...EventId[]];
      /** Those of the part that is known least exactly; null where a part has none. */
      readonly precision: WherePrecision | null;
      readonly acledPrecision: AcledPrecision | null;
      readonly note: string;
    }
  | { readonly kind: 'none'; readonly reason: string };

/**
 * How a fatality figure must be read; the position in this list is the code in columns. ACLED writes 0 for "none or
 * unknown", and 3, 10, 12 or 100 for "several", "many" and the like.
 */
export const FATALITIES_BASES = ['as-given', 'none-or-unknown', 'rounded-by-convention'] as const;
export type FatalitiesBasis = (typeof FATALITIES_BASES)[number];

/** A count with its bounds. null is "not given", never 0. */
export interface CountRange {
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
}

export const RELATION_TYPES = [
  'part-of',
  'responds-to',
  'threatens',
  'warns-against',
  'corroborates',
  'contradicts',
  'reports',
  'about',
  'follows',
  'same-as',
  'same-day-as',
  'supports',
  'summarises',
  /** Says the same thing in more detail. */
  'specifies',
  /** Rival accounts or aims that pull apart without one denying the other. */
  'in-tension-with',
] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

export interface Relation {
  readonly type: RelationType;
  readonly target: EventId;
}

/** One link of the chain from the first speaker to the page. */
export interface ChainLink {
  /** As the article names it, e.g. "Syrian Observatory for Human Rights". */
  readonly name: string;
  readonly actorId: ActorId | null;
  /** `speaker`: speaks beside the first one, and relays nobody. Absent: the first link speaks, later ones relay. */
  readonly role?: 'speaker';
  /** What makes this link less than certain, e.g. "uncredited in the article". Empty where nothing does. */
  readonly note: string;
}

export type OutsideVerdict = 'corroborated' | 'partly' | 'differs' | 'disputed' | 'not-found' | 'not-checked';

/** What other sources say, kept apart from what the article says. */
export interface OutsideView {
  readonly verdict: OutsideVerdict;
  readonly note: string;
  readonly sourceIds: readonly SourceId[];
}

/** One claim of one article, or one row of an imported file. */
export interface ConflictEvent {
  readonly id: EventId;
  readonly kind: EventKind;
  readonly title: string;
  /** What is claimed, in our words. */
  readonly paraphrase: string;
  /** ACLED's names where the claim fits one, otherwise null. */
  readonly eventType: string | null;
  readonly subEventType: string | null;
  readonly when: EventTime;
  /** null: nobody says, as in the rows of a file. */
  readonly reported: ReportTime | null;
  readonly where: EventPlace;
  readonly actors: readonly { readonly actorId: ActorId; readonly role: string }[];
  readonly fatalities: CountRange | null;
  /** Given where it must be read otherwise than as written. */
  readonly fatalitiesBasis?: FatalitiesBasis;
  /** What the fatality figure covers and how it must be read. */
  readonly fatalitiesNote: string;
  /** A non-fatal count that the claim makes, e.g. fighters. Never summed. */
  readonly quantity:
    | (CountRange & {
        readonly unit: string;
        readonly text: string;
        readonly note: string;
        /** A round figure, which says a size and not a count. */
        readonly isRound: boolean;
        /** Why it has no total with figures of other claims; empty where nothing speaks against one. */
        readonly notAddable: string;
      })
    | null;
  readonly attribution: {
    readonly class: AttributionClass;
    readonly chain: readonly [ChainLink, ...ChainLink[]];
    readonly note: string;
  };
  /** Paragraph of the article: P1–P20, H1 (headline) or CAP (caption). */
  readonly locator: string;
  readonly relations: readonly Relation[];
  readonly outside: OutsideView;
  /** Of a file's row: which record it was, from 1, and of which file where several were read together (else empty). */
  readonly record?: { readonly number: number; readonly file: string };
}

/** How exactly the place is known, in the codes given. A symbolic link and what has no place have none. */
export const placeCodesOf = ({ where }: Pick<ConflictEvent, 'where'>): PlaceCodes =>
  where.kind === 'link' || where.kind === 'none' ? { precision: null, acledPrecision: null } : where;

/** The possible span of an event; open ends are infinite. */
export const spanOf = (when: Pick<EventTime, 'earliest' | 'latest'>): TimeSpan => ({
  start: when.earliest ?? epochMs(-Infinity),
  end: when.latest ?? epochMs(Infinity),
});
