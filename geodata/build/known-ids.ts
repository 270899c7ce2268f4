import { DOSSIER_FILE_NAMES, type DossierFiles } from './dossier-files';
import type { Problem } from './problem';

/** Every id of a dossier, by what it names. */
export type KnownIds = Readonly<
  Record<'claim' | 'place' | 'zone' | 'actor' | 'source' | 'question' | 'note', ReadonlySet<string>>
>;

const idLists = (
  files: DossierFiles,
): readonly (readonly [keyof KnownIds, keyof DossierFiles, readonly string[]])[] => [
  ['claim', 'claims', files.claims.claims.map(({ id }) => id)],
  ['place', 'places', files.places.features.map(({ properties }) => properties.id)],
  ['zone', 'zones', files.zones.features.map(({ properties }) => properties.id)],
  ['actor', 'actors', files.actors.actors.map(({ id }) => id)],
  ['source', 'sources', files.sources.sources.map(({ id }) => id)],
  ['question', 'reading', files.reading.questions.map(({ id }) => id)],
  ['note', 'reading', files.reading.notes.map(({ id }) => id)],
];

export const knownIds = (files: DossierFiles): KnownIds =>
  Object.fromEntries(idLists(files).map(([kind, , ids]) => [kind, new Set(ids)])) as unknown as KnownIds;

/** Ids that name two things of one kind; an event and a zone may share one. */
export const checkIds = (files: DossierFiles): readonly Problem[] =>
  idLists(files).flatMap(([kind, part, ids]) =>
    ids
      .filter((id, index) => ids.indexOf(id) !== index)
      .map((id) => ({
        file: DOSSIER_FILE_NAMES[part],
        item: id,
        field: 'id',
        message: `there are two ${kind}s of this id`,
      })),
  );
