import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Result, fail, ok } from '@/domain/result';
import { basemapArchive } from './basemap-tiles';
import { borderLines } from './border-lines';
import { checkDossier } from './check-dossier';
import type { Gazetteer } from './check-places';
import { DOSSIER_FILE_NAMES, type DossierFiles } from './dossier-files';
import type { Problem } from './problem';
import { readBasemapFiles, readDossierFolder, readZoneBasemap } from './read-files';
import { referenceGeometry } from './reference-geometry';
import { resolveDossier } from './resolve-dossier';
import { readSchemas } from './schema-check';
import { zoneFeatures } from './zone-features';

/** Bytes of each generated file, by its path under public/data. */
export type Outputs = ReadonlyMap<string, Uint8Array>;

const json = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value)}\n`);

const at = (id: string, { file, ...problem }: Problem): Problem => ({ file: `${id}/${file}`, ...problem });

/** One dossier's files, or all their problems: unreadable files and schema faults first, for the rest rests on them. */
const loadDossier = (root: string, id: string): Result<DossierFiles, readonly Problem[]> => {
  const read = readDossierFolder(join(root, 'geodata/dossiers', id));
  const checkSchema = readSchemas(join(root, 'geodata/schemas'));
  const parts = Object.keys(DOSSIER_FILE_NAMES) as (keyof DossierFiles)[];
  const problems = parts.flatMap((part) => {
    const file = read[part];
    return file.kind === 'read' ? checkSchema(part, file.value) : [file.problem];
  });
  if (problems.length > 0) return fail(problems);
  const files = Object.fromEntries(
    parts.flatMap((part) => {
      const file = read[part];
      return file.kind === 'read' ? [[part, file.value]] : [];
    }),
  ) as unknown as DossierFiles;
  const { provinces } = readZoneBasemap(join(root, 'geodata/basemap'));
  const gazetteer = readBasemapFiles(join(root, 'geodata/basemap')).places as Gazetteer;
  const faults = checkDossier(files, {
    gazetteer,
    provinces: new Set(provinces.features.map(({ properties }) => properties.iso)),
  });
  return faults.length > 0 ? fail(faults) : ok(files);
};

const dossierOutputs = (root: string, id: string, files: DossierFiles): [string, Uint8Array][] => {
  const reference = referenceGeometry(readZoneBasemap(join(root, 'geodata/basemap')), files.zones);
  return [
    [`dossiers/${id}.json`, json(resolveDossier(files))],
    [`dossiers/${id}.zones.geojson`, json(zoneFeatures(files.zones, reference))],
  ];
};

/**
 * Everything that geodata/ generates, or everything that is wrong with it.
 *
 * @param root the repository's root
 */
export const generate = (root: string): Result<Outputs, readonly Problem[]> => {
  const ids = readdirSync(join(root, 'geodata/dossiers')).toSorted();
  const loaded = ids.map((id) => [id, loadDossier(root, id)] as const);
  const problems = loaded.flatMap(([id, result]) =>
    result.ok ? [] : result.error.map((one) => at(id, one)),
  );
  if (problems.length > 0) return fail(problems);
  const outputs = loaded.flatMap(([id, result]) => (result.ok ? dossierOutputs(root, id, result.value) : []));
  const layers = readBasemapFiles(join(root, 'geodata/basemap'));
  const borders = json(borderLines(readZoneBasemap(join(root, 'geodata/basemap')).borders));
  return ok(new Map([...outputs, ['borders.json', borders], ['basemap.pmtiles', basemapArchive(layers)]]));
};

/** Which committed files differ from what the sources give; none: nothing has drifted. */
export const driftedFiles = (root: string, outputs: Outputs): readonly Problem[] =>
  [...outputs].flatMap(([path, bytes]) => {
    const file = join('public/data', path);
    const committed = existsSync(join(root, file)) ? readFileSync(join(root, file)) : null;
    if (committed && Buffer.compare(committed, bytes) === 0) return [];
    const message = committed ? 'is not what geodata/ gives' : 'is missing';
    return [
      { file, item: '', field: '', message: `${message}: run "npm run geodata" and commit the result` },
    ];
  });

/** Writes the outputs under public/data. */
export const writeOutputs = (root: string, outputs: Outputs): void => {
  for (const [path, bytes] of outputs) {
    const file = join(root, 'public/data', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
};
