import type { StyleSpecification } from 'maplibre-gl';
import type { MapTheme } from '@/domain/kind-colours';
import {
  LEVANT_MAXZOOM,
  SOURCES,
  WORLD_MAXZOOM,
  borderLayers,
  groundLayers,
  labelLayers,
  slotLayer,
} from './basemap-layers';
import { BASEMAP_COLOURS } from './basemap-theme';
import { bordersLegend } from './borders-legend';
import { fontFaces } from './font-faces';
import { layerPosition } from './layer-order';
import type { MapLocale } from './map-locale';
import { nameLabels } from './name-labels';

export interface BasemapOptions {
  readonly theme: MapTheme;
  readonly locale: MapLocale;
  /** Address of the archive's tiles without `/{z}/{x}/{y}`: see basemapTilesUrl. */
  readonly tilesUrl: string;
  /** Address of a font file by its Fontsource name. */
  readonly fontUrl: (file: string) => string;
}

/** The part of the world that the archive holds in detail. */
const LEVANT_BOUNDS: [number, number, number, number] = [32, 28.5, 44, 38];

/**
 * The basemap as a style: land, water, boundaries by class, names in one language. No country is filled, and nothing
 * is fetched but the archive and the fonts. All themes and languages have the same layers, LAYER_ORDER.
 */
export const basemapStyle = ({ theme, locale, tilesUrl, fontUrl }: BasemapOptions): StyleSpecification => {
  const colours = BASEMAP_COLOURS[theme];
  const tiles = [`${tilesUrl}/{z}/{x}/{y}`];
  const layers = [
    ...groundLayers(colours),
    slotLayer('slot-areas'),
    ...borderLayers(colours, bordersLegend(theme)),
    slotLayer('slot-lines'),
    ...labelLayers(colours, locale),
  ];
  return {
    version: 8,
    projection: { type: 'mercator' },
    'font-faces': fontFaces(fontUrl),
    sources: {
      [SOURCES.world]: { type: 'vector', tiles, minzoom: 0, maxzoom: WORLD_MAXZOOM },
      [SOURCES.levant]: {
        type: 'vector',
        tiles,
        minzoom: 0,
        maxzoom: LEVANT_MAXZOOM,
        bounds: LEVANT_BOUNDS,
      },
      [SOURCES.names]: { type: 'geojson', data: nameLabels(locale) },
    },
    layers: layers.toSorted((a, b) => layerPosition(a.id) - layerPosition(b.id)),
  };
};
