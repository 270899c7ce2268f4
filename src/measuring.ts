import {
  type Lines,
  type Origin,
  distanceToLinesKm,
  originToLinesKm,
  originToPointKm,
} from '@/analysis/distances';
import { type Polygon, isInPolygons, linesOf, polygonsOf } from '@/analysis/polygons';
import { type Reach, areaRings, discReach, isInRings, polygonReach } from '@/analysis/area-shape';
import type { Rings } from '@/domain/area';
import type { BorderLines } from '@/domain/borders';
import type { Dossier } from '@/domain/dossier';
import type { ConflictEvent, EventId, ZoneId } from '@/domain/event';
import { geodesicKm } from '@/domain/geodesic';
import type { Distance, DistanceTarget, EndAccuracy, MeasuredKm, ZoneMargin } from '@/domain/measured';
import type { WherePrecision } from '@/domain/precision';
import { type BBox, type LngLat, bboxContains } from '@/domain/space';
import type { AreaSides, Measuring } from '@/ui/measuring';

/** What is measured with. */
export interface MeasuringSources {
  readonly dossier: Dossier;
  readonly zones: GeoJSON.FeatureCollection;
  readonly borders: BorderLines;
}

/** The lines of 1974, which readers ask for first. */
const LINE_ZONES = ['line-a', 'line-b'] as ZoneId[];
/** A town is a point on the map and about a kilometre across. */
const TOWN_CENTRE_KM = 0.5;
/** UCDP where_prec 2: within about 25 km. */
const NEAR_PLACE_KM = 25;
/** Beyond this the lines of southern Syria say nothing about a place. */
const FARTHEST_KM = 300;

/** How far a point may be off; null where the data does not say. Coarser codes than "near" are areas, not points. */
const pointAccuracyKm = (precision: WherePrecision | null): number | null => {
  if (precision === 1) return TOWN_CENTRE_KM;
  return precision === 2 ? NEAR_PLACE_KM : null;
};

const sum = ({ fromKm, toKm }: EndAccuracy): number => (fromKm ?? 0) + (toKm ?? 0);

/** Measures with turf and on the ellipsoid. Nothing here knows the map or the page. */
export const createMeasuring = ({ dossier, zones, borders }: MeasuringSources): Measuring => {
  const geometriesOf = (zoneId: ZoneId, role: string): readonly GeoJSON.Geometry[] =>
    zones.features
      .filter(({ properties }) => properties?.['zoneId'] === zoneId && properties['role'] === role)
      .map(({ geometry }) => geometry);
  const zoneLines = (zoneId: ZoneId): Lines => geometriesOf(zoneId, 'line').flatMap(linesOf);
  const zoneAreas = (zoneId: ZoneId): readonly Polygon[] => geometriesOf(zoneId, 'fill').flatMap(polygonsOf);

  const originOf = ({ where }: ConflictEvent): (EndAccuracy & { readonly origin: Origin }) | null => {
    if (where.kind === 'point') {
      // A file may code a district with one coordinate: nobody knows from where to measure.
      if (where.precision !== null && where.precision > 2) return null;
      return {
        origin: { kind: 'point', at: where.lngLat },
        fromKm: pointAccuracyKm(where.precision),
        toKm: null,
      };
    }
    if (where.kind !== 'area') return null;
    const polygons = where.zoneIds.flatMap((zoneId) => zoneAreas(zoneId));
    const accuracies = where.zoneIds.map(
      (id) => dossier.zones.find((zone) => zone.id === id)?.accuracyKm ?? null,
    );
    const fromKm = accuracies.includes(null) ? null : Math.max(...accuracies.map((km) => km ?? 0));
    return polygons.length === 0 ? null : { origin: { kind: 'area', polygons }, fromKm, toKm: null };
  };

  const measure = (
    event: ConflictEvent,
    target: DistanceTarget,
    toKm: number | null,
    run: (origin: Origin, accuracyKm: number) => MeasuredKm | null,
  ): Distance | null => {
    const from = originOf(event);
    if (from === null) return null;
    const accuracy: EndAccuracy = { fromKm: from.fromKm, toKm };
    const measured = run(from.origin, sum(accuracy));
    return measured && { target, measured, accuracy };
  };

  const toLine = (event: ConflictEvent, zoneId: ZoneId): Distance | null => {
    const accuracyKm = dossier.zones.find(({ id }) => id === zoneId)?.accuracyKm ?? null;
    return measure(event, { kind: 'zone', zoneId }, accuracyKm, (origin, total) =>
      originToLinesKm(origin, zoneLines(zoneId), total),
    );
  };

  /** The nearest border, unless one beyond the region, which is not drawn, may be nearer. */
  const toBorder = (event: ConflictEvent): Distance | null => {
    const from = originOf(event);
    if (from?.origin.kind !== 'point') return null;
    const { at } = from.origin;
    if (!bboxContains(borders.bounds, at)) return null;
    const accuracy: EndAccuracy = { fromKm: from.fromKm, toKm: borders.accuracyKm };
    let best: Distance | null = null;
    for (const { borderClass, sides, lines } of borders.borders) {
      const measured = distanceToLinesKm(at, lines, sum(accuracy));
      if (measured === null || (measured.km ?? 0) >= (best?.measured.km ?? Infinity)) continue;
      best = { target: { kind: 'border', borderClass, sides }, measured, accuracy };
    }
    return best !== null && (best.measured.km ?? 0) <= edgeKm(at, borders.bounds) ? best : null;
  };

  /** Where an event lies to an area; null where it has no place that could be in it. */
  const reachOf = ({ where }: ConflictEvent, rings: Rings, known: Map<string, Reach>): Reach | null => {
    switch (where.kind) {
      case 'point':
        if (where.precision === 2) return discReach(where.lngLat, NEAR_PLACE_KM, rings);
        return isInRings(where.lngLat, rings) ? 'inside' : 'outside';
      case 'area': {
        const fades = where.zoneIds.flatMap((id) => geometriesOf(id, 'fade').flatMap(polygonsOf));
        const drawn = where.zoneIds.flatMap((id) => zoneAreas(id));
        if (fades.length + drawn.length === 0) return null;
        // A dozen events share a zone, and a zone has hundreds of corners.
        const key = where.zoneIds.join(' ');
        const reach = known.get(key) ?? polygonReach([...drawn, ...fades], rings);
        known.set(key, reach);
        return reach === 'inside' && fades.length > 0 ? 'partly' : reach; // what fades has no outer edge
      }
      case 'parts': {
        const parts = where.eventIds.flatMap((id) => {
          const part = dossier.events.find((event) => event.id === id);
          return part ? [reachOf(part, rings, known)] : [];
        });
        if (parts.length === 0 || parts.includes(null)) return null;
        if (parts.every((part) => part === 'inside')) return 'inside';
        return parts.every((part) => part === 'outside') ? 'outside' : 'partly';
      }
      case 'link':
      case 'none':
        return null;
    }
  };

  const eventsIn = (rings: Rings): AreaSides => {
    const known = new Map<string, Reach>();
    const reaches = dossier.events.map((event) => [event.id, reachOf(event, rings, known)] as const);
    const ids = (...wanted: readonly (Reach | null)[]): readonly EventId[] =>
      reaches.filter(([, reach]) => wanted.includes(reach)).map(([id]) => id);
    return {
      certainlyInside: ids('inside'),
      possiblyInside: ids('inside', 'partly'),
      certainlyOutside: ids('outside'),
      possiblyOutside: ids('outside', 'partly'),
      unplaced: ids(null),
    };
  };

  return {
    ringsOf: (area) => areaRings(area, zoneLines),
    eventsIn,
    toLines: (event) =>
      [...LINE_ZONES.map((zoneId) => toLine(event, zoneId)), toBorder(event)].filter(
        (distance): distance is Distance => distance !== null && distance.measured.lowKm <= FARTHEST_KM,
      ),
    toPlace: (event, placeId) => {
      const place = dossier.places.find(({ id }) => id === placeId);
      if (!place) return null;
      return measure(event, { kind: 'place', placeId }, TOWN_CENTRE_KM, (origin, accuracyKm) =>
        originToPointKm(origin, place.lngLat, accuracyKm),
      );
    },
    toEvent: (event, other) => {
      const to = originOf(other);
      if (to?.origin.kind !== 'point') return null;
      const { at } = to.origin;
      return measure(event, { kind: 'event', eventId: other.id }, to.fromKm, (origin, accuracyKm) =>
        originToPointKm(origin, at, accuracyKm),
      );
    },
    zonesAround: (event) => {
      const from = originOf(event);
      if (from?.origin.kind !== 'point') return [];
      const { at } = from.origin;
      const pointKm = from.fromKm ?? 0;
      return dossier.zones.flatMap(({ id, accuracyKm, layer, style }): readonly ZoneMargin[] => {
        // A band is where something may be, not a zone that holds anything.
        if (layer === 'distance-rings' || style === 'band') return [];
        const polygons = zoneAreas(id);
        const edge = distanceToLinesKm(at, polygons.flat(), pointKm + (accuracyKm ?? 0));
        if (edge === null) return [];
        const isInside = isInPolygons(at, polygons);
        const isCertain = accuracyKm !== null && from.fromKm !== null && edge.lowKm > 0;
        return isInside || edge.lowKm === 0
          ? [{ zoneId: id, isInside, edge, isCertain, edgeAccuracyKm: accuracyKm }]
          : [];
      });
    },
    measurableEvents: (except) =>
      dossier.events.filter((event) => event.id !== except && originOf(event)?.origin.kind === 'point'),
    isMeasurable: (event) => originOf(event) !== null,
    places: dossier.places,
    zones: dossier.zones,
    lineZoneIds: LINE_ZONES.filter((zoneId) => zoneLines(zoneId).length > 0),
  };
};

/** How far it is from a place inside a box to the box's nearest edge. */
const edgeKm = ([lng, lat]: LngLat, [west, south, east, north]: BBox): number =>
  Math.min(
    geodesicKm([lng, lat], [west, lat]),
    geodesicKm([lng, lat], [east, lat]),
    geodesicKm([lng, lat], [lng, south]),
    geodesicKm([lng, lat], [lng, north]),
  );
