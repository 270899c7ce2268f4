import type { LayerSpecification } from 'maplibre-gl';
import { geodesicKm, greatCircleLine, unwrapLng } from '@/domain/geodesic';
import type { Rings } from '@/domain/area';
import type { LngLat } from '@/domain/space';
import type { ContextInk } from './context-layers';

export const MEASURE_SOURCE = 'measure';
export const AREA_SOURCE = 'area';

/** A line that was measured, with the words at its middle. */
export interface MeasuredLine {
  readonly from: LngLat;
  readonly to: LngLat;
  readonly text: string;
}

type Feature = GeoJSON.Feature;

const point = ([lng, lat]: LngLat, properties: GeoJSON.GeoJsonProperties): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [lng, lat] },
});

const line = (path: readonly LngLat[], properties: GeoJSON.GeoJsonProperties): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates: path.map(([lng, lat]) => [lng, lat]) },
});

/** The point of a drawn line at half its length, on a straight stretch between two of its points. */
export const middleOf = (path: readonly LngLat[]): LngLat => {
  const legs = path.slice(1).map((to, index) => geodesicKm(path[index] ?? to, to));
  let left = legs.reduce((sum, km) => sum + km, 0) / 2;
  for (const [index, km] of legs.entries()) {
    const [a, b] = [path[index], path[index + 1]];
    if (!a || !b) break;
    if (left <= km && km > 0) return [a[0] + (b[0] - a[0]) * (left / km), a[1] + (b[1] - a[1]) * (left / km)];
    left -= km;
  }
  return path[0] ?? [0, 0];
};

/**
 * Measured lines as they are drawn: the shortest way, its ends, and the words at its middle. Lines that follow on each
 * other stay in one turn of the Earth.
 */
export const measureFeatures = (
  lines: readonly MeasuredLine[],
  points: readonly LngLat[],
): GeoJSON.FeatureCollection => {
  const features: Feature[] = [];
  let near = lines[0]?.from[0] ?? points[0]?.[0] ?? 0;
  for (const { from, to, text } of lines) {
    const path = greatCircleLine([unwrapLng(from[0], near), from[1]], to);
    features.push(line(path, {}), point(middleOf(path), { text }));
    near = path.at(-1)?.[0] ?? near;
  }
  near = lines[0]?.from[0] ?? points[0]?.[0] ?? 0;
  for (const [lng, lat] of points) {
    near = unwrapLng(lng, near);
    features.push(point([near, lat], { isEnd: true }));
  }
  return { type: 'FeatureCollection', features };
};

/** The reader's area: its inside, and the outlines of its rings. */
export const areaFeatures = (rings: Rings): GeoJSON.FeatureCollection => {
  const coordinates = rings.map((ring) => [...ring, ring[0] ?? [0, 0]].map(([lng, lat]) => [lng, lat]));
  if (rings.length === 0) return { type: 'FeatureCollection', features: [] };
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } }],
  };
};

/** The reader's area: a wash and a firm line, for unlike the zones its edge is exact. */
export const readersAreaLayers = (ink: ContextInk): readonly LayerSpecification[] => [
  {
    id: 'area-wash',
    type: 'fill',
    source: AREA_SOURCE,
    paint: { 'fill-color': ink.line, 'fill-opacity': 0.07, 'fill-antialias': false },
  },
  {
    id: 'area-casing',
    type: 'line',
    source: AREA_SOURCE,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': ink.halo, 'line-width': 4.5, 'line-opacity': 0.8 },
  },
  {
    id: 'area-line',
    type: 'line',
    source: AREA_SOURCE,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': ink.label, 'line-width': 1.8 },
  },
];

/** Lines, ends and words of measurements, above everything of the map; bottom first. */
export const measureLayers = (ink: ContextInk): readonly LayerSpecification[] => [
  {
    id: 'measure-casing',
    type: 'line',
    source: MEASURE_SOURCE,
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': ink.halo, 'line-width': 5, 'line-opacity': 0.85 },
  },
  {
    id: 'measure-line',
    type: 'line',
    source: MEASURE_SOURCE,
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': ink.label, 'line-width': 1.8 },
  },
  {
    id: 'measure-end',
    type: 'circle',
    source: MEASURE_SOURCE,
    filter: ['has', 'isEnd'],
    paint: {
      'circle-radius': 4,
      'circle-color': ink.halo,
      'circle-stroke-color': ink.label,
      'circle-stroke-width': 1.8,
    },
  },
  {
    id: 'measure-words',
    type: 'symbol',
    source: MEASURE_SOURCE,
    filter: ['has', 'text'],
    layout: {
      'text-field': ['get', 'text'],
      'text-font': ['Noto Sans Regular'],
      'text-size': 13,
      'text-max-width': 30,
      'text-offset': [0, -0.9],
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': ink.label, 'text-halo-color': ink.halo, 'text-halo-width': 2.5 },
  },
];
