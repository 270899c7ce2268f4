import { LocalizedStringDictionary, LocalizedStringFormatter } from '@internationalized/string';
import type en from './messages/en.json';

/** Languages of the interface, each with a catalogue in `messages/`. */
export type MessageLocale = 'en' | 'ar' | 'he' | 'ru';

/** Every text that a reader can meet has its key in the English catalogue. */
export type MessageKey = Extract<keyof typeof en, string>;

/** Words for a key in the reader's language, with ICU arguments filled in. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

type Catalogues = Record<MessageLocale, () => Promise<{ default: Record<string, string> }>>;

const catalogues: Catalogues = {
  en: async () => import('./messages/en.json?icu'),
  ar: async () => import('./messages/ar.json?icu'),
  he: async () => import('./messages/he.json?icu'),
  ru: async () => import('./messages/ru.json?icu'),
};

/** Words that the first view does not wait for: about opened files, and of the panels that open later. */
const laterCatalogues = {
  files: {
    en: async () => import('./messages/en.json?icu-files'),
    ar: async () => import('./messages/ar.json?icu-files'),
    he: async () => import('./messages/he.json?icu-files'),
    ru: async () => import('./messages/ru.json?icu-files'),
  },
  panels: {
    en: async () => import('./messages/en.json?icu-panels'),
    ar: async () => import('./messages/ar.json?icu-panels'),
    he: async () => import('./messages/he.json?icu-panels'),
    ru: async () => import('./messages/ru.json?icu-panels'),
  },
} satisfies Record<string, Catalogues>;

/** `files`: `device.`, `mapping.`, `remote.`, `report.`, `words.`; `panels`: `story.`, `sources.`, `compare.`, `measure.`, `key.`, `counted.`. */
export type LaterWords = keyof typeof laterCatalogues;

const translateFrom = async (locale: MessageLocale, parts: readonly Catalogues[]): Promise<Translate> => {
  const loaded = await Promise.all(
    [...parts.map((part) => part.en), ...parts.map((part) => part[locale])].map((load) => load()),
  );
  const strings = Object.assign({}, ...loaded.map((part) => part.default)) as Record<string, string>;
  const dictionary = new LocalizedStringDictionary({ [locale]: strings }, locale);
  const formatter = new LocalizedStringFormatter(locale, dictionary);
  return (key, values) => formatter.format(key, values);
};

/** Loads one catalogue; the others cost nothing. A key that is missing in it falls back to English. */
export const loadTranslate = async (locale: MessageLocale): Promise<Translate> =>
  translateFrom(locale, [catalogues]);

/** Like {@link loadTranslate}, with words that come later as well. */
export const loadLaterTranslate = async (locale: MessageLocale, part: LaterWords): Promise<Translate> =>
  translateFrom(locale, [catalogues, laterCatalogues[part]]);

/** Right-to-left scripts. `dir` goes on <body>: MapLibre's glyph canvas inherits <html dir> and would mirror brackets. */
export const directionOf = (locale: MessageLocale): 'ltr' | 'rtl' =>
  locale === 'ar' || locale === 'he' ? 'rtl' : 'ltr';
