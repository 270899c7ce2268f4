import arabic400 from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff2?url';
import arabic600 from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff2?url';
import hebrew400 from '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff2?url';
import hebrew600 from '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-600-normal.woff2?url';
import cyrillic400 from '@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff2?url';
import cyrillic600 from '@fontsource/noto-sans/files/noto-sans-cyrillic-600-normal.woff2?url';
import latin400 from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url';
import latin600 from '@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2?url';
import latinExt400 from '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2?url';

const URLS: Readonly<Record<string, string>> = {
  'noto-sans-latin-400-normal.woff2': latin400,
  'noto-sans-latin-600-normal.woff2': latin600,
  'noto-sans-latin-ext-400-normal.woff2': latinExt400,
  'noto-sans-cyrillic-400-normal.woff2': cyrillic400,
  'noto-sans-cyrillic-600-normal.woff2': cyrillic600,
  'noto-sans-arabic-arabic-400-normal.woff2': arabic400,
  'noto-sans-arabic-arabic-600-normal.woff2': arabic600,
  'noto-sans-hebrew-hebrew-400-normal.woff2': hebrew400,
  'noto-sans-hebrew-hebrew-600-normal.woff2': hebrew600,
};

/**
 * Absolute address of a bundled font file, for `fontFaces`.
 *
 * @param base the page's address; workers that draw labels know no other
 * @throws on a name that is not bundled
 */
export const bundledFontUrl = (file: string, base: string): string => {
  const url = URLS[file];
  if (url === undefined) throw new Error(`no such font file: ${file}`);
  return new URL(url, base).href;
};
