/** Languages in which the basemap has names. */
export type MapLocale = 'en' | 'ar' | 'he' | 'ru';
