import type { Dossier, Place, StoryStep, Zone } from '@/domain/dossier';
import {
  type ConflictEvent,
  type EventPlace,
  type EventTime,
  type PlaceId,
  type ReportTime,
  spanOf,
} from '@/domain/event';
import type { LngLat } from '@/domain/space';
import { parseIsoInterval } from '@/domain/time';
import type { DossierFiles, WrittenClaim, WrittenPlace, WrittenStep, ZoneProperties } from './dossier-files';
import { type EdtfBounds, resolveEdtf } from './edtf';
import { isTraced, traceMarks, tracedCounts } from './trace-marks';

const bounds = (edtf: string): EdtfBounds => {
  const resolved = resolveEdtf(edtf);
  if (!resolved.ok) throw new RangeError(resolved.error);
  return resolved.value;
};

const resolveTime = ({ edtf, ...time }: WrittenClaim['when']): EventTime => ({
  edtf,
  ...bounds(edtf),
  ...time,
});

/** The highest code, which is the least exact; null where one is missing: no whole is known better than its parts. */
const leastExact = <Code extends number>(codes: readonly (Code | null)[]): Code | null =>
  codes.includes(null) ? null : (codes.toSorted((a, b) => Number(b) - Number(a))[0] ?? null);

const resolvePlace = (
  where: WrittenPlace,
  places: ReadonlyMap<string, LngLat>,
  claims: readonly WrittenClaim[],
): EventPlace => {
  if (where.kind === 'parts') {
    const parts = where.eventIds.map((id) => claims.find((claim) => claim.id === id)?.where);
    return {
      ...where,
      precision: leastExact(parts.map((part) => (part && 'precision' in part ? part.precision : null))),
      acledPrecision: leastExact(
        parts.map((part) => (part && 'precision' in part ? part.acledPrecision : null)),
      ),
    };
  }
  if (where.kind !== 'point') return where;
  const lngLat = places.get(where.placeId);
  if (!lngLat) throw new Error(`no place ${where.placeId}`);
  const { kind, placeId, precision, acledPrecision, note } = where;
  return { kind, lngLat, placeId: placeId as PlaceId, precision, acledPrecision, note };
};

const resolveStep = ({ title, text, eventIds, zoneIds, window, camera }: WrittenStep): StoryStep => ({
  title,
  text,
  eventIds: eventIds as unknown as StoryStep['eventIds'],
  zoneIds: zoneIds as unknown as StoryStep['zoneIds'],
  window: resolveWindow(window),
  camera,
});

const resolveWindow = (text: string): StoryStep['window'] => {
  const window = parseIsoInterval(text);
  if (!window) throw new RangeError(`"${text}" is not a time window`);
  return window;
};

const resolveZone = (written: ZoneProperties): Zone => {
  const {
    id,
    names,
    tag,
    anchor,
    style,
    layer,
    note,
    accuracy,
    accuracyKm = null,
    valid,
    sourceIds,
  } = written;
  const { earliest, latest } = valid === null ? { earliest: null, latest: null } : bounds(valid);
  const validity = { validFrom: earliest, validTo: latest };
  return { id, names, tag, anchor, style, layer, note, accuracy, accuracyKm, ...validity, sourceIds };
};

/**
 * Time order of a dossier's events: by earliest, then latest; an open start comes first, an open end last. Of one time
 * they come in the order of print.
 */
export const compareEvents = (a: ConflictEvent, b: ConflictEvent): number => {
  const [left, right] = [spanOf(a.when), spanOf(b.when)];
  if (left.start !== right.start) return left.start < right.start ? -1 : 1;
  if (left.end !== right.end) return left.end < right.end ? -1 : 1;
  return (a.reported?.position ?? 0) - (b.reported?.position ?? 0);
};

/** Headlines come first, then the paragraphs, the caption last. */
const printRank = (locator: string): number => {
  const number = Number(/\d+/.exec(locator)?.[0] ?? 0);
  return locator.startsWith('H') ? number - 1000 : locator === 'CAP' ? Infinity : number;
};

/** Ids of the claims in the order in which the article prints them; within a paragraph as the file has them. */
const printOrder = (claims: readonly WrittenClaim[]): readonly string[] =>
  claims.toSorted((a, b) => printRank(a.locator) - printRank(b.locator)).map(({ id }) => id);

const resolveReport = (claim: WrittenClaim, published: string, order: readonly string[]): ReportTime => {
  const { edtf, reasoning } = claim.reported ?? { edtf: published, reasoning: '' };
  const basis = claim.reported ? 'article' : 'publication';
  return { edtf, ...bounds(edtf), basis, reasoning, position: order.indexOf(claim.id) + 1 };
};

/**
 * The dossier that the app reads, from its hand-written files.
 *
 * @throws where an id or a date does not resolve; check the files first
 */
export const resolveDossier = (files: DossierFiles): Dossier => {
  const { id, title, article, home } = files.dossier;
  const places: Place[] = files.places.features.map(({ properties, geometry }) => {
    const { id: placeId, names, description, coordinateSource, note } = properties;
    const [lng = 0, lat = 0] = geometry.coordinates;
    return { id: placeId as PlaceId, names, lngLat: [lng, lat], description, coordinateSource, note };
  });
  const lngLats = new Map<string, LngLat>(places.map((place) => [place.id, place.lngLat]));
  const order = printOrder(files.claims.claims);
  const events = files.claims.claims
    .map((claim) => ({
      ...claim,
      when: resolveTime(claim.when),
      reported: resolveReport(claim, article.published, order),
      where: resolvePlace(claim.where, lngLats, files.claims.claims),
    }))
    .toSorted(compareEvents);
  return {
    id,
    title,
    article,
    home: { window: resolveWindow(home.window), camera: home.camera },
    events,
    places,
    zones: files.zones.features.map(({ properties }) => resolveZone(properties)),
    actors: files.actors.actors,
    sources: files.sources.sources,
    story: files.story.steps.map(resolveStep),
    rivals: files.reading.questions,
    notes: files.reading.notes,
    traced: {
      claims: events.filter(isTraced).length,
      total: files.dossier.claims,
      marks: tracedCounts(traceMarks(files)),
    },
  };
};
