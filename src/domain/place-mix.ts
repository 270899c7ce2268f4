import { KNOWN_TO } from './precision';

/** How exactly the rows at one place are known: {@link KNOWN_TO}, then what is known to none of them or does not say. */
export const MIX_LEVELS = [...KNOWN_TO, 'unknown'] as const;
export type MixLevel = (typeof MIX_LEVELS)[number];

/** What stands at one place under the filter: nothing is hidden in a pile without a word. */
export interface PlaceMix {
  readonly certain: number;
  /** Includes `certain`. */
  readonly possible: number;
  /** Of `possible`, how many are known to each level and no finer. They add up to `possible`. */
  readonly known: Readonly<Record<MixLevel, number>>;
}
