import {
  type ActorId,
  type AttributionClass,
  type ConflictEvent,
  EVENT_KINDS,
  type EventKind,
  type EventTime,
  placeCodesOf,
  spanOf,
} from './event';
import { type KnownTo, isKnownTo } from './precision';
import { type TimeSpan, contains, overlaps } from './time';

/** What the reader asked to see. A null clause lets everything through. */
export interface EventFilter {
  readonly window: TimeSpan;
  readonly kinds: ReadonlySet<EventKind> | null;
  readonly attribution: ReadonlySet<AttributionClass> | null;
  readonly actors: ReadonlySet<ActorId> | null;
  /** As typed; every word must be found somewhere in the event's text. */
  readonly query: string;
  /** Only what is known at least so exactly. A symbolic link, no place and no code are not known to anything. */
  readonly known: KnownTo | null;
}

export type Certainty = 'certain' | 'possible' | 'outside';

/**
 * The two-sided time filter.
 *
 * `sometime` is possible where its span overlaps the window and certain where the window contains the span.
 * `throughout` is certain where it overlaps.
 */
export const certaintyIn = (
  when: Pick<EventTime, 'earliest' | 'latest' | 'extent'>,
  window: TimeSpan,
): Certainty => {
  const possible = spanOf(when);
  if (!overlaps(possible, window)) return 'outside';
  if (when.extent === 'throughout' || contains(window, possible)) return 'certain';
  return 'possible';
};

/** `possible` includes `certain`: "12 events certainly, 17 possibly" means 17 could be there and 12 of them must be. */
export interface TwoSidedCount {
  readonly certain: number;
  readonly possible: number;
}

export const EMPTY_COUNT: TwoSidedCount = { certain: 0, possible: 0 };

/** Clauses over words that a file's rows share: type of event and country. */
export const WORD_CLAUSES = ['types', 'countries'] as const;
export type WordClause = (typeof WORD_CLAUSES)[number];

/** A row's own words, by clause; empty where it gives none. */
export type RowWords = Readonly<Record<WordClause, string>>;

/** The clauses of a filter, so that a view can be filtered by every clause but its own (crossfilter). */
export type FilterClause =
  | 'window'
  | 'kinds'
  | 'attribution'
  | 'actors'
  | 'query'
  | 'bounds'
  | 'area'
  | 'known'
  | 'sources'
  | 'datasets'
  | WordClause;

/** Does the event pass every clause but `except`? `matchesQuery` is given, because text is indexed elsewhere. */
export const passes = (
  event: ConflictEvent,
  filter: EventFilter,
  matchesQuery: (event: ConflictEvent) => boolean,
  except: FilterClause | null = null,
): boolean =>
  (except === 'kinds' || filter.kinds === null || filter.kinds.has(event.kind)) &&
  (except === 'attribution' ||
    filter.attribution === null ||
    filter.attribution.has(event.attribution.class)) &&
  (except === 'actors' ||
    filter.actors === null ||
    event.actors.some(({ actorId }) => filter.actors?.has(actorId) === true)) &&
  (except === 'query' || matchesQuery(event)) &&
  (except === 'known' || filter.known === null || isKnownTo(placeCodesOf(event), filter.known)) &&
  (except === 'window' || certaintyIn(event.when, filter.window) !== 'outside');

/** The slow meaning of every kind count on screen: each kind under every clause but the kinds'. */
export const countByKind = (
  events: readonly ConflictEvent[],
  filter: EventFilter,
  matchesQuery: (event: ConflictEvent) => boolean,
): Record<EventKind, TwoSidedCount> => {
  const counts = Object.fromEntries(EVENT_KINDS.map((kind) => [kind, EMPTY_COUNT])) as Record<
    EventKind,
    TwoSidedCount
  >;
  for (const event of events) {
    if (!passes(event, filter, matchesQuery, 'kinds')) continue;
    const { certain, possible } = counts[event.kind];
    const isCertain = certaintyIn(event.when, filter.window) === 'certain';
    counts[event.kind] = { certain: certain + (isCertain ? 1 : 0), possible: possible + 1 };
  }
  return counts;
};
