import type { DatasetChoice, DatasetInfo, Rows, RowsPart, SourceKey } from './app-state';

/** The article's place in lists of datasets and in links. */
export const ARTICLE = 'article';

/** What stands there until somebody opens a file. */
export const ARTICLE_ALONE: readonly DatasetChoice[] = [{ id: ARTICLE, isHidden: false }];

/** Does the choice name this part, by its id or by where it was fetched from? */
export const isChoiceOf = ({ id }: DatasetChoice, part: RowsPart): boolean =>
  id === part.id || (part.info !== null && id === part.info.address);

/** How a link names what is loaded: a file that was fetched, alone, by its address. */
export const choicesOf = (parts: Rows['parts']): readonly DatasetChoice[] =>
  parts.map(({ id, info }) => ({ id: (parts.length === 1 ? info?.address : null) ?? id, isHidden: false }));

/** Are the same datasets wanted, whichever of them are hidden? */
export const sameDatasets = (a: readonly DatasetChoice[], b: readonly DatasetChoice[]): boolean =>
  a === b || (a.length === b.length && a.every(({ id }, at) => b[at]?.id === id));

/** The list with one more dataset at its end; unchanged where it is there already. */
export const withDataset = (choices: readonly DatasetChoice[], id: SourceKey): readonly DatasetChoice[] =>
  choices.some((choice) => choice.id === id) ? choices : [...choices, { id, isHidden: false }];

/** The list with this part shown; unchanged where it is. */
export const withShown = (
  choices: readonly DatasetChoice[],
  part: RowsPart | undefined,
): readonly DatasetChoice[] => {
  const isHere = (choice: DatasetChoice): boolean => part !== undefined && isChoiceOf(choice, part);
  if (!choices.some((choice) => choice.isHidden && isHere(choice))) return choices;
  return choices.map((choice) => (isHere(choice) ? { ...choice, isHidden: false } : choice));
};

/** A dataset as the list of datasets shows it. */
export interface DatasetEntry {
  /** Of what is here the part's own; else as the link has it. */
  readonly id: DatasetChoice['id'];
  /** null: the article, or a file that is not here. */
  readonly info: DatasetInfo | null;
  /** Its place among the rows that are loaded; −1 where it is not here. */
  readonly position: number;
  readonly rowCount: number;
  readonly isHidden: boolean;
}

/**
 * Every dataset that is on the map or wanted there, in the order of the link. The article stands first where it only
 * fills in for files that this device does not have.
 */
export const datasetEntries = (
  choices: readonly DatasetChoice[],
  parts: Rows['parts'],
): readonly DatasetEntry[] => {
  const wanted = choices.some((choice) => parts.some((part) => isChoiceOf(choice, part)))
    ? choices
    : [...parts.map(({ id }) => ({ id, isHidden: false })), ...choices];
  return wanted.map((choice) => {
    const position = parts.findIndex((part) => isChoiceOf(choice, part));
    const part = parts[position];
    return {
      id: part?.id ?? choice.id,
      isHidden: choice.isHidden,
      position,
      info: part?.info ?? null,
      rowCount: part?.rowCount ?? 0,
    };
  });
};
