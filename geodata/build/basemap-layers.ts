import type { BBox } from '@/domain/space';

/** Everything in geodata/basemap that becomes a tile layer. */
export type BasemapFile =
  | 'world_land'
  | 'world_borders'
  | 'places'
  | 'land'
  | 'lakes'
  | 'rivers'
  | 'borders'
  | 'admin1'
  | 'admin1_labels'
  | 'undof_ne';

export interface BasemapLayer {
  /** Name of the layer in the tiles: what a style's `source-layer` says. */
  readonly id: string;
  readonly file: BasemapFile;
  /** First zoom that holds the layer. */
  readonly minZoom: number;
  /** Which features belong to the layer at all. */
  readonly isPart?: (feature: GeoJSON.Feature) => boolean;
  /** Which of them a tile of this zoom holds. */
  readonly isAtZoom?: (tags: GeoJSON.GeoJsonProperties, zoom: number) => boolean;
}

/** One logical source of the archive: MapLibre overzooms its last zoom and never falls back to another source. */
export interface BasemapSource {
  readonly id: string;
  readonly maxZoom: number;
  readonly bounds: BBox;
  readonly layers: readonly BasemapLayer[];
}

/** The region that is mapped in detail. */
const LEVANT_BOUNDS: BBox = [32, 28.5, 44, 38];
const WORLD_BOUNDS: BBox = [-180, -85.0511, 180, 85.0511];
const WORLD_MAX_ZOOM = 3;

const isInLevant = ({ geometry }: GeoJSON.Feature): boolean => {
  if (geometry.type !== 'Point') return false;
  const [lng = NaN, lat = NaN] = geometry.coordinates;
  const [west, south, east, north] = LEVANT_BOUNDS;
  return lng > west && lng < east && lat > south && lat < north;
};

/** A tile carries names one zoom before they are due (`z`), for a map that is nearly there. */
const isDue = (tags: GeoJSON.GeoJsonProperties, zoom: number): boolean =>
  Number(tags?.['z'] ?? 0) <= Math.max(zoom, 1) + 1;

/** `world`: everything outside the region, coarse. `levant`: the region. They meet at {@link LEVANT_BOUNDS}. */
export const BASEMAP_SOURCES: readonly BasemapSource[] = [
  {
    id: 'world',
    maxZoom: WORLD_MAX_ZOOM,
    bounds: WORLD_BOUNDS,
    layers: [
      { id: 'w_land', file: 'world_land', minZoom: 0 },
      { id: 'w_borders', file: 'world_borders', minZoom: 0 },
      {
        id: 'w_places',
        file: 'places',
        minZoom: 0,
        isPart: (feature) => !isInLevant(feature),
        isAtZoom: (tags, zoom) => zoom === WORLD_MAX_ZOOM || isDue(tags, zoom), // the last zoom serves all later ones
      },
    ],
  },
  {
    id: 'levant',
    maxZoom: 10,
    bounds: LEVANT_BOUNDS,
    layers: [
      { id: 'land', file: 'land', minZoom: 0 },
      { id: 'lakes', file: 'lakes', minZoom: 4 },
      { id: 'rivers', file: 'rivers', minZoom: 4 },
      { id: 'borders', file: 'borders', minZoom: 0 },
      { id: 'admin1', file: 'admin1', minZoom: 5 },
      { id: 'admin1_labels', file: 'admin1_labels', minZoom: 6 },
      { id: 'undof', file: 'undof_ne', minZoom: 5 },
      { id: 'places', file: 'places', minZoom: 0, isPart: isInLevant, isAtZoom: isDue },
    ],
  },
];
