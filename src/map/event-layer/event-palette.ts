import { EVENT_KINDS } from '@/domain/event';
import { KIND_COLOURS, type MapTheme } from '@/domain/kind-colours';

/** The colours of the event layer under one theme, as `#rrggbb`. */
export interface EventPalette {
  /** One colour per kind, by position in EVENT_KINDS. */
  readonly kinds: readonly string[];
  /** The paper: the thin rim around marks, and the inside of hollow ones. */
  readonly halo: string;
  /** The ring around the hovered and the selected mark. */
  readonly ink: string;
}

/** Paper and ink of the two themes: the basemap's land is the same paper. */
export const PAPER: Readonly<Record<MapTheme, string>> = { light: '#f7f5f0', dark: '#14181d' };
const INK: Readonly<Record<MapTheme, string>> = { light: '#1b1f24', dark: '#f2efe8' };

export const eventPalette = (theme: MapTheme): EventPalette => ({
  kinds: EVENT_KINDS.map((kind) => KIND_COLOURS[theme][kind]),
  halo: PAPER[theme],
  ink: INK[theme],
});
