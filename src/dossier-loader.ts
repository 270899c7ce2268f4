import type { Dossier } from '@/domain/dossier';
import { type Result, fail, ok } from '@/domain/result';

/** A dossier with its zones, as `npm run geodata` wrote them. */
export interface LoadedDossier {
  readonly dossier: Dossier;
  readonly zones: GeoJSON.FeatureCollection;
}

/** The files were validated when they were built; what can go wrong here is the way to the reader. */
export const loadDossier = async (
  id: string,
  fileUrl: (path: string) => string,
): Promise<Result<LoadedDossier, string>> => {
  const load = async (path: string): Promise<unknown> => {
    const response = await fetch(fileUrl(path));
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    return response.json();
  };
  try {
    const [dossier, zones] = await Promise.all([
      load(`data/dossiers/${id}.json`),
      load(`data/dossiers/${id}.zones.geojson`),
    ]);
    return ok({ dossier: dossier as Dossier, zones: zones as GeoJSON.FeatureCollection });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
};
