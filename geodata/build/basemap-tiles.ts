import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { BBox } from '@/domain/space';
import { BASEMAP_SOURCES, type BasemapFile, type BasemapLayer, type BasemapSource } from './basemap-layers';
import { type Tile, pmtilesArchive } from './pmtiles-archive';

/** Parsed layers of geodata/basemap, by file name without its ending. */
export type BasemapFiles = Readonly<
  Record<BasemapFile, GeoJSON.FeatureCollection | GeoJSON.GeometryCollection>
>;

const EXTENT = 4096;
/** Tile units around a tile, so that strokes and labels do not end at its edge. */
const BUFFER = 80;
const TOLERANCE = 3;

const clampTile = (value: number, zoom: number): number =>
  Math.max(0, Math.min(2 ** zoom - 1, Math.floor(value)));

const column = (lng: number, zoom: number): number => clampTile(((lng + 180) / 360) * 2 ** zoom, zoom);

const row = (lat: number, zoom: number): number => {
  const sine = Math.sin((lat * Math.PI) / 180);
  return clampTile((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** zoom, zoom);
};

/** Columns and rows of the tiles of one zoom that touch a box, both ends included. */
export const tileRange = (
  [west, south, east, north]: BBox,
  zoom: number,
): { readonly columns: readonly [number, number]; readonly rows: readonly [number, number] } => ({
  columns: [column(west, zoom), column(east, zoom)],
  rows: [row(north, zoom), row(south, zoom)],
});

type Cut = (z: number, x: number, y: number) => GeoJSONVTTile | null;

const cutLayer = (layer: BasemapLayer, files: BasemapFiles, maxZoom: number): Cut => {
  const file = files[layer.file];
  const { isPart, isAtZoom } = layer;
  const data =
    file.type === 'FeatureCollection' && isPart ? { ...file, features: file.features.filter(isPart) } : file;
  const index = new GeoJSONVT(data, {
    maxZoom,
    indexMaxZoom: 5,
    indexMaxPoints: 0,
    tolerance: TOLERANCE,
    extent: EXTENT,
    buffer: BUFFER,
  });
  return (z, x, y) => {
    if (z < layer.minZoom) return null;
    const tile = index.getTile(z, x, y);
    if (!tile) return null;
    const features = isAtZoom ? tile.features.filter(({ tags }) => isAtZoom(tags, z)) : tile.features;
    return features.length === 0 ? null : ({ ...tile, features } as GeoJSONVTTile);
  };
};

type TileLayers = Record<string, GeoJSONVTTile>;

const cutSource = (source: BasemapSource, files: BasemapFiles, into: Map<string, TileLayers>): void => {
  const cuts = source.layers.map((layer) => [layer.id, cutLayer(layer, files, source.maxZoom)] as const);
  for (let z = 0; z <= source.maxZoom; z++) {
    const { columns, rows } = tileRange(source.bounds, z);
    for (let x = columns[0]; x <= columns[1]; x++)
      for (let y = rows[0]; y <= rows[1]; y++) {
        const found = cuts.flatMap(([id, cut]) => {
          const tile = cut(z, x, y);
          return tile ? [[id, tile] as const] : [];
        });
        const key = `${z}/${x}/${y}`;
        if (found.length > 0) into.set(key, { ...into.get(key), ...Object.fromEntries(found) });
      }
  }
};

/** The tiles of all sources as uncompressed vector tiles; sources that share an address share a tile. */
export const basemapTiles = (
  files: BasemapFiles,
  sources: readonly BasemapSource[] = BASEMAP_SOURCES,
): readonly Tile[] => {
  const tiles = new Map<string, TileLayers>();
  for (const source of sources) cutSource(source, files, tiles);
  return [...tiles].map(([key, layers]) => {
    const [z = 0, x = 0, y = 0] = key.split('/').map(Number);
    return { z, x, y, data: fromGeojsonVt(layers, { version: 2, extent: EXTENT }) };
  });
};

/** Public text for every map that shows these tiles. */
const BASEMAP_ATTRIBUTION =
  '© OpenStreetMap contributors (ODbL 1.0) · Made with Natural Earth · GSHHG (LGPL-3+) · GeoNames (CC BY 4.0)';

/** The bytes of public/data/basemap.pmtiles. The same layers give the same bytes. */
export const basemapArchive = (files: BasemapFiles): Uint8Array =>
  pmtilesArchive(basemapTiles(files), {
    minZoom: 0,
    maxZoom: Math.max(...BASEMAP_SOURCES.map(({ maxZoom }) => maxZoom)),
    bounds: [-180, -85.0511, 180, 85.0511],
    center: [36.1, 33.1, 8],
    json: {
      name: 'Watchpost basemap',
      attribution: BASEMAP_ATTRIBUTION,
      vector_layers: BASEMAP_SOURCES.flatMap(({ layers, maxZoom }) =>
        layers.map(({ id, minZoom }) => ({ id, fields: {}, minzoom: minZoom, maxzoom: maxZoom })),
      ),
    },
  });
