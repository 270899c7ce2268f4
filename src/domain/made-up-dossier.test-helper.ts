import { camera } from './camera';
import type { Dossier, Names, Place, Zone } from './dossier';
import type {
  ActorId,
  ConflictEvent,
  EventId,
  EventPlace,
  EventTime,
  PlaceId,
  RelationType,
  ZoneId,
} from './event';
import type { LngLat } from './space';
import { DAY_MS, epochMs, span } from './time';

/** Short forms for made-up events: only what a test is about is spelled out. */
type EventFields = Partial<Omit<ConflictEvent, 'id' | 'when' | 'actors' | 'relations'>> & {
  readonly when?: Partial<EventTime>;
  readonly actors?: readonly string[];
  readonly relations?: readonly (readonly [RelationType, string])[];
};

export const names = (en: string): Names => ({ en, ar: null, he: null, ru: null, aliases: [] });

/** A time of whole days: `days(3, 5)` is the fourth and the fifth of January 1970. */
export const days = (first: number, end: number): Pick<EventTime, 'earliest' | 'latest'> => ({
  earliest: epochMs(first * DAY_MS),
  latest: epochMs(end * DAY_MS),
});

export const point = (lng: number, lat: number): EventPlace => ({
  kind: 'point',
  lngLat: [lng, lat],
  placeId: null,
  precision: 1,
  acledPrecision: null,
  note: '',
});

export const area = (first: string, ...others: readonly string[]): EventPlace => ({
  kind: 'area',
  zoneIds: [first as ZoneId, ...others.map((id) => id as ZoneId)],
  precision: 5,
  acledPrecision: null,
  note: '',
});

export const link = (from: string, to: string, ...others: readonly string[]): EventPlace => ({
  kind: 'link',
  placeIds: [from as PlaceId, to as PlaceId, ...others.map((id) => id as PlaceId)],
  note: '',
});

/** A statement of 1 January 1970 without a place, unless `fields` say otherwise. */
export const madeUpEvent = (id: string, fields: EventFields = {}): ConflictEvent => ({
  kind: 'statement',
  title: `Title of ${id}`,
  paraphrase: '',
  eventType: null,
  subEventType: null,
  where: { kind: 'none', reason: 'made up' },
  fatalities: null,
  fatalitiesNote: '',
  reported: null,
  quantity: null,
  attribution: { class: 'own-voice', chain: [{ name: 'The paper', actorId: null, note: '' }], note: '' },
  locator: 'P1',
  outside: { verdict: 'not-checked', note: '', sourceIds: [] },
  ...fields,
  id: id as EventId,
  when: {
    edtf: '',
    ...days(0, 1),
    extent: 'sometime',
    precision: 1,
    acledPrecision: null,
    basis: 'article',
    reasoning: '',
    ...fields.when,
  },
  actors: (fields.actors ?? []).map((actorId) => ({ actorId: actorId as ActorId, role: 'speaker' })),
  relations: (fields.relations ?? []).map(([type, target]) => ({ type, target: target as EventId })),
});

export const place = (id: string, lngLat: LngLat): Place => ({
  id: id as PlaceId,
  names: names(id),
  lngLat,
  description: '',
  coordinateSource: '',
  note: '',
});

export const zone = (id: string, anchor: LngLat, layer: Zone['layer'] = null): Zone => ({
  id: id as ZoneId,
  names: names(id),
  tag: id,
  anchor,
  style: 'hatched',
  layer,
  note: '',
  accuracy: '',
  accuracyKm: null,
  validFrom: null,
  validTo: null,
  sourceIds: [],
});

/** Home is the first ten days of 1970, seen from over the Gulf of Guinea. */
export const madeUpDossier = (
  events: readonly ConflictEvent[],
  fields: Partial<Pick<Dossier, 'places' | 'zones'>> = {},
): Dossier => ({
  id: 'made-up',
  title: 'Made up',
  article: { headline: '', author: '', publisher: '', published: '', url: '' },
  home: { window: span(0, 10 * DAY_MS), camera: camera([1, 2], 5) },
  events,
  places: [],
  zones: [],
  actors: [],
  sources: [],
  story: [],
  rivals: [],
  notes: [],
  ...fields,
});
