/**
 * Folds text for search: case, diacritics, Arabic vowel signs and letter variants, apostrophes and hyphens, so that
 * "al-Harah", "Al Harah" and "الحارّة" / "الحارة" meet. Works for every script; never shown to anyone.
 */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u0640]/gu, '') // combining marks (Arabic harakat, Hebrew niqqud, Latin accents) and tatweel
    .replaceAll(/[أإآٱ]/gu, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[’‘'`ʼʾʿ"“”׳״]/gu, '') // geresh and gershayim too: צה״ל, צה"ל and צהל are one word
    .replaceAll(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();

/** A query as folded words; every one of them must occur. Empty for a blank query. */
export const queryWords = (query: string): readonly string[] => foldText(query).split(' ').filter(Boolean);

/** Do all the words occur in text that was folded before? */
export const containsWords = (foldedText: string, words: readonly string[]): boolean =>
  words.every((word) => foldedText.includes(word));
