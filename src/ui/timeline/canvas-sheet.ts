/** A picture behind a picture: drawn anew only when what it depends on has changed. */
export interface Sheet {
  /** The sheet as `draw` leaves it, in CSS px on an empty ground; `key` is all that `draw` reads. */
  readonly drawn: (
    key: readonly unknown[],
    draw: (context: CanvasRenderingContext2D) => void,
  ) => HTMLCanvasElement;
}

/** A sheet as large as `shown` is, at the screen's own resolution. */
export const createSheet = (shown: HTMLCanvasElement): Sheet => {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  let last: readonly unknown[] = [];
  return {
    drawn: (key, draw) => {
      if (context === null || (key.length === last.length && key.every((part, at) => part === last[at])))
        return canvas;
      last = key;
      canvas.width = shown.width; // empties it, too
      canvas.height = shown.height;
      context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      draw(context);
      return canvas;
    },
  };
};
