/** The longest value of a link, decoded, that is looked at; a hostile link can be megabytes long. */
export const MAX_VALUE_LENGTH = 40_000;
/** The longest search, id and address. */
export const MAX_TEXT_LENGTH = 4096;

/** Stands for an empty set: nothing at all. */
export const NONE = 'none';

/** Ids and words are a file's own and may hold anything but control characters: `SYR 12/3`, `none`, `a.b`. */
const CONTROL = /\p{Cc}/u;

/** Can this be an id, a word or an address? Not blank, not endless, no control character. */
export const isText = (text: string): boolean =>
  text !== '' && text.length <= MAX_TEXT_LENGTH && !CONTROL.test(text);

/** Of a word, what would be read as something else: the dot between words, the escape sign, `none`, no word at all. */
const escapeWord = (word: string): string => {
  if (word === '') return '~-';
  return word === NONE ? `~${NONE}` : word.replaceAll(/[~.]/gu, '~$&');
};

/** A `~` before anything else stands for itself, as it did before words were escaped. */
const unescapeWord = (text: string): string =>
  text === '~-' ? '' : text === `~${NONE}` ? NONE : text.replaceAll(/~([~.])/gu, '$1');

/** Words between dots, in a fixed order; null where no link could carry them all. */
export const writeWords = (words: ReadonlySet<string>): string | null => {
  if (words.size === 0) return NONE;
  const text = [...words].toSorted().map(escapeWord).join('.');
  return text.length > MAX_VALUE_LENGTH ? null : text;
};

/** Words between dots that no `~` escapes; words that cannot be any are left out. */
export const readWords = (text: string): ReadonlySet<string> | null => {
  if (text === NONE) return new Set();
  const parts = text.match(/(?:~[~.]|[^.])+/gu) ?? [];
  const words = parts.map(unescapeWord).filter((word) => word === '' || isText(word));
  return words.length === 0 ? null : new Set(words);
};
