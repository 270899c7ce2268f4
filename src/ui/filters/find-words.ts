import { foldText } from '@/domain/search-text';
import type { WordCount } from '@/ui/app-context';

/**
 * Words to list: the chosen ones first, wherever they stand in the file, then those that hold what is typed, commonest
 * first. A chosen word that the file does not have is listed with no records, so that it can be let go.
 *
 * @param most so many at most, besides the chosen ones
 * @returns those, and how many more there are
 */
export const findWords = (
  words: readonly WordCount[],
  chosen: ReadonlySet<string>,
  typed: string,
  most: number,
): { readonly listed: readonly WordCount[]; readonly rest: number } => {
  const counts = new Map(words.map(({ word, count }) => [word, count]));
  const wanted = foldText(typed.trim());
  const found = words.filter(
    ({ word }) => !chosen.has(word) && (wanted === '' || foldText(word).includes(wanted)),
  );
  const kept = [...chosen].map((word) => ({ word, count: counts.get(word) ?? 0 }));
  return { listed: [...kept, ...found.slice(0, most)], rest: Math.max(0, found.length - most) };
};
