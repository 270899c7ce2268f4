import type { CountRange, EventKind, RelationType } from '@/domain/event';
import type { WrittenClaim } from './dossier-files';
import { resolveEdtf } from './edtf';
import type { KnownIds } from './known-ids';
import { DOSSIER_FILE_NAMES } from './dossier-files';
import type { Problem } from './problem';

/** Relations that read the same from both ends: one of the two claims holds them. */
const SYMMETRIC: ReadonlySet<RelationType> = new Set([
  'same-as',
  'same-day-as',
  'in-tension-with',
  'contradicts',
]);

/** ACLED codes what was done, never what was said about it. */
const WITHOUT_ACLED: ReadonlySet<EventKind> = new Set([
  'call',
  'statement',
  'warning',
  'estimate',
  'position',
  'background',
]);

/** What a check inside a claim says: the field and the fault. */
type Fault = readonly [field: string, message: string];

const unknown = (field: string, kind: keyof KnownIds, ids: readonly string[], known: KnownIds): Fault[] =>
  ids.filter((id) => !known[kind].has(id)).map((id) => [field, `no ${kind} "${id}"`]);

const timeFaults = ({ edtf, extent, precision }: WrittenClaim['when']): Fault[] => {
  const resolved = resolveEdtf(edtf);
  if (!resolved.ok) return [['when.edtf', resolved.error]];
  const { earliest, latest } = resolved.value;
  const isOpen = earliest === null || latest === null;
  if (extent === 'throughout' && earliest === null)
    return [['when.extent', 'holds "throughout" without a known start: use "sometime"']];
  return isOpen && precision !== null ? [['when.precision', 'an open span has no precision: use null']] : [];
};

const placeFaults = (where: WrittenClaim['where'], known: KnownIds): Fault[] => {
  switch (where.kind) {
    case 'point':
      return unknown('where.placeId', 'place', [where.placeId], known);
    case 'area':
      return unknown('where.zoneIds', 'zone', where.zoneIds, known);
    case 'link':
      return unknown('where.placeIds', 'place', where.placeIds, known);
    case 'parts':
      return unknown('where.eventIds', 'claim', where.eventIds, known);
    case 'none':
      return [];
    default:
      return where satisfies never;
  }
};

const isOrdered = ({ low, best, high }: CountRange): boolean => {
  const given = [low, best, high].filter((count) => count !== null);
  return given.every((count, index) => index === 0 || (given[index - 1] ?? 0) <= count);
};

const countFaults = ({ kind, fatalities, fatalitiesNote, quantity }: WrittenClaim): Fault[] => [
  ...(fatalities && kind !== 'armed-event' ? [['fatalities', `a ${kind} has no fatalities`] as const] : []),
  ...(fatalities && fatalitiesNote === ''
    ? [['fatalitiesNote', 'does not say what the figure covers'] as const]
    : []),
  ...(fatalities && !isOrdered(fatalities)
    ? [['fatalities', 'low, best and high are not in order'] as const]
    : []),
  ...(quantity && !isOrdered(quantity) ? [['quantity', 'low, best and high are not in order'] as const] : []),
];

const relationFaults = (claim: WrittenClaim, byId: ReadonlyMap<string, WrittenClaim>): Fault[] =>
  claim.relations.flatMap(({ type, target }, index): Fault[] => {
    const field = `relations[${index}]`;
    const other = byId.get(target);
    if (target === claim.id) return [[field, 'a claim has no relation to itself']];
    if (!other) return [[field, `no claim "${target}"`]];
    const isRepeated = claim.relations
      .slice(0, index)
      .some((one) => one.type === type && one.target === target);
    const isMirrored = other.relations.some((one) => one.type === type && one.target === claim.id);
    if (isRepeated) return [[field, `${type} "${target}" is there twice`]];
    if (!isMirrored) return [];
    const rule = SYMMETRIC.has(type) ? 'a relation that reads both ways is stored once' : 'both cannot hold';
    return [[field, `"${target}" says ${type} of this claim too: ${rule}`]];
  });

const attributionFaults = ({ attribution }: WrittenClaim, publisher: string, known: KnownIds): Fault[] => {
  const actorIds = attribution.chain.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
  const last = attribution.chain.at(-1)?.name;
  return [
    ...unknown('attribution.chain', 'actor', actorIds, known),
    ...(last === publisher
      ? []
      : [['attribution.chain', `ends with "${last ?? ''}", not with ${publisher}`] as const]),
  ];
};

const outsideFaults = ({ outside: { verdict, sourceIds } }: WrittenClaim, known: KnownIds): Fault[] => [
  ...unknown('outside.sourceIds', 'source', sourceIds, known),
  ...(verdict === 'not-checked' || sourceIds.length > 0
    ? []
    : [['outside.sourceIds', `"${verdict}" needs a source`] as const]),
];

/**
 * What is wrong with the claims of a dossier beyond what a schema can see: references, dates, counts, relations.
 *
 * @param publisher name of the last link of every attribution chain
 */
export const checkClaims = (
  claims: readonly WrittenClaim[],
  publisher: string,
  known: KnownIds,
): readonly Problem[] => {
  const byId = new Map(claims.map((claim) => [String(claim.id), claim]));
  const titles = new Map<string, string>();
  return claims.flatMap((claim) => {
    const twin = titles.get(claim.title);
    titles.set(claim.title, claim.id);
    const actorIds = claim.actors.map(({ actorId }) => actorId);
    const faults: readonly Fault[] = [
      ...(twin === undefined ? [] : [['title', `is also the title of "${twin}"`] as const]),
      ...(claim.eventType !== null && WITHOUT_ACLED.has(claim.kind)
        ? [['eventType', `a ${claim.kind} is no ACLED event`] as const]
        : []),
      ...timeFaults(claim.when),
      ...placeFaults(claim.where, known),
      ...unknown('actors', 'actor', actorIds, known),
      ...countFaults(claim),
      ...attributionFaults(claim, publisher, known),
      ...relationFaults(claim, byId),
      ...outsideFaults(claim, known),
    ];
    return faults.map(([field, message]) => ({
      file: DOSSIER_FILE_NAMES.claims,
      item: claim.id,
      field,
      message,
    }));
  });
};
