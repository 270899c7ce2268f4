import { parseIsoInterval } from '@/domain/time';
import { checkClaims } from './check-claims';
import { type Gazetteer, checkPlaces } from './check-places';
import { checkZones } from './check-zones';
import { DOSSIER_FILE_NAMES, type DossierFiles } from './dossier-files';
import { checkIds, knownIds } from './known-ids';
import type { Problem } from './problem';
import { isTraced } from './resolve-dossier';

/** What the hand-written files are checked against. */
export interface CheckContext {
  readonly gazetteer: Gazetteer;
  /** ISO codes of the provinces that shapes may use. */
  readonly provinces: ReadonlySet<string>;
}

const windowProblems = (file: string, item: string, field: string, window: string): Problem[] =>
  parseIsoInterval(window) ? [] : [{ file, item, field, message: `"${window}" is not a time window` }];

const checkStory = (files: DossierFiles): readonly Problem[] => {
  const known = knownIds(files);
  const file = DOSSIER_FILE_NAMES.story;
  return files.story.steps.flatMap(({ title: item, eventIds, zoneIds, window }) => [
    ...eventIds
      .filter((id) => !known.claim.has(id))
      .map((id) => ({ file, item, field: 'eventIds', message: `no claim "${id}"` })),
    ...zoneIds
      .filter((id) => !known.zone.has(id))
      .map((id) => ({ file, item, field: 'zoneIds', message: `no zone "${id}"` })),
    ...windowProblems(file, item, 'window', window),
  ]);
};

const checkCount = ({ dossier, claims }: DossierFiles): readonly Problem[] => {
  const file = DOSSIER_FILE_NAMES.claims;
  const untraced = claims.claims
    .filter((claim) => !isTraced(claim))
    .map(({ id }) => ({ file, item: id, field: 'locator', message: 'names no paragraph and speaker' }));
  if (claims.claims.length === dossier.claims) return untraced;
  const message = `the article makes ${dossier.claims} claims, the file has ${claims.claims.length}`;
  return [...untraced, { file, item: '', field: 'claims', message }];
};

/** Everything that is wrong with a dossier's files, each of which already fits its schema. */
export const checkDossier = (files: DossierFiles, context: CheckContext): readonly Problem[] => {
  const known = knownIds(files);
  return [
    ...checkIds(files),
    ...checkCount(files),
    ...checkClaims(files.claims.claims, files.dossier.article.publisher, known),
    ...checkPlaces(files.places, context.gazetteer),
    ...checkZones(files.zones, known, context.provinces),
    ...checkStory(files),
    ...windowProblems(DOSSIER_FILE_NAMES.dossier, files.dossier.id, 'home.window', files.dossier.home.window),
  ];
};
