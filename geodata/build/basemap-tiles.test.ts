import { readFileSync } from 'node:fs';
import { VectorTile, type VectorTileLayer } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { type BasemapFiles, basemapArchive, basemapTiles, tileRange } from './basemap-tiles';
import { readBasemapFiles } from './read-files';

const FILES: BasemapFiles = readBasemapFiles('geodata/basemap');
const TILES = basemapTiles(FILES);

const layersAt = (z: number, x: number, y: number): Readonly<Record<string, VectorTileLayer>> => {
  const tile = TILES.find((candidate) => candidate.z === z && candidate.x === x && candidate.y === y);
  return tile ? new VectorTile(new PbfReader(tile.data)).layers : {};
};

const propertiesOf = (layer: VectorTileLayer | undefined): readonly Record<string, unknown>[] =>
  Array.from({ length: layer?.length ?? 0 }, (_, index) => layer?.feature(index).properties ?? {});

/** All features of one layer in the tiles around the home camera, a degree and a half wide. */
const inFirstView = (layerId: string): readonly Record<string, unknown>[] => {
  const { columns, rows } = tileRange([35.25, 32.35, 36.75, 33.55], 8);
  const found: Record<string, unknown>[] = [];
  for (let x = columns[0]; x <= columns[1]; x++)
    for (let y = rows[0]; y <= rows[1]; y++) found.push(...propertiesOf(layersAt(8, x, y)[layerId]));
  return found;
};

describe('tileRange', () => {
  it('covers the world with one tile at zoom 0', () => {
    expect(tileRange([-180, -85, 180, 85], 0)).toEqual({ columns: [0, 0], rows: [0, 0] });
  });

  it('counts rows from the north', () => {
    expect(tileRange([0, 10, 1, 60], 1)).toEqual({ columns: [1, 1], rows: [0, 0] });
    expect(tileRange([0, -60, 1, 60], 1).rows).toEqual([0, 1]);
  });
});

describe('the first view', () => {
  it('names the towns of the dossier', () => {
    const names = inFirstView('places').map(({ en }) => en);
    expect(names).toEqual(
      expect.arrayContaining(['Kafr Shams', 'Al-Harah', 'Daraa', 'Damascus', 'Quneitra']),
    );
  });

  it('holds the lines of 1974 by class, and borders', () => {
    const classes = new Set(inFirstView('borders').map(({ k }) => k));
    expect([...classes]).toEqual(expect.arrayContaining(['ceasefire-1974', 'claim', 'intl']));
    expect(inFirstView('undof')).not.toHaveLength(0);
  });

  it('has land, lakes, rivers and lines between provinces', () => {
    const layers = ['land', 'lakes', 'rivers', 'admin1', 'admin1_labels'];
    expect(layers.filter((layer) => inFirstView(layer).length === 0)).toEqual([]);
  });

  it('names places in four languages where the gazetteer can', () => {
    const damascus = inFirstView('places').find(({ en }) => en === 'Damascus');
    expect(damascus).toMatchObject({ ar: 'دمشق', he: 'דמשק', ru: 'Дамаск' });
  });
});

describe('the world', () => {
  it('shares its tiles with the region down to zoom 3', () => {
    expect(Object.keys(layersAt(3, 4, 3))).toEqual(expect.arrayContaining(['w_land', 'land', 'w_places']));
  });

  it('ends at zoom 3', () => {
    const deep = TILES.filter(({ z }) => z > 3).flatMap(({ data }) =>
      Object.keys(new VectorTile(new PbfReader(data)).layers),
    );
    expect(deep.filter((id) => id.startsWith('w_'))).toEqual([]);
  });

  it('has the capitals of the links from zoom 1', () => {
    const names = [0, 1].flatMap((x) => [0, 1].flatMap((y) => propertiesOf(layersAt(1, x, y)['w_places'])));
    expect(names.map(({ en }) => en)).toEqual(expect.arrayContaining(['Moscow', 'Tehran']));
  });
});

describe('basemapArchive', () => {
  it('gives the committed bytes', () => {
    const committed = readFileSync('public/data/basemap.pmtiles');
    expect(Buffer.compare(basemapArchive(FILES), committed)).toBe(0);
  });

  it('stays small enough to be fetched whole', () => {
    expect(readFileSync('public/data/basemap.pmtiles').length).toBeLessThan(800_000);
  });
});
