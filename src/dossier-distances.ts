import { type DistanceKm, distanceToLinesKm, distanceToPointKm } from '@/analysis/distances';
import type { ConflictEvent } from '@/domain/event';
import type { LngLat } from '@/domain/space';
import type { ComputedDistance } from '@/ui/app-context';
import type { LoadedDossier } from './dossier-loader';

/** Lines and places that readers ask the distance to, with how far each may be off together with a town's centre, km. */
const TO_LINES = [
  { zoneId: 'line-a', accuracyKm: 1.5 },
  { zoneId: 'line-b', accuracyKm: 2 },
];
const TO_PLACES = [{ placeId: 'daraa-city', accuracyKm: 1 }];
/** Beyond this the 1974 lines say nothing about a place. */
const FARTHEST_KM = 300;

/** Measures from an exactly placed event to the 1974 lines and to Deraa city. Empty for everything coarser. */
export const distancesOf = ({ dossier, zones }: LoadedDossier) => {
  const linesOf = (zoneId: string): readonly (readonly LngLat[])[] =>
    zones.features.flatMap(({ geometry, properties }) => {
      if (properties?.['zoneId'] !== zoneId) return [];
      if (geometry.type === 'LineString') return [geometry.coordinates as unknown as readonly LngLat[]];
      if (geometry.type === 'MultiLineString')
        return geometry.coordinates as unknown as readonly (readonly LngLat[])[];
      return [];
    });
  return ({ where }: ConflictEvent): readonly ComputedDistance[] => {
    if (where.kind !== 'point') return [];
    const measured: ComputedDistance[] = [];
    const add = (id: string, name: string, distance: DistanceKm | null): void => {
      if (distance === null || distance.km > FARTHEST_KM) return;
      measured.push({ id, name, lowKm: distance.lowKm, highKm: distance.highKm });
    };
    for (const { zoneId, accuracyKm } of TO_LINES) {
      const zone = dossier.zones.find(({ id }) => id === zoneId);
      if (zone) add(zoneId, zone.names.en, distanceToLinesKm(where.lngLat, linesOf(zoneId), accuracyKm));
    }
    for (const { placeId, accuracyKm } of TO_PLACES) {
      const place = dossier.places.find(({ id }) => id === placeId);
      if (place) add(placeId, place.names.en, distanceToPointKm(where.lngLat, place.lngLat, accuracyKm));
    }
    return measured;
  };
};
