import {
  BORDER_CLASSES,
  BORDER_PATTERNS,
  type BorderClass,
  type BorderPattern,
} from '@/domain/border-classes';
import type { MapTheme } from '@/domain/kind-colours';
import { BASEMAP_COLOURS } from './basemap-theme';

/** How a class of boundary is drawn under one theme. */
export interface BorderStyle extends BorderPattern {
  readonly id: BorderClass;
  readonly colour: string;
}

/** One entry per class, in the order of the legend. Words for the ids are in the message catalogue. */
export const bordersLegend = (theme: MapTheme): readonly BorderStyle[] =>
  BORDER_CLASSES.map((id) => ({ id, colour: BASEMAP_COLOURS[theme].border, ...BORDER_PATTERNS[id] }));
