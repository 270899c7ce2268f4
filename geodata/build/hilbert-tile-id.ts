/**
 * Position of a tile on the Hilbert curves through all zooms, as PMTiles v3 numbers them: zoom 0 is 0, zoom 1 is 1–4 …
 *
 * Exact for zooms up to 26, where ids leave the safe integers; bit operations limit it to zooms below 31.
 */
export const hilbertTileId = (zoom: number, column: number, row: number): number => {
  const size = 2 ** zoom;
  if (column < 0 || row < 0 || column >= size || row >= size)
    throw new RangeError(`no tile ${zoom}/${column}/${row}`);
  let [x, y] = [column, row];
  let id = (4 ** zoom - 1) / 3; // all tiles of the zooms before
  for (let half = size / 2; half >= 1; half /= 2) {
    const right = (x & half) > 0;
    const below = (y & half) > 0;
    const quadrant = below ? (right ? 2 : 1) : right ? 3 : 0;
    id += half * half * quadrant;
    if (!below) {
      if (right) [x, y] = [half - 1 - (x & (half - 1)), half - 1 - (y & (half - 1))];
      [x, y] = [y, x]; // the upper quadrants are turned
    }
    x &= half - 1;
    y &= half - 1;
  }
  return id;
};
