import { distance } from '@turf/turf';
import { DOSSIER_FILE_NAMES, type DossierFiles } from './dossier-files';
import type { Problem } from './problem';

/** Farther than this from the basemap's point of the same name, one of the two is wrong. */
const GAZETTEER_TOLERANCE_KM = 2;

/** The basemap's places: points with an English name `en`. */
export type Gazetteer = GeoJSON.FeatureCollection<GeoJSON.Point, { readonly en?: string }>;

/** Places that are not where the basemap's gazetteer has them; a place that it cannot hold says why. */
export const checkPlaces = (places: DossierFiles['places'], gazetteer: Gazetteer): readonly Problem[] =>
  places.features.flatMap(({ properties: { id, gazetteer: check }, geometry }): Problem[] => {
    if (check.kind === 'none') return [];
    const distancesKm = gazetteer.features
      .filter(({ properties }) => properties.en === check.name)
      .map((feature) =>
        distance(geometry.coordinates, feature.geometry.coordinates, { units: 'kilometers' }),
      );
    const nearestKm = Math.min(...distancesKm);
    if (nearestKm <= GAZETTEER_TOLERANCE_KM) return [];
    const message =
      distancesKm.length === 0
        ? `the gazetteer has no "${check.name}"`
        : `is ${nearestKm.toFixed(1)} km from the gazetteer's "${check.name}", more than ${GAZETTEER_TOLERANCE_KM} km`;
    return [{ file: DOSSIER_FILE_NAMES.places, item: id, field: 'geometry.coordinates', message }];
  });
