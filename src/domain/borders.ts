import type { BorderClass } from './border-classes';
import type { BBox, LngLat } from './space';

/** ISO 3166-1 alpha-3 codes of those whose boundaries the basemap draws. */
export const BORDER_SIDES = ['EGY', 'IRQ', 'ISR', 'JOR', 'LBN', 'PSE', 'SAU', 'SYR', 'TUR'] as const;
export type BorderSide = (typeof BORDER_SIDES)[number];

/** One boundary of the basemap: its class and the two sides. */
export interface Border {
  readonly borderClass: BorderClass;
  readonly sides: readonly BorderSide[];
  readonly lines: readonly (readonly LngLat[])[];
}

/** The basemap's boundaries whole, to measure to: `public/data/borders.json`. */
export interface BorderLines {
  /** Where they are complete; a border beyond it is not among them. */
  readonly bounds: BBox;
  /** How far a line may be off, km. */
  readonly accuracyKm: number;
  readonly borders: readonly Border[];
}
