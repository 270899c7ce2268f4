/** Languages of the basemap's labels beside English. */
export const LABEL_LANGUAGES = ['ar', 'he', 'ru'] as const;
export type LabelLanguage = (typeof LABEL_LANGUAGES)[number];

/** Letters of the language's script; GeoNames mixes scripts without saying which name is whose. */
const SCRIPT: Readonly<Record<LabelLanguage, RegExp>> = {
  ar: /^[\u0600-\u06ff\s\-ـ،'’]+$/,
  he: /^[\u0590-\u05ff\s\-'’"״׳]+$/,
  ru: /^[\u0400-\u045f\s\-'’]+$/,
};
/** Letters that another language of the same script uses: Persian, Urdu, Kurdish; pointed Hebrew; Ukrainian, Serbian. */
const FOREIGN: Readonly<Record<LabelLanguage, RegExp>> = {
  ar: /[پچگژڤیکہھےۆەێ]/,
  he: /[\u0591-\u05c7]/,
  ru: /[іїєґўљњћђџјѓќ]/i,
};

const belongsTo = (language: LabelLanguage, name: string): boolean =>
  SCRIPT[language].test(name) && !FOREIGN[language].test(name);

/** Full forms before short ones: Arabic with its article and its marks, Russian with a capital. */
const fullness = (language: LabelLanguage, name: string): number => {
  if (language === 'ar') return (name.startsWith('ال') ? 1 : 0) + (/[أإآةىؤئ]/.test(name) ? 0.5 : 0);
  return language === 'ru' && /^[А-Я]/.test(name) ? 1 : 0;
};

/**
 * The name of a place in a language: the one GeoNames tags with it, else the fullest of its alternate names in that
 * script; null where there is none.
 */
export const nameIn = (
  language: LabelLanguage,
  tagged: string | undefined,
  alternates: readonly string[],
): string | null => {
  if (tagged !== undefined && belongsTo(language, tagged)) return tagged;
  const candidates = alternates
    .map((name) => name.replaceAll(/[\u200e\u200f.]/g, '').trim())
    .filter((name) => belongsTo(language, name));
  return candidates.toSorted((a, b) => fullness(language, b) - fullness(language, a))[0] ?? null;
};

/** Latin letters without marks, one kind of apostrophe and none at the start. */
export const plainLatin = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[‘’ʿʾ`´]/g, "'")
    .replace(/^'/, '');
