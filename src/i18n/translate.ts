import { LocalizedStringDictionary, LocalizedStringFormatter } from '@internationalized/string';
import type en from './messages/en.json';

/** Languages of the interface, each with a catalogue in `messages/`. */
export type MessageLocale = 'en' | 'ar' | 'he' | 'ru';

/** Every text that a reader can meet has its key in the English catalogue. */
export type MessageKey = Extract<keyof typeof en, string>;

/** Words for a key in the reader's language, with ICU arguments filled in. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

const catalogues: Record<MessageLocale, () => Promise<{ default: Record<string, string> }>> = {
  en: async () => import('./messages/en.json?icu'),
  ar: async () => import('./messages/ar.json?icu'),
  he: async () => import('./messages/he.json?icu'),
  ru: async () => import('./messages/ru.json?icu'),
};

/** Loads one catalogue; the others cost nothing. A key that is missing in it falls back to English. */
export const loadTranslate = async (locale: MessageLocale): Promise<Translate> => {
  const [{ default: english }, { default: strings }] = await Promise.all([
    catalogues.en(),
    catalogues[locale](),
  ]);
  const dictionary = new LocalizedStringDictionary({ [locale]: { ...english, ...strings } }, locale);
  const formatter = new LocalizedStringFormatter(locale, dictionary);
  return (key, values) => formatter.format(key, values);
};

/** Right-to-left scripts. `dir` goes on <body>: MapLibre's glyph canvas inherits <html dir> and would mirror brackets. */
export const directionOf = (locale: MessageLocale): 'ltr' | 'rtl' =>
  locale === 'ar' || locale === 'he' ? 'rtl' : 'ltr';
