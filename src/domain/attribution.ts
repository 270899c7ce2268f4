import type { Dossier } from './dossier';
import type { ChainLink, ConflictEvent } from './event';

/** Names one voice in filters and links: the actor's id, or the name where the dossier has no such actor. */
export const voiceId = ({ actorId, name }: Pick<ChainLink, 'actorId' | 'name'>): string => actorId ?? name;

/** Who says so at first hand: the first link, and whoever speaks beside it. */
export const speakersOf = ({
  attribution: { chain },
}: Pick<ConflictEvent, 'attribution'>): readonly ChainLink[] =>
  chain.filter(({ role }, index) => index === 0 || role === 'speaker');

/** Who passed it on between the speakers and the page. The page, last of all, is no relay of its own. */
export const relaysOf = ({
  attribution: { chain },
}: Pick<ConflictEvent, 'attribution'>): readonly ChainLink[] =>
  chain.slice(1, -1).filter(({ role }) => role !== 'speaker');

/** Relations by which one claim bears out another. */
const BEARS_OUT: ReadonlySet<string> = new Set(['same-as', 'corroborates']);

/**
 * What a claim rests on. `one-voice`: a single speaker, in the article, and no other speaker's claim that bears it out.
 * `one-voice-alone`: of these, those that no outside source bears out either, not even in part.
 */
export const SUPPORTS = ['one-voice', 'one-voice-alone'] as const;
export type Support = (typeof SUPPORTS)[number];

/** Everyone at first hand for the claim, also through claims that say the same. */
const voicesFor = (event: ConflictEvent, events: readonly ConflictEvent[]): ReadonlySet<string> => {
  const own = new Set(event.relations.filter(({ type }) => BEARS_OUT.has(type)).map(({ target }) => target));
  const others = events.filter(
    ({ id, relations }) =>
      own.has(id) || relations.some(({ type, target }) => BEARS_OUT.has(type) && target === event.id),
  );
  return new Set([event, ...others].flatMap((one) => speakersOf(one).map(voiceId)));
};

/** Does the claim rest on so little? */
export const restsOn = (
  event: ConflictEvent,
  support: Support,
  { events }: Pick<Dossier, 'events'>,
): boolean => {
  const { verdict } = event.outside;
  const isAlone = verdict !== 'corroborated' && verdict !== 'partly';
  return voicesFor(event, events).size === 1 && (support === 'one-voice' || isAlone);
};

/** Ids of the zones and places that a claim is about: where it is placed, through its parts too. */
export const placesOf = (
  { where }: Pick<ConflictEvent, 'where'>,
  dossier: Pick<Dossier, 'events'>,
): readonly string[] => {
  switch (where.kind) {
    case 'point':
      return where.placeId === null ? [] : [where.placeId];
    case 'area':
      return where.zoneIds;
    case 'link':
      return where.placeIds;
    case 'parts':
      return dossier.events
        .filter(({ id }) => where.eventIds.includes(id))
        .flatMap((part) => placesOf(part, dossier));
    case 'none':
      return [];
  }
};
