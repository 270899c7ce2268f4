import { timeAt } from '@/domain/time-column';
import { describe, expect, it } from 'vitest';
import { arcPoint } from '@/domain/arc';
import { camera } from '@/domain/camera';
import type { Dossier, Names } from '@/domain/dossier';
import type { ActorId, ConflictEvent, EventId, EventPlace, PlaceId, ZoneId } from '@/domain/event';
import { MARK_STYLES, fromFixedMercator } from '@/domain/mark-columns';
import { epochMs, span } from '@/domain/time';
import { dossierSearchText, tableOfDossier } from './dossier-table';
import { rowTextOf } from './event-table';
import { rowsMatching } from './search-rows';

const names = (en: string, fields: Partial<Names> = {}): Names => ({
  en,
  ar: null,
  he: null,
  ru: null,
  aliases: [],
  ...fields,
});

const event = (id: string, where: EventPlace, fields: Partial<ConflictEvent> = {}): ConflictEvent => ({
  id: id as EventId,
  kind: 'statement',
  title: `Title of ${id}`,
  paraphrase: '',
  eventType: null,
  subEventType: null,
  when: {
    edtf: '2018-06-15',
    earliest: epochMs(0),
    latest: epochMs(1000),
    extent: 'sometime',
    precision: 1,
    acledPrecision: 1,
    basis: 'article',
    reasoning: '',
  },
  where,
  actors: [],
  fatalities: null,
  fatalitiesNote: '',
  reported: null,
  quantity: null,
  attribution: { class: 'own-voice', chain: [{ name: 'The paper', actorId: null, note: '' }], note: '' },
  locator: 'P1',
  relations: [],
  outside: { verdict: 'not-checked', note: '', sourceIds: [] },
  ...fields,
});

const point = (precision: 1 | 2 | 3): EventPlace => ({
  kind: 'point',
  lngLat: [36, 33],
  placeId: 'north-town' as PlaceId,
  precision,
  acledPrecision: null,
  note: '',
});

const dossier = (events: readonly ConflictEvent[]): Dossier => ({
  id: 'made-up',
  title: 'Made up',
  article: { headline: '', author: '', publisher: '', published: '', url: '' },
  home: { window: span(0, 1), camera: camera([36, 33], 9) },
  events,
  places: [
    {
      id: 'north-town' as PlaceId,
      names: names('North Town', { ar: 'البلدة', aliases: ['Nord-Stadt'] }),
      lngLat: [36, 33],
      description: '',
      coordinateSource: '',
      note: '',
    },
    {
      id: 'far-town' as PlaceId,
      names: names('Far Town'),
      lngLat: [40, 33],
      description: '',
      coordinateSource: '',
      note: '',
    },
  ],
  zones: [
    {
      id: 'strip' as ZoneId,
      names: names('The strip', { ru: 'Полоса' }),
      tag: '',
      anchor: [35.8, 33.2],
      style: 'hatched',
      layer: null,
      note: '',
      accuracy: '',
      accuracyKm: null,
      validFrom: null,
      validTo: null,
      sourceIds: [],
    },
  ],
  actors: [
    {
      id: 'group' as ActorId,
      names: names('The group', { he: 'הקבוצה' }),
      type: '',
      allegiance: '',
      note: '',
    },
  ],
  sources: [],
  story: [],
  rivals: [],
  notes: [],
});

const area: EventPlace = {
  kind: 'area',
  zoneIds: ['strip' as ZoneId],
  precision: 2,
  acledPrecision: null,
  note: '',
};
const link: EventPlace = {
  kind: 'link',
  placeIds: ['north-town' as PlaceId, 'far-town' as PlaceId],
  note: '',
};

const styleOf = (where: EventPlace): string | undefined =>
  MARK_STYLES[tableOfDossier(dossier([event('one', where)])).marks.style[0] ?? -1];

describe('a dossier as a table', () => {
  it('draws an exact point as a dot, a near one as a disc, everything coarser as an area', () => {
    expect(([1, 2, 3] as const).map((precision) => styleOf(point(precision)))).toEqual([
      'dot',
      'disc',
      'area',
    ]);
  });

  it('draws zones and links as areas, and parts and placeless events not at all', () => {
    expect(styleOf(area)).toBe('area');
    expect(styleOf(link)).toBe('area');
    expect(
      styleOf({ kind: 'parts', eventIds: ['two' as EventId], precision: 1, acledPrecision: null, note: '' }),
    ).toBe('none');
    expect(styleOf({ kind: 'none', reason: 'not said' })).toBe('none');
  });

  it('puts the mark of an area at the anchor of its first zone', () => {
    const { x, y } = tableOfDossier(dossier([event('one', area)])).marks;
    const [lng, lat] = fromFixedMercator(x[0] ?? 0, y[0] ?? 0);
    expect([lng, lat]).toEqual([expect.closeTo(35.8, 6), expect.closeTo(33.2, 6)]);
  });

  it('puts the mark of a link at the top of its arc', () => {
    const { x, y } = tableOfDossier(dossier([event('one', link)])).marks;
    const [lng, lat] = arcPoint([36, 33], [40, 33], 0.5);
    expect(fromFixedMercator(x[0] ?? 0, y[0] ?? 0)).toEqual([expect.closeTo(lng, 6), expect.closeTo(lat, 6)]);
  });

  it('leads from each row back to the event', () => {
    const late = event('late', point(1), {
      when: { ...event('x', area).when, earliest: epochMs(500), latest: null },
    });
    const table = tableOfDossier(dossier([late, event('early', point(1))]));
    expect([...(table.sourceOrder ?? [])]).toEqual([1, 0]);
    expect([0, 1].map((row) => rowTextOf(table, row).id)).toEqual(['early', 'late']);
    expect(timeAt(table.marks.end, 1)).toBe(Infinity);
  });

  it('finds an event by its title and by every name of what it is about', () => {
    const one = event('one', area, { actors: [{ actorId: 'group' as ActorId, role: 'speaker' }] });
    const table = tableOfDossier(dossier([one, event('two', point(1))]));
    const found = (query: string) => (rowsMatching(table, query)?.[0] ?? 0).toString(2).padStart(2, '0');
    expect(found('title')).toBe('11');
    expect(found('полоса')).toBe('01');
    expect(found('הקבוצה')).toBe('01');
    expect(found('nord stadt')).toBe('10');
    expect(found('البلده')).toBe('10');
    expect(found('the paper')).toBe('11');
    expect(found('strip nord')).toBe('00');
  });

  it('does not run neighbouring names together', () => {
    const text = dossierSearchText(event('one', link), dossier([]));
    expect(text).toContain('North Town');
    expect(text).not.toContain('Nord-StadtFar Town');
  });
});
