import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { BasemapColours } from './basemap-theme';
import type { BorderStyle } from './borders-legend';
import { REGULAR, SEMIBOLD } from './font-faces';
import { borderLayerId } from './layer-order';
import type { MapLocale } from './map-locale';

/** Sources of the style: two cuts of one archive, which MapLibre would not mix by itself, and the country names. */
export const SOURCES = { world: 'world', levant: 'levant', names: 'names' } as const;

/** Zooms up to which each source has tiles. */
export const WORLD_MAXZOOM = 3;
export const LEVANT_MAXZOOM = 10;

const world = (layer: string): { source: string; 'source-layer': string } => ({
  source: SOURCES.world,
  'source-layer': layer,
});
const levant = (layer: string): { source: string; 'source-layer': string } => ({
  source: SOURCES.levant,
  'source-layer': layer,
});

const byZoom = (...stops: number[]): ExpressionSpecification => {
  const [zoom = 0, value = 0, ...rest] = stops;
  return ['interpolate', ['linear'], ['zoom'], zoom, value, ...rest];
};

/** Land, water and first-order divisions. The land layers are not antialiased, which hides the seam between them. */
export const groundLayers = (colours: BasemapColours): LayerSpecification[] => [
  { id: 'water', type: 'background', paint: { 'background-color': colours.water } },
  {
    id: 'world-land',
    type: 'fill',
    ...world('w_land'),
    paint: { 'fill-color': colours.land, 'fill-antialias': false },
  },
  {
    id: 'land',
    type: 'fill',
    ...levant('land'),
    paint: { 'fill-color': colours.land, 'fill-antialias': false },
  },
  {
    id: 'lakes',
    type: 'fill',
    ...levant('lakes'),
    paint: { 'fill-color': colours.water, 'fill-outline-color': colours.shore },
  },
  {
    id: 'rivers',
    type: 'line',
    ...levant('rivers'),
    minzoom: 4,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': colours.river,
      'line-opacity': ['match', ['get', 'k'], 'wadi', 0.6, 1],
      'line-width': [
        'interpolate',
        ['exponential', 1.4],
        ['zoom'],
        5,
        ['match', ['get', 'k'], 'major', 0.8, 'river', 0.4, 0.1],
        11,
        ['match', ['get', 'k'], 'major', 2.6, 'river', 1.6, 0.8],
      ],
    },
  },
  {
    id: 'admin1',
    type: 'line',
    ...levant('admin1'),
    minzoom: 5.5,
    paint: {
      'line-color': colours.admin,
      'line-width': byZoom(5.5, 0.5, 10, 1.2),
      'line-dasharray': [3, 2.5],
    },
  },
];

const BORDER_WIDTHS = [2, 0.5, 6, 1, 10, 1.8] as const;

const scaled = (factor: number): ExpressionSpecification =>
  byZoom(...BORDER_WIDTHS.map((value, index) => (index % 2 === 0 ? value : value * factor)));

/** From which zoom a class is drawn: disputed lines once they can be told from the others. */
const BORDER_MINZOOM: Readonly<Record<BorderStyle['id'], number>> = {
  intl: 0,
  'ceasefire-1974': 4.5,
  'armistice-1949': 4.5,
  'blue-line-2000': 4.5,
  claim: 8,
};

const borderLayer = ({ id, dash, cap, width, colour }: BorderStyle): LayerSpecification => ({
  id: borderLayerId(id),
  type: 'line',
  ...levant('borders'),
  minzoom: BORDER_MINZOOM[id],
  filter: ['==', ['get', 'k'], id],
  layout: { 'line-cap': cap, 'line-join': 'round' },
  paint: {
    'line-color': colour,
    'line-width': scaled(width),
    ...(dash === null ? {} : { 'line-dasharray': [...dash] }),
  },
});

/** Boundaries by class; the world beyond the archive's region only knows international and disputed ones. */
export const borderLayers = (
  colours: BasemapColours,
  legend: readonly BorderStyle[],
): LayerSpecification[] => [
  {
    id: 'world-borders',
    type: 'line',
    ...world('w_borders'),
    filter: ['==', ['get', 'k'], 'intl'],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.border, 'line-width': scaled(1), 'line-opacity': 0.8 },
  },
  {
    id: 'world-borders-disputed',
    type: 'line',
    ...world('w_borders'),
    filter: ['==', ['get', 'k'], 'disputed'],
    paint: {
      'line-color': colours.border,
      'line-width': scaled(1),
      'line-dasharray': [3, 2],
      'line-opacity': 0.8,
    },
  },
  ...legend.toReversed().map(borderLayer),
];

/** Nothing: a place in the order. */
export const slotLayer = (id: 'slot-areas' | 'slot-lines'): LayerSpecification => ({
  id,
  type: 'background',
  layout: { visibility: 'none' },
});

/** Names fall back to English, which every feature has. */
const nameIn = (locale: MapLocale): ExpressionSpecification => ['coalesce', ['get', locale], ['get', 'en']];

/** Arabic letters join and Hebrew is not spaced: tracking is for alphabets that bear it. */
const tracking = (locale: MapLocale, em: number): number => (locale === 'ar' || locale === 'he' ? 0 : em);
const capitals = (locale: MapLocale): 'uppercase' | 'none' =>
  locale === 'en' || locale === 'ru' ? 'uppercase' : 'none';

const PLACE_RANK = (capital: number, chief: number, town: number): ExpressionSpecification => [
  'match',
  ['get', 'f'],
  'PPLC',
  capital,
  ['PPLA', 'PPLG'],
  chief,
  town,
];

/** Every place from the zoom that the archive gives it. Filters see the whole zoom of the tile. */
const FROM_ITS_ZOOM: ExpressionSpecification = ['<=', ['get', 'z'], ['zoom']];

const named = (kind: 'country' | 'region' | 'water'): ExpressionSpecification => [
  'all',
  ['==', ['get', 'kind'], kind],
  ['<=', ['get', 'zoom'], ['zoom']],
];

/** Capitals stand out at every zoom, provincial seats once there is room. */
const PLACE_FONT: ExpressionSpecification = [
  'step',
  ['zoom'],
  ['case', ['==', ['get', 'f'], 'PPLC'], ['literal', [SEMIBOLD]], ['literal', [REGULAR]]],
  8,
  [
    'case',
    ['in', ['get', 'f'], ['literal', ['PPLC', 'PPLA', 'PPLG']]],
    ['literal', [SEMIBOLD]],
    ['literal', [REGULAR]],
  ],
];

const placeLabels = (
  id: 'place-labels' | 'world-place-labels',
  from: { source: string; 'source-layer': string },
  colours: BasemapColours,
  locale: MapLocale,
): LayerSpecification => ({
  id,
  type: 'symbol',
  ...from,
  minzoom: 2, // below, countries alone
  filter: FROM_ITS_ZOOM,
  layout: {
    'text-field': nameIn(locale),
    'text-font': PLACE_FONT,
    'text-size': [
      'interpolate',
      ['linear'],
      ['zoom'],
      3,
      PLACE_RANK(11, 10, 10),
      10,
      PLACE_RANK(16, 14, 11.5),
    ],
    'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
    'text-radial-offset': 0.4,
    'text-justify': 'auto',
    'text-max-width': 8,
    'text-padding': 6,
    'symbol-sort-key': ['get', 'z'],
  },
  paint: {
    'text-color': ['match', ['get', 'f'], ['PPLC', 'PPLA', 'PPLG'], colours.placeLabel, colours.minorLabel],
    'text-halo-color': colours.land,
    'text-halo-width': 1.4,
    'text-halo-blur': 0.3,
  },
});

/** Names: settlements with a small neutral dot, waters, provinces, countries. The topmost layer is placed first. */
export const labelLayers = (colours: BasemapColours, locale: MapLocale): LayerSpecification[] => {
  const halo = { 'text-halo-color': colours.land, 'text-halo-width': 1.4, 'text-halo-blur': 0.3 } as const;
  return [
    {
      id: 'place-dots',
      type: 'circle',
      ...levant('places'),
      filter: FROM_ITS_ZOOM,
      paint: {
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          4,
          PLACE_RANK(2, 1.5, 1.1),
          11,
          PLACE_RANK(3.2, 2.7, 2.2),
        ],
        'circle-color': colours.dot,
        'circle-stroke-color': colours.land,
        'circle-stroke-width': 0.75,
      },
    },
    {
      id: 'water-labels',
      type: 'symbol',
      source: SOURCES.names,
      filter: named('water'),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [REGULAR],
        'text-size': 11,
        'text-max-width': 6,
        'text-letter-spacing': tracking(locale, 0.06),
      },
      paint: { 'text-color': colours.waterLabel, 'text-halo-color': colours.water, 'text-halo-width': 1 },
    },
    {
      id: 'admin1-labels',
      type: 'symbol',
      ...levant('admin1_labels'),
      minzoom: 6.5,
      maxzoom: 9.5,
      layout: {
        'text-field': nameIn(locale),
        'text-font': [REGULAR],
        'text-size': 11,
        'text-max-width': 7,
        'text-letter-spacing': tracking(locale, 0.12),
        'text-transform': capitals(locale),
      },
      paint: { 'text-color': colours.adminLabel, ...halo },
    },
    placeLabels('world-place-labels', world('w_places'), colours, locale),
    placeLabels('place-labels', levant('places'), colours, locale),
    {
      id: 'region-labels',
      type: 'symbol',
      source: SOURCES.names,
      filter: named('region'),
      maxzoom: 11,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [REGULAR],
        'text-size': 11.5,
        'text-max-width': 6,
        'text-letter-spacing': tracking(locale, 0.12),
        'text-transform': capitals(locale),
      },
      paint: { 'text-color': colours.countryLabel, ...halo },
    },
    {
      id: 'country-labels',
      type: 'symbol',
      source: SOURCES.names,
      maxzoom: 9,
      filter: named('country'),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [SEMIBOLD],
        'text-size': byZoom(1, 9.5, 4, 11, 7, 15),
        'text-max-width': 7,
        'text-letter-spacing': tracking(locale, 0.14),
        'text-transform': capitals(locale),
        'symbol-sort-key': ['get', 'zoom'],
      },
      paint: { 'text-color': colours.countryLabel, ...halo },
    },
  ];
};
