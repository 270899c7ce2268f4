import type { BorderClass } from '@/domain/border-classes';

/**
 * Every layer of the basemap from the lowest to the topmost. The two slots are empty: context layers are added before
 * them, areas under the boundaries and lines under the labels.
 */
export const LAYER_ORDER = [
  'water',
  'world-land',
  'land',
  'lakes',
  'rivers',
  'admin1',
  'slot-areas',
  'world-borders',
  'world-borders-disputed',
  'borders-claim',
  'borders-blue-line-2000',
  'borders-armistice-1949',
  'borders-ceasefire-1974',
  'borders-intl',
  'slot-lines',
  'place-dots',
  'water-labels',
  'admin1-labels',
  'world-place-labels',
  'place-labels',
  'region-labels',
  'country-labels',
] as const;
export type BasemapLayerId = (typeof LAYER_ORDER)[number];

/** @throws on an id that is not a layer of the basemap: a misspelt one must not pass silently */
export const layerPosition = (id: string): number => {
  const position = (LAYER_ORDER as readonly string[]).indexOf(id);
  if (position === -1) throw new Error(`no such basemap layer: ${id}; known: ${LAYER_ORDER.join(', ')}`);
  return position;
};

/** The layer that draws a class of boundaries. */
export const borderLayerId = (borderClass: BorderClass): BasemapLayerId => `borders-${borderClass}`;
