import type { ContextLayerId, ZoneStyle } from '@/domain/dossier';
import type { DossierFiles } from './dossier-files';
import { type ReferenceGeometry, zoneParts } from './zone-geometry';

/** Properties of a feature in public/data/dossiers/<id>.zones.geojson. */
export interface ZoneFeatureProperties {
  readonly zoneId: string;
  readonly role: 'fill' | 'line' | 'fade';
  readonly style: ZoneStyle;
  /** null: shown while one of the zone's events is. */
  readonly layer: ContextLayerId | null;
  /** `fade` only: the share of the full strength; the nested areas of a zone add up to 1. */
  readonly fade?: number;
  /** Distance lines only. */
  readonly radiusKm?: number;
  readonly label?: string;
}

/** The zones as features with integer ids from 1, in the order of zones.geojson. */
export const zoneFeatures = (
  zones: DossierFiles['zones'],
  reference: ReferenceGeometry,
): GeoJSON.FeatureCollection<GeoJSON.Geometry, ZoneFeatureProperties> => {
  const features = zones.features.flatMap(({ properties: zone }) =>
    zoneParts(zone, reference).map(({ role, geometry, fade, radiusKm }) => ({
      geometry,
      properties: {
        zoneId: zone.id,
        role,
        style: zone.style,
        layer: zone.layer,
        ...(fade === undefined ? {} : { fade }),
        ...(radiusKm === undefined ? {} : { radiusKm, label: `${radiusKm} km` }),
      },
    })),
  );
  return {
    type: 'FeatureCollection',
    features: features.map(({ geometry, properties }, index) => ({
      type: 'Feature',
      id: index + 1,
      properties,
      geometry,
    })),
  };
};
