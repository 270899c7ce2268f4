/** The colours of the event layer under one theme, as `#rrggbb`. */
export interface EventPalette {
  /** One colour per kind, by position in EVENT_KINDS. */
  readonly kinds: readonly string[];
  /** The paper: the thin rim around marks, and the inside of hollow ones. */
  readonly halo: string;
  /** The ring around the hovered and the selected mark. */
  readonly ink: string;
}
