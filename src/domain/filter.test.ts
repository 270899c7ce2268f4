import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ATTRIBUTION_CLASSES,
  type ActorId,
  type ConflictEvent,
  EVENT_KINDS,
  type EventId,
  type EventPlace,
  type EventTime,
} from './event';
import {
  type Certainty,
  type EventFilter,
  type FilterClause,
  certaintyIn,
  countByKind,
  passes,
} from './filter';
import { link, madeUpEvent } from './made-up-dossier.test-helper';
import { KNOWN_TO, type KnownTo } from './precision';
import { ALL_TIME, type EpochMs, type TimeSpan, epochMs, span } from './time';

type When = Pick<EventTime, 'earliest' | 'latest' | 'extent'>;

/** All moments that the oracle knows. Open ends reach both ends of it, bounded ones stay well inside. */
const ALL_MOMENTS = Array.from({ length: 200 }, (_, index) => index - 100);
const momentsOf = (start: number | null, end: number | null): readonly number[] =>
  ALL_MOMENTS.filter((moment) => moment >= (start ?? -Infinity) && moment < (end ?? Infinity));

/** The meaning of the two-sided filter, moment by moment. */
const slowCertainty = ({ earliest, latest, extent }: When, window: TimeSpan): Certainty => {
  const inside = momentsOf(window.start, window.end);
  const candidates = momentsOf(earliest, latest);
  const hits = candidates.filter((moment) => inside.includes(moment)).length;
  if (hits === 0) return 'outside';
  if (extent === 'throughout') return 'certain'; // it held at a moment that the window shows
  return hits === candidates.length ? 'certain' : 'possible';
};

const edge = fc.integer({ min: -20, max: 20 }).map(epochMs);
const bounded = fc
  .tuple(edge, fc.integer({ min: 1, max: 15 }))
  .map(([start, length]) => ({ start, end: epochMs(start + length) }));
const ends = fc.oneof(
  { arbitrary: bounded, weight: 6 },
  { arbitrary: edge.map((start) => ({ start, end: null })), weight: 1 },
  { arbitrary: edge.map((end) => ({ start: null, end })), weight: 1 },
  { arbitrary: fc.constant({ start: null, end: null }), weight: 1 },
);
const window: fc.Arbitrary<TimeSpan> = ends.map(({ start, end }) =>
  span(start ?? -Infinity, end ?? Infinity),
);
const when: fc.Arbitrary<When> = fc
  .tuple(ends, fc.constantFrom('sometime', 'throughout'))
  .map(([{ start, end }, extent]) => ({ earliest: start, latest: end, extent }));

const at = (earliest: number, latest: number, extent: When['extent'] = 'sometime'): When => ({
  earliest: earliest as EpochMs,
  latest: latest as EpochMs,
  extent,
});

describe('the two-sided time filter', () => {
  it('means what counting moments means', () => {
    fc.assert(
      fc.property(when, window, (each, seen) => {
        expect(certaintyIn(each, seen)).toBe(slowCertainty(each, seen));
      }),
      { numRuns: 2000 },
    );
  });

  it("leaves an event that ends at the window's start outside", () => {
    expect(certaintyIn(at(0, 10), span(10, 20))).toBe('outside');
  });

  it("leaves an event that starts at the window's end outside", () => {
    expect(certaintyIn(at(20, 30), span(10, 20))).toBe('outside');
  });

  it('is certain of an event that fills the window exactly', () => {
    expect(certaintyIn(at(10, 20), span(10, 20))).toBe('certain');
  });

  it('is not certain of an event that may have happened a moment before', () => {
    expect(certaintyIn(at(9, 20), span(10, 20))).toBe('possible');
  });

  it('is certain of a state that began before and goes on after', () => {
    expect(certaintyIn(at(0, 30, 'throughout'), span(10, 20))).toBe('certain');
  });

  it('is certain of everything when all of time is shown', () => {
    fc.assert(
      fc.property(when, (each) => {
        expect(certaintyIn(each, ALL_TIME)).toBe('certain');
      }),
    );
  });
});

const kinds = EVENT_KINDS.slice(0, 4);
const actorIds = ['a', 'b', 'c'] as const;
const where: fc.Arbitrary<EventPlace> = fc.oneof(
  fc
    .tuple(
      fc.option(fc.constantFrom(1, 2, 3, 4, 5, 6, 7)),
      fc.option(fc.constantFrom(1, 2, 3)),
      fc.constantFrom('point', 'parts'),
    )
    .map(([precision, acledPrecision, kind]): EventPlace =>
      kind === 'point'
        ? { kind, lngLat: [36, 33], placeId: null, precision, acledPrecision, note: '' }
        : { kind, eventIds: ['part' as EventId], precision, acledPrecision, note: '' },
    ),
  fc.constantFrom(link('one', 'other'), { kind: 'none' as const, reason: '' }),
);
const event: fc.Arbitrary<ConflictEvent> = fc
  .record({
    when,
    kind: fc.constantFrom(...kinds),
    attribution: fc.constantFrom(...ATTRIBUTION_CLASSES),
    actors: fc.subarray([...actorIds]),
    title: fc.constantFrom('shelling', 'call', ''),
    where,
  })
  .map(({ attribution, ...fields }) =>
    madeUpEvent('any', {
      ...fields,
      attribution: { class: attribution, chain: [{ name: '', actorId: null, note: '' }], note: '' },
    }),
  );
const subsetOrAll = <Value>(values: readonly Value[]): fc.Arbitrary<ReadonlySet<Value> | null> =>
  fc.option(fc.subarray([...values]).map((some) => new Set(some)));
const filter: fc.Arbitrary<EventFilter> = fc.record({
  window,
  kinds: subsetOrAll(kinds),
  attribution: subsetOrAll(ATTRIBUTION_CLASSES),
  actors: subsetOrAll(actorIds.map((id) => id as ActorId)),
  query: fc.constantFrom('', 'shelling'),
  known: fc.option(fc.constantFrom(...KNOWN_TO)),
});
const matcher =
  ({ query }: EventFilter) =>
  ({ title }: ConflictEvent): boolean =>
    title.includes(query);

/** The codes that each choice lets through, written out: UCDP's where it gives one, otherwise ACLED's. */
const KNOWN_CODES: Readonly<
  Record<KnownTo, { readonly ucdp: readonly number[]; readonly acled: readonly number[] }>
> = {
  place: { ucdp: [1, 2], acled: [1] },
  district: { ucdp: [1, 2, 3], acled: [1, 2] },
  province: { ucdp: [1, 2, 3, 4], acled: [1, 2, 3] },
  country: { ucdp: [1, 2, 3, 4, 5, 6], acled: [1, 2, 3] },
};
const isKnown = ({ where: place }: ConflictEvent, wanted: KnownTo): boolean => {
  if (!('precision' in place)) return false;
  return place.precision === null
    ? KNOWN_CODES[wanted].acled.includes(place.acledPrecision ?? 0)
    : KNOWN_CODES[wanted].ucdp.includes(place.precision);
};

/** The clauses that refuse an event, each judged alone. */
const refusals = (each: ConflictEvent, asked: EventFilter): ReadonlySet<FilterClause> => {
  const own: ReadonlySet<string> = new Set(each.actors.map(({ actorId }) => actorId));
  const verdicts: readonly (readonly [FilterClause, boolean])[] = [
    ['window', slowCertainty(each.when, asked.window) === 'outside'],
    ['kinds', asked.kinds !== null && ![...asked.kinds].includes(each.kind)],
    ['attribution', asked.attribution !== null && ![...asked.attribution].includes(each.attribution.class)],
    ['actors', asked.actors !== null && ![...asked.actors].some((actor) => own.has(actor))],
    ['query', !matcher(asked)(each)],
    ['known', asked.known !== null && !isKnown(each, asked.known)],
  ];
  return new Set(verdicts.flatMap(([clause, refuses]) => (refuses ? [clause] : [])));
};

describe('a filter', () => {
  it('lets through what no clause refuses', () => {
    fc.assert(
      fc.property(event, filter, (each, asked) => {
        expect(passes(each, asked, matcher(asked))).toBe(refusals(each, asked).size === 0);
      }),
      { numRuns: 500 },
    );
  });

  it('without one clause lets through what only that clause refuses', () => {
    const clause = fc.constantFrom<FilterClause>('window', 'kinds', 'attribution', 'actors', 'query');
    fc.assert(
      fc.property(event, filter, clause, (each, asked, except) => {
        const others = [...refusals(each, asked)].filter((refusing) => refusing !== except);
        expect(passes(each, asked, matcher(asked), except)).toBe(others.length === 0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('counts by kind', () => {
  const events = fc.array(event, { maxLength: 25 });

  it('are what filtering again for each kind alone gives', () => {
    fc.assert(
      fc.property(events, filter, (all, asked) => {
        const counts = countByKind(all, asked, matcher(asked));
        for (const kind of EVENT_KINDS) {
          const alone = { ...asked, kinds: new Set([kind]) };
          const found = all.filter((each) => refusals(each, alone).size === 0);
          const sure = found.filter((each) => slowCertainty(each.when, asked.window) === 'certain');
          expect(counts[kind]).toEqual({ certain: sure.length, possible: found.length });
        }
      }),
    );
  });

  it('do not move when the kinds clause does', () => {
    fc.assert(
      fc.property(events, filter, subsetOrAll(kinds), (all, asked, others) => {
        const counts = countByKind(all, asked, matcher(asked));
        expect(countByKind(all, { ...asked, kinds: others }, matcher(asked))).toEqual(counts);
      }),
    );
  });

  it('never count more certainly than possibly', () => {
    fc.assert(
      fc.property(events, filter, (all, asked) => {
        for (const { certain, possible } of Object.values(countByKind(all, asked, matcher(asked))))
          expect(certain).toBeLessThanOrEqual(possible);
      }),
    );
  });
});
