/** Classes of boundary lines in the basemap's archive: its property `k`. */
export const BORDER_CLASSES = [
  'intl',
  'ceasefire-1974',
  'armistice-1949',
  'blue-line-2000',
  'claim',
] as const;
export type BorderClass = (typeof BORDER_CLASSES)[number];

/** How a class of boundary is told from the others, on the map and in its legend alike: by pattern, never by hue. */
export interface BorderPattern {
  /** Dash and gap lengths in line widths; null is a solid line. A dash of 0 with round caps is a dot. */
  readonly dash: readonly number[] | null;
  readonly cap: 'butt' | 'round';
  /** Width relative to an international boundary. */
  readonly width: number;
}

export const BORDER_PATTERNS: Readonly<Record<BorderClass, BorderPattern>> = {
  intl: { dash: null, cap: 'butt', width: 1 },
  'ceasefire-1974': { dash: [6, 2.5], cap: 'butt', width: 1.15 },
  'armistice-1949': { dash: [5, 2, 1, 2], cap: 'butt', width: 1.15 },
  'blue-line-2000': { dash: [0, 2.2], cap: 'round', width: 1.5 },
  claim: { dash: [1.5, 2.5], cap: 'butt', width: 0.8 },
};
