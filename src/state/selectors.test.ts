import { describe, expect, it } from 'vitest';
import { type ConflictEvent, EVENT_KINDS, type EventId, type EventPlace, type PlaceId } from '@/domain/event';
import {
  area,
  days,
  link,
  madeUpDossier,
  madeUpEvent,
  place,
  point,
  zone,
} from '@/domain/made-up-dossier.test-helper';
import { DAY_MS, span } from '@/domain/time';
import { madeUpRows, madeUpState } from './made-up-state.test-helper';
import {
  selectAnchors,
  selectEvent,
  selectFilter,
  selectIsFiltered,
  selectKindMask,
  selectPlace,
  selectPresentKinds,
  selectRelations,
  selectResultCount,
  selectRows,
  selectToll,
  selectZones,
} from './selectors';

const figure = (best: number) => ({ low: null, best, high: null });
const idsOf = (events: readonly ConflictEvent[]): readonly string[] => events.map(({ id }) => id);

const parts = (eventIds: readonly [EventId, ...EventId[]]): EventPlace => ({
  kind: 'parts',
  eventIds,
  precision: 1,
  acledPrecision: null,
  note: '',
});

describe('the kind mask', () => {
  it('without a clause has a bit for every kind', () => {
    expect(selectKindMask({ kinds: null }).toString(2)).toBe('1'.repeat(EVENT_KINDS.length));
  });

  it('of no kinds is nothing', () => {
    expect(selectKindMask({ kinds: new Set() })).toBe(0);
  });

  it.each(EVENT_KINDS.map((kind, code) => [kind, code] as const))('of %s alone is bit %d', (kind, code) => {
    expect(selectKindMask({ kinds: new Set([kind]) })).toBe(2 ** code);
  });
});

describe('the result count', () => {
  const rows = madeUpRows(
    madeUpDossier([
      madeUpEvent('sure', { kind: 'call', when: days(1, 2) }),
      madeUpEvent('maybe', { kind: 'call', when: days(1, 60) }),
      madeUpEvent('elsewhere', { kind: 'call', when: days(50, 60) }),
      madeUpEvent('other', { kind: 'meeting', when: days(1, 2) }),
    ]),
  );
  const window = span(0, 10 * DAY_MS);

  it('counts what is certain and what is possible under every clause', () => {
    expect(selectResultCount(madeUpState(rows, { window, kinds: new Set(['call']) }))).toEqual({
      certain: 1,
      possible: 2,
    });
  });

  it('is zero while nothing is loaded', () => {
    expect(selectResultCount(madeUpState(null))).toEqual({ certain: 0, possible: 0 });
  });

  it('names only kinds that occur, in display order', () => {
    expect(selectPresentKinds(rows)).toEqual(['meeting', 'call']);
  });
});

describe('the filter', () => {
  it('is the six clauses of the state', () => {
    const { window, kinds, attribution, actors, query, known } = madeUpState(null);
    expect(selectFilter(madeUpState(null))).toEqual({ window, kinds, attribution, actors, query, known });
  });

  it.each([
    ['nothing', {}, false],
    ['a narrow window', { window: span(0, 1) }, false],
    ['a blank search', { query: '  ' }, false],
    ['a search', { query: 'x' }, true],
    ['no kinds', { kinds: new Set<never>() }, true],
    ['attribution', { attribution: new Set<never>() }, true],
    ['actors', { actors: new Set<never>() }, true],
  ])('with %s is filtering: %s', (_, fields, isFiltered) => {
    expect(selectIsFiltered(madeUpState(null, fields))).toBe(isFiltered);
  });
});

describe('an event', () => {
  const rows = madeUpRows(madeUpDossier([madeUpEvent('a')]));

  it('is found by its id', () => {
    expect(selectEvent(rows, 'a' as EventId)?.id).toBe('a');
  });

  it('is null for an unknown id, none, and no rows', () => {
    expect([
      selectEvent(rows, 'b' as EventId),
      selectEvent(rows, null),
      selectEvent(selectRows(madeUpState(null)), 'a' as EventId),
    ]).toEqual([null, null, null]);
  });
});

describe('relations', () => {
  const whole = madeUpEvent('whole', { relations: [['responds-to', 'speech']] });
  const first = madeUpEvent('first', { relations: [['part-of', 'whole']] });
  const second = madeUpEvent('second', {
    relations: [
      ['part-of', 'whole'],
      ['about', 'nobody-knows'],
    ],
  });
  const speech = madeUpEvent('speech');
  const dossier = madeUpDossier([first, speech, whole, second]);
  const seen = (event: ConflictEvent) =>
    selectRelations(dossier, event).map(({ type, direction, event: other }) => [type, direction, other.id]);

  it("are the event's own first, then the others' in time order", () => {
    expect(seen(whole)).toEqual([
      ['responds-to', 'from', 'speech'],
      ['part-of', 'to', 'first'],
      ['part-of', 'to', 'second'],
    ]);
  });

  it('are seen from the event that they point at', () => {
    expect(seen(speech)).toEqual([['responds-to', 'to', 'whole']]);
  });

  it('to an event that is not there are left out', () => {
    expect(seen(second)).toEqual([['part-of', 'from', 'whole']]);
  });
});

describe('the toll', () => {
  const shelling = madeUpEvent('shelling', { fatalities: figure(6) });
  const townA = madeUpEvent('town-a', { relations: [['part-of', 'shelling']] });
  const townB = madeUpEvent('town-b', { relations: [['part-of', 'shelling']] });
  const unrelated = madeUpEvent('unrelated', { relations: [['about', 'shelling']] });
  const dossier = madeUpDossier([shelling, townA, townB, unrelated]);
  const told = (event: ConflictEvent, all = dossier) => {
    const toll = selectToll(all, event);
    return toll && { holder: toll.holder.id, sharedWith: idsOf(toll.sharedWith) };
  };

  it('of a whole is its own, shared by its parts', () => {
    expect(told(shelling)).toEqual({ holder: 'shelling', sharedWith: ['town-a', 'town-b'] });
  });

  it('of a part is that of the whole, shared with the other part', () => {
    expect(told(townA)).toEqual({ holder: 'shelling', sharedWith: ['town-b'] });
  });

  it('is not taken over from an event that is merely spoken of', () => {
    expect(told(unrelated)).toBeNull();
  });

  it('of a part with a figure is the own figure', () => {
    const own = madeUpEvent('own', { fatalities: figure(2), relations: [['part-of', 'shelling']] });
    expect(told(own, madeUpDossier([shelling, own]))).toEqual({ holder: 'own', sharedWith: [] });
  });

  it('of nobody killed is a figure', () => {
    const none = madeUpEvent('none', { fatalities: figure(0) });
    expect(told(none, madeUpDossier([none]))?.holder).toBe('none');
  });

  it('is none where all three bounds are missing', () => {
    const blank = madeUpEvent('blank', { fatalities: { low: null, best: null, high: null } });
    expect(told(blank, madeUpDossier([blank]))).toBeNull();
  });

  it('is found with a bound alone', () => {
    const atLeast = madeUpEvent('at-least', { fatalities: { low: 6, best: null, high: null } });
    expect(told(atLeast, madeUpDossier([atLeast]))?.holder).toBe('at-least');
  });
});

describe('anchors', () => {
  const places = [place('p', [1, 2]), place('q', [3, 4])];
  const zones = [zone('y', [7, 8]), zone('z', [5, 6])];
  const part = madeUpEvent('part', { where: point(9, 10) });
  const cases: readonly (readonly [string, EventPlace, readonly unknown[]])[] = [
    ['a point', point(1, 2), [[1, 2]]],
    [
      'an area of two zones',
      area('z', 'y'),
      [
        [7, 8],
        [5, 6],
      ],
    ],
    [
      'a link',
      link('p', 'q'),
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['a link to a place that is not there', link('p', 'nowhere'), [[1, 2]]],
    ['parts', parts([part.id]), [[9, 10]]],
    ['parts that are not there', parts(['gone' as EventId]), []],
    ['no place', { kind: 'none', reason: '' }, []],
  ];
  it.each(cases)('of %s', (_, where, anchors) => {
    const event = madeUpEvent('e', { where });
    expect(selectAnchors(madeUpDossier([part, event], { places, zones }), event)).toEqual(anchors);
  });

  it('of parts of parts are found', () => {
    const inner = madeUpEvent('inner', { where: parts([part.id]) });
    const outer = madeUpEvent('outer', { where: parts([inner.id]) });
    expect(selectAnchors(madeUpDossier([part, inner, outer]), outer)).toEqual([[9, 10]]);
  });

  it('look places up by id', () => {
    const dossier = madeUpDossier([], { places });
    expect([selectPlace(dossier, 'q' as PlaceId)?.lngLat, selectPlace(dossier, null)]).toEqual([
      [3, 4],
      null,
    ]);
  });

  it('have no zones where the place is no area', () => {
    expect(selectZones(madeUpDossier([part], { zones }), part)).toEqual([]);
  });
});
