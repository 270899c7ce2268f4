import { parseIsoInterval } from '@/domain/time';
import { checkClaims } from './check-claims';
import { type Gazetteer, checkPlaces } from './check-places';
import { checkZones } from './check-zones';
import { DOSSIER_FILE_NAMES, type DossierFiles } from './dossier-files';
import { resolveEdtf } from './edtf';
import { checkIds, knownIds } from './known-ids';
import type { Problem } from './problem';
import { isTraced, traceMarks } from './trace-marks';

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

/** A question without rivals is a statement; what cites nothing is an opinion of ours. */
const checkReading = (files: DossierFiles): readonly Problem[] => {
  const known = knownIds(files);
  const file = DOSSIER_FILE_NAMES.reading;
  const { questions, notes } = files.reading;
  const unknown = (
    kind: 'claim' | 'source',
    item: string,
    field: string,
    ids: readonly string[],
  ): Problem[] =>
    ids
      .filter((id) => !known[kind].has(id))
      .map((id) => ({ file, item, field, message: `no ${kind} "${id}"` }));
  return [
    ...questions.flatMap(({ id: item, versions }) =>
      versions.flatMap(({ eventIds, sourceIds }, index) => [
        ...unknown('claim', item, `versions[${index}].eventIds`, eventIds),
        ...unknown('source', item, `versions[${index}].sourceIds`, sourceIds),
      ]),
    ),
    ...questions
      .filter(({ versions }) => versions.every(({ eventIds }) => eventIds.length === 0))
      .map(({ id: item }) => ({ file, item, field: 'versions', message: 'none of them is the article’s' })),
    ...notes.flatMap(({ id: item, eventIds }) => unknown('claim', item, 'eventIds', eventIds)),
  ];
};

/** Whatever is drawn or said must lead to a claim with its paragraph and speaker, or to an outside source. */
const checkTraces = (files: DossierFiles): readonly Problem[] =>
  traceMarks(files)
    .filter(({ isTraced: leads }) => !leads)
    .map(({ file, item, sort }) => ({
      file: DOSSIER_FILE_NAMES[file],
      item,
      field: sort,
      message: 'leads to no claim with a paragraph and a speaker, and to no source',
    }));

const checkReports = ({ claims }: DossierFiles): readonly Problem[] =>
  claims.claims.flatMap(({ id: item, reported }) => {
    const resolved = reported && resolveEdtf(reported.edtf);
    if (!resolved || resolved.ok) return [];
    return [{ file: DOSSIER_FILE_NAMES.claims, item, field: 'reported.edtf', message: resolved.error }];
  });

/**
 * Everything that is wrong with a dossier's files, each of which already fits its schema. What leads nowhere is looked
 * for last: an id that is unknown would be named twice.
 */
export const checkDossier = (files: DossierFiles, context: CheckContext): readonly Problem[] => {
  const known = knownIds(files);
  const { dossier } = files;
  const problems = [
    ...checkIds(files),
    ...checkCount(files),
    ...checkClaims(files.claims.claims, dossier.article.publisher, known),
    ...checkPlaces(files.places, context.gazetteer),
    ...checkZones(files.zones, known, context.provinces),
    ...checkStory(files),
    ...checkReading(files),
    ...checkReports(files),
    ...windowProblems(DOSSIER_FILE_NAMES.dossier, dossier.id, 'home.window', dossier.home.window),
  ];
  return problems.length > 0 ? problems : checkTraces(files);
};
