import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BasemapFile } from './basemap-layers';
import type { BasemapFiles } from './basemap-tiles';
import { DOSSIER_FILE_NAMES, type DossierFiles } from './dossier-files';
import type { Problem } from './problem';
import type { ZoneBasemap } from './reference-geometry';

const BASEMAP_FILES: Readonly<Record<BasemapFile, true>> = {
  world_land: true,
  world_borders: true,
  places: true,
  land: true,
  lakes: true,
  rivers: true,
  borders: true,
  admin1: true,
  admin1_labels: true,
  undof_ne: true,
};

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** The basemap's layers. They are taken over from packages, not written by hand: a fault in them throws. */
export const readBasemapFiles = (folder: string): BasemapFiles =>
  Object.fromEntries(
    Object.keys(BASEMAP_FILES).map((name) => [name, readJson(join(folder, `${name}.geojson`))]),
  ) as unknown as BasemapFiles;

/** What zones are derived from: the basemap's lines and the provinces, which are no tile layer. */
export const readZoneBasemap = (folder: string): ZoneBasemap => ({
  borders: readJson(join(folder, 'borders.geojson')) as ZoneBasemap['borders'],
  provinces: readJson(join(folder, 'provinces.geojson')) as ZoneBasemap['provinces'],
  undof: readJson(join(folder, 'undof_ne.geojson')) as ZoneBasemap['undof'],
});

/** A hand-written file: its value, or why it cannot be read. */
export type ReadFile =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'unreadable'; readonly problem: Problem };

/** The eight files of a dossier, each read or with its problem; nothing is checked yet. */
export const readDossierFolder = (folder: string): Readonly<Record<keyof DossierFiles, ReadFile>> =>
  Object.fromEntries(
    Object.entries(DOSSIER_FILE_NAMES).map(([part, file]): [string, ReadFile] => {
      try {
        return [part, { kind: 'read', value: readJson(join(folder, file)) }];
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return [part, { kind: 'unreadable', problem: { file, item: '', field: '', message } }];
      }
    }),
  ) as Record<keyof DossierFiles, ReadFile>;
