import type { DossierFiles, ZoneProperties } from './dossier-files';
import { DOSSIER_FILE_NAMES } from './dossier-files';
import { resolveEdtf } from './edtf';
import type { KnownIds } from './known-ids';
import type { Problem } from './problem';

type Fault = readonly [field: string, message: string];

/** What zones are derived from: the names that a shape may use. */
interface ShapeNames {
  /** ISO codes in geodata/basemap/provinces.geojson. */
  readonly provinces: ReadonlySet<string>;
  /** Zones with a geometry of their own. */
  readonly drawn: ReadonlySet<string>;
}

const provinceFaults = (isoCodes: readonly string[], { provinces }: ShapeNames): Fault[] =>
  isoCodes
    .filter((code) => !provinces.has(code))
    .map((code) => ['shape', `no province "${code}" in the basemap`]);

const shapeFaults = ({ id, shape, style }: ZoneProperties, names: ShapeNames): Fault[] => {
  switch (shape.kind) {
    case 'none':
      return style === 'tag' ? [] : [['shape', `a zone drawn as "${style}" needs a shape`]];
    case 'drawn':
      return names.drawn.has(id) ? [] : [['geometry', 'a drawn zone needs a geometry of its own']];
    case 'provinces':
      return provinceFaults(shape.isoCodes, names);
    case 'separation':
    case 'line':
    case 'around':
      return [];
    case 'band':
      return [
        ...(shape.fromKm < shape.toKm ? [] : [['shape', 'the band ends before it begins'] as const]),
        ...provinceFaults(shape.within, names),
      ];
    case 'fade':
      return provinceFaults(shape.within, names);
    case 'distance': {
      const isKnown = shape.from === 'line-a' || shape.from === 'line-b' || names.drawn.has(shape.from);
      return [
        ...(isKnown ? [] : [['shape', `no line and no drawn zone "${shape.from}"`] as const]),
        ...provinceFaults(shape.within, names),
      ];
    }
    default:
      return shape satisfies never;
  }
};

const validityFaults = ({ valid }: ZoneProperties): Fault[] => {
  const resolved = valid === null ? null : resolveEdtf(valid);
  return resolved && !resolved.ok ? [['valid', resolved.error]] : [];
};

/** What is wrong with the zones: shapes that name what is not there, dates, sources. */
export const checkZones = (
  zones: DossierFiles['zones'],
  known: KnownIds,
  provinces: ReadonlySet<string>,
): readonly Problem[] => {
  const drawn = new Set(
    zones.features.flatMap(({ geometry, properties }) => (geometry ? [properties.id] : [])),
  );
  return zones.features.flatMap(({ properties: zone }) => {
    const faults: readonly Fault[] = [
      ...shapeFaults(zone, { provinces, drawn }),
      ...validityFaults(zone),
      ...zone.sourceIds
        .filter((id) => !known.source.has(id))
        .map((id): Fault => ['sourceIds', `no source "${id}"`]),
    ];
    return faults.map(([field, message]) => ({
      file: DOSSIER_FILE_NAMES.zones,
      item: zone.id,
      field,
      message,
    }));
  });
};
