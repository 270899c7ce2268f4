import {
  buffer,
  difference,
  feature,
  featureCollection,
  intersect,
  simplify,
  truncate,
  union,
} from '@turf/turf';
import type { ZoneProperties } from './dossier-files';
import { stretchesInside } from './stretches-inside';
import type { ReferenceLine, ZoneShape } from './zone-shape';

type Area = GeoJSON.Feature<GeoJSON.Polygon | GeoJSON.MultiPolygon>;
type Line = GeoJSON.Feature<GeoJSON.LineString>;

/** Geometry that zones are derived from. */
export interface ReferenceGeometry {
  readonly provinces: ReadonlyMap<string, Area>;
  readonly lines: Readonly<Record<ReferenceLine, Line>>;
  readonly separation: Area;
  /** Zones drawn by hand, by id. */
  readonly drawn: ReadonlyMap<string, Area>;
}

/** What a zone is drawn with: areas to fill, lines to stroke, and nested areas whose fills add up to a fade. */
export interface ZonePart {
  readonly role: 'fill' | 'line' | 'fade';
  readonly geometry: GeoJSON.Geometry;
  /** For `fade`: the share of the full strength that this area adds. */
  readonly fade?: number;
  /** For distance lines. */
  readonly radiusKm?: number;
}

const BUFFER_STEPS = 16;
/** About 30 m: finer than any of these outlines is known. */
const TOLERANCE_DEGREES = 0.0003;

const tidy = <Shape extends GeoJSON.Geometry>(geometry: Shape): Shape =>
  truncate(simplify(feature(geometry), { tolerance: TOLERANCE_DEGREES, highQuality: true }), { precision: 4 })
    .geometry;

const known = <Value>(value: Value | null | undefined, what: string): Value => {
  if (value === null || value === undefined) throw new Error(`no geometry for ${what}`);
  return value;
};

const joined = (areas: readonly Area[]): Area =>
  areas.length === 1 ? known(areas[0], 'one area') : known(union(featureCollection([...areas])), 'a union');

/** Joining six provinces costs 0.1 s, and most zones ask for the same ones. */
const joinedProvinces = new WeakMap<ReferenceGeometry, Map<string, Area>>();

const provinces = (reference: ReferenceGeometry, isoCodes: readonly string[]): Area => {
  const cache = joinedProvinces.get(reference) ?? new Map<string, Area>();
  joinedProvinces.set(reference, cache);
  const key = isoCodes.join();
  const area =
    cache.get(key) ??
    joined(isoCodes.map((code) => known(reference.provinces.get(code), `province ${code}`)));
  cache.set(key, area);
  return area;
};

const within = (reference: ReferenceGeometry, area: Area, isoCodes: readonly string[]): Area =>
  known(intersect(featureCollection([area, provinces(reference, isoCodes)])), 'an intersection');

const reach = (from: Line | Area, km: number): Area =>
  known(buffer(from, km, { units: 'kilometers', steps: BUFFER_STEPS }), `${km} km around a line`);

const outerRings = (area: Area): GeoJSON.Position[][] => {
  const { geometry } = area;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((rings) => rings.slice(0, 1));
};

/** The stretches of the buffer's edge that run inside the provinces; never the provinces' own borders. */
const edgeWithin = (edge: Area, land: Area): GeoJSON.MultiLineString => ({
  type: 'MultiLineString',
  coordinates: outerRings(edge).flatMap((ring) => stretchesInside(ring, land)),
});

const distanceLine = (
  reference: ReferenceGeometry,
  { from, km, within: isoCodes }: Extract<ZoneShape, { kind: 'distance' }>,
): GeoJSON.MultiLineString => {
  const start =
    from === 'line-a' || from === 'line-b'
      ? reference.lines[from]
      : known(reference.drawn.get(from), `zone ${from}`);
  return edgeWithin(reach(start, km), provinces(reference, isoCodes));
};

const areaParts = (area: Area, style: ZoneProperties['style']): readonly ZonePart[] => {
  const fill: ZonePart = { role: 'fill', geometry: tidy(area.geometry) };
  if (style !== 'outline') return [fill];
  return [fill, { role: 'line', geometry: tidy({ type: 'MultiLineString', coordinates: outerRings(area) }) }];
};

/**
 * The parts a zone is drawn with, `[lng, lat]` to four decimals (about 10 m).
 *
 * An outlined area is a `fill` and its outline as a `line`; a hatched one and a band are a `fill` alone, for they have no
 * sharp edge; a fade is nested `fade` areas, the widest first; a tag is nothing.
 *
 * @throws where the reference lacks what the shape names, or the result is empty: a fault of the files
 */
export const zoneParts = (
  { id, shape, style }: Pick<ZoneProperties, 'id' | 'shape' | 'style'>,
  reference: ReferenceGeometry,
): readonly ZonePart[] => {
  switch (shape.kind) {
    case 'none':
      return [];
    case 'drawn':
      return areaParts(known(reference.drawn.get(id), `zone ${id}`), style);
    case 'provinces':
      return areaParts(provinces(reference, shape.isoCodes), style);
    case 'separation':
      return areaParts(reference.separation, style);
    case 'line':
      return [{ role: 'line', geometry: tidy(reference.lines[shape.line].geometry) }];
    case 'band': {
      const { line, fromKm, toKm } = shape;
      const [outer, inner] = [reach(reference.lines[line], toKm), reach(reference.lines[line], fromKm)];
      const strip = known(difference(featureCollection([outer, inner])), `band ${id}`);
      return [{ role: 'fill', geometry: tidy(within(reference, strip, shape.within).geometry) }];
    }
    case 'fade':
      return shape.stepsKm.toReversed().map((km) => ({
        role: 'fade',
        geometry: tidy(within(reference, reach(reference.lines[shape.line], km), shape.within).geometry),
        fade: 1 / shape.stepsKm.length,
      }));
    case 'around':
      return areaParts(reach(reference.separation, shape.km), style);
    case 'distance':
      return [{ role: 'line', geometry: tidy(distanceLine(reference, shape)), radiusKm: shape.km }];
    default:
      return shape satisfies never;
  }
};
