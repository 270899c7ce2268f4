import { BORDER_CLASSES } from '@/domain/border-classes';
import { BORDER_SIDES, type Border, type BorderLines, type BorderSide } from '@/domain/borders';
import type { BBox, LngLat } from '@/domain/space';
import type { ZoneBasemap } from './reference-geometry';

/** What the pipeline cut out of the world. */
const REGION: BBox = [32, 28.5, 44, 38];
/** Lines A and B are good to about a kilometre, and what is drawn of the others is not promised to be better. */
const ACCURACY_KM = 1;
/** Eleven metres: finer than any line here. */
const DIGITS = 4;

const rounded = (at: GeoJSON.Position): LngLat => [
  Number((at[0] ?? 0).toFixed(DIGITS)),
  Number((at[1] ?? 0).toFixed(DIGITS)),
];

const stretches = (geometry: GeoJSON.Geometry): readonly (readonly GeoJSON.Position[])[] => {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
};

/** @throws on a code that has no name yet: it would reach readers as three letters */
const sideOf = (code: unknown): BorderSide => {
  const side = BORDER_SIDES.find((known) => known === code);
  if (side === undefined)
    throw new RangeError(`a border of ${String(code)}, which BORDER_SIDES does not name`);
  return side;
};

/** The basemap's boundaries as lines to measure to. Mere claims are left out: nothing ends there. */
export const borderLines = (file: ZoneBasemap['borders']): BorderLines => ({
  bounds: REGION,
  accuracyKm: ACCURACY_KM,
  borders: file.features.flatMap(({ geometry, properties }): readonly Border[] => {
    const borderClass = BORDER_CLASSES.find((name) => name === properties.k);
    if (borderClass === undefined || borderClass === 'claim') return [];
    const sides = [properties.a, properties.b].map(sideOf);
    return [{ borderClass, sides, lines: stretches(geometry).map((line) => line.map(rounded)) }];
  }),
});
