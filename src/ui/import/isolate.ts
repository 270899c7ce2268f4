/**
 * A foreign name or value for use inside a sentence: FIRST STRONG ISOLATE and its end keep a Latin file name from turning
 * an Arabic sentence round, and the other way (Unicode Standard Annex 9).
 */
export const isolate = (text: string): string => `\u2068${text}\u2069`;
