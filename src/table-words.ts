import type { OpenTable } from '@/engine/open-table';
import type { ValueColumn } from '@/engine/protocol';
import type { SourceValues } from '@/state/app-state';
import type { DataActions, WordCount } from '@/ui/app-context';

type WordColumn = Parameters<DataActions['listWords']>[0];

/** Which column of a table a choice of words is about. */
const COLUMN_OF: Readonly<Record<WordColumn, ValueColumn>> = {
  types: 'eventType',
  countries: 'country',
  actors: 'actors',
};

/** What the rows of a table say in a column, commonest first; none where nothing is open or no answer came. */
export const wordsIn = async (table: OpenTable | null, column: WordColumn): Promise<readonly WordCount[]> => {
  const answer = await table?.listValues(COLUMN_OF[column]);
  if (answer?.ok !== true) return [];
  const { values, counts } = answer.value;
  return values.map((word, index) => ({ word, count: counts[index] ?? 0 }));
};

/** The texts of a table's source column, commonest first; null where nothing is open or no answer came. */
export const sourcesIn = async (table: OpenTable | null): Promise<SourceValues | null> => {
  const answer = await table?.listValues('source');
  return answer?.ok === true ? answer.value : null;
};
