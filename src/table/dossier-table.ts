import { arcPoint } from '@/domain/arc';
import { type Clock, timeOn } from '@/domain/clock';
import type { Dossier, Names } from '@/domain/dossier';
import { type ConflictEvent, placeCodesOf, spanOf } from '@/domain/event';
import type { LngLat } from '@/domain/space';
import { createTableBuilder } from './build-table';
import type { EventTable } from './event-table';
import { blankRow, resetRow } from './table-row';

/** Item by id. A dossier was validated when it was built: an id that leads nowhere is a bug, and throws. */
const byId = <Item extends { readonly id: string }>(items: readonly Item[], id: string): Item => {
  const item = items.find((candidate) => candidate.id === id);
  if (item === undefined) throw new Error(`the dossier has no item with the id ${id}`);
  return item;
};

/** Where an event's mark stands: its point, the anchor of its first zone, the top of its arc; null without a place. */
const markPlace = ({ where }: ConflictEvent, dossier: Dossier): LngLat | null => {
  if (where.kind === 'point') return where.lngLat;
  if (where.kind === 'area') return byId(dossier.zones, where.zoneIds[0]).anchor;
  if (where.kind !== 'link') return null;
  const [from, to] = where.placeIds;
  return arcPoint(byId(dossier.places, from).lngLat, byId(dossier.places, to).lngLat, 0.5);
};

const namesText = ({ en, ar, he, ru, aliases }: Names): string =>
  [en, ar, he, ru, ...aliases].filter((name) => name !== null).join(' \n ');

const placeNames = ({ where }: ConflictEvent, dossier: Dossier): readonly Names[] => {
  if (where.kind === 'point')
    return where.placeId === null ? [] : [byId(dossier.places, where.placeId).names];
  if (where.kind === 'area') return where.zoneIds.map((id) => byId(dossier.zones, id).names);
  return where.kind === 'link' ? where.placeIds.map((id) => byId(dossier.places, id).names) : [];
};

/**
 * What a search looks in for one event: title, paraphrase, the names and other spellings, in every language, of its
 * places, zones and actors, and who is in its chain of sources. Not folded yet.
 */
export const dossierSearchText = (event: ConflictEvent, dossier: Dossier): string =>
  [
    event.title,
    event.paraphrase,
    ...placeNames(event, dossier).map(namesText),
    ...event.actors.map(({ actorId }) => namesText(byId(dossier.actors, actorId).names)),
    ...event.attribution.chain.map(({ name }) => name),
  ].join(' \n ');

/** Of events at one time the table keeps the order of its input: on the clock of reports that is the order of print. */
const inputOrder = ({ events }: Dossier, clock: Clock): readonly ConflictEvent[] =>
  clock === 'happened'
    ? events
    : events.toSorted((a, b) => (a.reported?.position ?? 0) - (b.reported?.position ?? 0));

/**
 * A dossier's events as a table, one row an event, with its time on one of the two clocks.
 *
 * `sourceOrder[row]` is the event's position in `dossier.events` (the identity while that is in time order with ties
 * as they come). Actors are ids, all on the first side. `notes` is the paraphrase; the place is the English name of its
 * (first) place or zone. A link stands at the top of the arc between its first two places and is drawn as an area;
 * parts and events without a place have no mark.
 */
export const tableOfDossier = (dossier: Dossier, clock: Clock = 'happened'): EventTable => {
  const builder = createTableBuilder();
  const row = blankRow();
  const order = inputOrder(dossier, clock);
  for (const event of order) {
    resetRow(row);
    const when = timeOn(clock, event);
    const { start, end } = spanOf(when);
    const place = markPlace(event, dossier);
    row.id = event.id;
    row.title = event.title;
    row.kind = event.kind;
    row.start = start;
    row.end = end;
    row.extent = when.extent;
    row.whenPrecision = when.precision;
    row.acledWhenPrecision = when.acledPrecision;
    if (place !== null) [row.lng, row.lat] = place;
    const codes = placeCodesOf(event);
    row.wherePrecision = codes.precision;
    row.acledWherePrecision = codes.acledPrecision;
    row.style = event.where.kind === 'point' ? null : 'area'; // a zone coded "near" is still drawn as its zone
    row.low = event.fatalities?.low ?? null;
    row.best = event.fatalities?.best ?? null;
    row.high = event.fatalities?.high ?? null;
    row.attribution = event.attribution.class;
    row.eventType = event.eventType;
    row.subEventType = event.subEventType;
    const names = placeNames(event, dossier).map(({ en }) => en);
    row.place = (event.where.kind === 'link' ? names.join(' – ') : names[0]) ?? null;
    row.source = event.attribution.chain.map(({ name }) => name).join(' → ');
    row.actorsA = event.actors.map(({ actorId }) => actorId);
    row.notes = event.paraphrase;
    row.searchText = dossierSearchText(event, dossier);
    builder.push(row);
  }
  const table = builder.finish({ keepSourceOrder: true });
  const positions = order.map((event) => dossier.events.indexOf(event));
  return { ...table, sourceOrder: table.sourceOrder?.map((at) => positions[at] ?? at) ?? null };
};
