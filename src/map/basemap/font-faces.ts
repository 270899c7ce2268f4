import type { StyleSpecification } from 'maplibre-gl';

/** Stacks that the style's layers name. */
export const REGULAR = 'Noto Sans Regular';
export const SEMIBOLD = 'Noto Sans SemiBold';

const WEIGHTS = { [REGULAR]: 400, [SEMIBOLD]: 600 } as const;

const LATIN = [
  'U+0-FF',
  'U+131',
  'U+152-153',
  'U+2BB-2BC',
  'U+2C6',
  'U+2DA',
  'U+2DC',
  'U+2000-206F',
  'U+20AC',
  'U+2122',
];
/** Names in Turkish and transliterations; one large file, fetched where such a name is in view. */
const LATIN_EXTENDED = ['U+100-130', 'U+132-151', 'U+154-2BA', 'U+1E00-1EFF'];
const CYRILLIC = ['U+301', 'U+400-45F', 'U+490-491', 'U+4B0-4B1', 'U+2116'];
/** With the presentation forms: MapLibre shapes Arabic to those code points before it looks for a font. */
const ARABIC = ['U+600-6FF', 'U+750-77F', 'U+8A0-8FF', 'U+FB50-FDFF', 'U+FE70-FEFC'];
const HEBREW = ['U+590-5FF', 'U+FB1D-FB4F'];

/**
 * The font files of the labels. A browser fetches a file only where a label needs one of its characters; there is no
 * glyph server.
 *
 * @param fontUrl address of a file of the Fontsource packages of Noto Sans, by its name
 */
export const fontFaces = (fontUrl: (file: string) => string): NonNullable<StyleSpecification['font-faces']> =>
  Object.fromEntries(
    Object.entries(WEIGHTS).map(([stack, weight]) => {
      const face = (name: string, ranges: readonly string[]): { url: string; 'unicode-range': string[] } => ({
        url: fontUrl(`${name}-${weight}-normal.woff2`),
        'unicode-range': [...ranges],
      });
      return [
        stack,
        [
          face('noto-sans-latin', LATIN),
          face('noto-sans-arabic-arabic', ARABIC),
          face('noto-sans-hebrew-hebrew', HEBREW),
          face('noto-sans-cyrillic', CYRILLIC),
          ...(stack === REGULAR ? [face('noto-sans-latin-ext', LATIN_EXTENDED)] : []),
        ],
      ];
    }),
  );
