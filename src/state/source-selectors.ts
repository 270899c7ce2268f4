import { placesOf, relaysOf, restsOn, speakersOf, voiceId } from '@/domain/attribution';
import type { Dossier, Names } from '@/domain/dossier';
import type { ChainLink, ConflictEvent } from '@/domain/event';
import { selectHasArticle } from './dataset-selectors';
import type { AppState, Rows } from './app-state';

/** The clauses on who says so and on what: those of the Sources view. */
export type SourceClauses = Pick<AppState, 'speaker' | 'relay' | 'about' | 'support'>;

export const NO_SOURCE_CLAUSES: SourceClauses = { speaker: null, relay: null, about: null, support: null };

export const hasSourceClauses = ({ speaker, relay, about, support }: SourceClauses): boolean =>
  speaker !== null || relay !== null || about !== null || support !== null;

/** Does a claim of the dossier pass the clauses on who says so, through whom, about what, and how well supported? */
export const passesSources = (
  event: ConflictEvent,
  { speaker, relay, about, support }: SourceClauses,
  dossier: Dossier,
): boolean =>
  (speaker === null || speakersOf(event).some((link) => voiceId(link) === speaker)) &&
  (relay === null || relaysOf(event).some((link) => voiceId(link) === relay)) &&
  (about === null || placesOf(event, dossier).includes(about)) &&
  (support === null || restsOn(event, support, dossier));

/** A zone or place that no claim is about narrows nothing: it is asked about for itself, e.g. a line of the context. */
export const spokenClauses = (clauses: SourceClauses, dossier: Dossier): SourceClauses => {
  const { speaker, relay, about, support } = clauses;
  const isSpokenOf =
    about !== null && dossier.events.some((event) => placesOf(event, dossier).includes(about));
  return { speaker, relay, about: isSpokenOf ? about : null, support };
};

/**
 * The same clauses as the engine takes them. Of a dossier's few claims the page knows the chains: it names the claims.
 * Of a file's rows only the source is known, and the engine looks for it. Where files lie over the article, the clauses are
 * the article's.
 */
export const selectSourceClauses = (
  state: SourceClauses,
  rows: Pick<Rows, 'dossier' | 'parts'> | null,
): { readonly ids: readonly string[] | null; readonly sources: readonly string[] | null } => {
  if (rows === null || !hasSourceClauses(state)) return { ids: null, sources: null };
  if (!selectHasArticle(rows)) return { ids: null, sources: state.speaker === null ? null : [state.speaker] };
  const { dossier } = rows;
  const clauses = spokenClauses(state, dossier);
  if (!hasSourceClauses(clauses)) return { ids: null, sources: null };
  const passing = dossier.events.filter((event) => passesSources(event, clauses, dossier));
  return { ids: passing.map(({ id }) => id), sources: null };
};

/** A choice in a filter, with how many claims of the whole dossier it would show. */
export interface SourceChoice {
  readonly id: string;
  readonly count: number;
}

export interface VoiceChoice extends SourceChoice {
  readonly name: string;
}

export interface PlaceChoice extends SourceChoice {
  readonly names: Names;
}

const tally = (keys: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

const voiceChoices = (
  events: readonly ConflictEvent[],
  linksOf: (event: ConflictEvent) => readonly ChainLink[],
): readonly VoiceChoice[] => {
  const counts = tally(events.flatMap((event) => linksOf(event).map(voiceId)));
  const names = new Map(events.flatMap((event) => linksOf(event).map((link) => [voiceId(link), link.name])));
  return [...counts]
    .map(([id, count]) => ({ id, count, name: names.get(id) ?? id }))
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name));
};

/** Who speaks at first hand, most often first. */
export const selectSpeakers = ({ events }: Dossier): readonly VoiceChoice[] =>
  voiceChoices(events, speakersOf);

/** Who passes on what others say, most often first. */
export const selectRelays = ({ events }: Dossier): readonly VoiceChoice[] => voiceChoices(events, relaysOf);

/** Zones and places that claims are about, most often first. */
export const selectSubjects = (dossier: Dossier): readonly PlaceChoice[] => {
  const counts = tally(dossier.events.flatMap((event) => [...new Set(placesOf(event, dossier))]));
  const named = [...dossier.zones, ...dossier.places];
  return [...counts]
    .flatMap(([id, count]) => {
      const found = named.find((one) => one.id === id);
      return found ? [{ id, count, names: found.names }] : [];
    })
    .toSorted((a, b) => b.count - a.count || a.names.en.localeCompare(b.names.en));
};

/** Claims that came the same way from the same speakers, in the rows' order. */
export interface SourceChain {
  readonly key: string;
  readonly speakers: readonly ChainLink[];
  readonly relays: readonly ChainLink[];
  /** null where the page itself speaks. */
  readonly page: ChainLink | null;
  readonly events: readonly ConflictEvent[];
}

/** Everything one first speaker says, by the ways in which it came to the page. */
export interface SpeakerGroup {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly chains: readonly SourceChain[];
}

/** The way of one claim from its speakers to the page. */
export const chainOf = (event: ConflictEvent): Omit<SourceChain, 'events'> => {
  const { chain } = event.attribution;
  const speakers = speakersOf(event);
  const relays = relaysOf(event);
  return {
    key: chain.map((link) => `${voiceId(link)} ${link.role ?? ''}`).join(' > '),
    speakers,
    relays,
    page: chain.length > 1 ? (chain.at(-1) ?? null) : null,
  };
};

const grouped = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [string, readonly [Item, ...Item[]]])[] => {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups];
};

/** Claims by first speaker, the one with most first; within a group by chain, in the order given. */
export const groupBySpeaker = (events: readonly ConflictEvent[]): readonly SpeakerGroup[] =>
  grouped(events, (event) => voiceId(event.attribution.chain[0]))
    .map(([id, own]): SpeakerGroup => ({
      id,
      name: own[0].attribution.chain[0].name,
      count: own.length,
      chains: grouped(own, (event) => chainOf(event).key).map(([, same]) => ({
        ...chainOf(same[0]),
        events: same,
      })),
    }))
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name));

/**
 * The dossier's claims that pass every clause but the window and the kinds, in the order of the rows' clock: who said
 * what is read over the whole article.
 */
export const selectSourcedEvents = (rows: Rows, state: SourceClauses): readonly ConflictEvent[] => {
  const { index, marks, eventAt, dossier } = rows;
  const clauses = spokenClauses(state, dossier);
  return Array.from({ length: marks.length }, (_, row) => row)
    .filter((row) => index.rowBits === null || (((index.rowBits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1)
    .map((row) => eventAt(row))
    .filter((event) => passesSources(event, clauses, dossier));
};
