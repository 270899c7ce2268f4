import { TRACED_SORTS, type TracedSort } from '@/domain/dossier';
import type { ConflictEvent } from '@/domain/event';
import type { DossierFiles, WrittenClaim } from './dossier-files';

/** One thing that the app draws or says, and whether it leads to a claim or a source. */
export interface MarkTrace {
  readonly sort: TracedSort;
  readonly file: keyof DossierFiles;
  /** What a person calls it, e.g. `shelling-of-kafr-shams` or a step's title. */
  readonly item: string;
  readonly isTraced: boolean;
}

/** Does the claim name a paragraph of the article and at least one speaker? */
export const isTraced = ({ locator, attribution }: Pick<ConflictEvent, 'locator' | 'attribution'>): boolean =>
  /^(?:P\d+|H\d|CAP)$/.test(locator) && attribution.chain.some(({ name }) => name !== '');

const pairs = <Item>(items: readonly Item[]): readonly (readonly [Item, Item])[] =>
  items.slice(1).flatMap((item, index) => {
    const before = items[index];
    return before === undefined ? [] : [[before, item] as const];
  });

const placeIdsOf = ({ where }: WrittenClaim): readonly string[] =>
  where.kind === 'point' ? [where.placeId] : where.kind === 'link' ? where.placeIds : [];

const figuresOf = ({ fatalities, fatalitiesNote, quantity }: WrittenClaim): readonly boolean[] => [
  ...(fatalities ? [fatalitiesNote !== ''] : []),
  ...(quantity ? [quantity.text !== ''] : []),
];

/**
 * Everything of a dossier that comes to the screen beside its claims, each traced or not: links of chains, relations,
 * arcs leg by leg, zones, places, figures, steps of the story, rival versions, notes.
 */
export const traceMarks = (files: DossierFiles): readonly MarkTrace[] => {
  const { claims } = files.claims;
  const traced = new Set(claims.filter(isTraced).map(({ id }) => String(id)));
  const sources = new Set(files.sources.sources.map(({ id }) => String(id)));
  const places = new Set(files.places.features.map(({ properties }) => properties.id));
  const spokenOf = new Set(
    claims
      .filter(({ id }) => traced.has(id))
      .flatMap((claim) => [
        ...placeIdsOf(claim),
        ...(claim.where.kind === 'area' ? claim.where.zoneIds : []),
      ]),
  );
  const leads = (eventIds: readonly string[], sourceIds: readonly string[]): boolean =>
    eventIds.length + sourceIds.length > 0 &&
    eventIds.every((id) => traced.has(id)) &&
    sourceIds.every((id) => sources.has(id));
  const ofClaims = (
    sort: TracedSort,
    check: (claim: WrittenClaim) => readonly boolean[],
  ): readonly MarkTrace[] =>
    claims.flatMap((claim) =>
      check(claim).map((isGood) => ({
        sort,
        file: 'claims' as const,
        item: claim.id,
        isTraced: isGood && traced.has(claim.id),
      })),
    );
  const { zones, places: placeFile, story, reading } = files;
  return [
    ...ofClaims('edges', ({ attribution }) =>
      pairs(attribution.chain).map(([from, to]) => from.name !== '' && to.name !== ''),
    ),
    ...ofClaims('relations', ({ relations }) => relations.map(({ target }) => traced.has(target))),
    ...ofClaims('arcs', (claim) =>
      claim.where.kind === 'link'
        ? pairs(claim.where.placeIds).map(([from, to]) => places.has(from) && places.has(to))
        : [],
    ),
    ...zones.features.map(({ properties: { id, sourceIds } }) => ({
      sort: 'zones' as const,
      file: 'zones' as const,
      item: id,
      isTraced: spokenOf.has(id) || leads([], sourceIds),
    })),
    ...placeFile.features.map(({ properties: { id, coordinateSource } }) => ({
      sort: 'places' as const,
      file: 'places' as const,
      item: id,
      isTraced: coordinateSource !== '',
    })),
    ...ofClaims('figures', figuresOf),
    ...story.steps.map(({ title, eventIds }) => ({
      sort: 'steps' as const,
      file: 'story' as const,
      item: title,
      isTraced: leads(eventIds, []),
    })),
    ...reading.questions.flatMap(({ id, versions }) =>
      versions.map(({ eventIds, sourceIds }) => ({
        sort: 'versions' as const,
        file: 'reading' as const,
        item: id,
        isTraced: leads(eventIds, sourceIds),
      })),
    ),
    ...reading.notes.map(({ id, eventIds }) => ({
      sort: 'notes' as const,
      file: 'reading' as const,
      item: id,
      isTraced: leads(eventIds, []),
    })),
  ];
};

/** How many of each sort are traced, of how many: the figures that the app states. */
export const tracedCounts = (
  marks: readonly MarkTrace[],
): Readonly<Record<TracedSort, { readonly traced: number; readonly total: number }>> =>
  Object.fromEntries(
    TRACED_SORTS.map((sort) => {
      const own = marks.filter((mark) => mark.sort === sort);
      return [sort, { traced: own.filter((mark) => mark.isTraced).length, total: own.length }];
    }),
  ) as Record<TracedSort, { traced: number; total: number }>;
