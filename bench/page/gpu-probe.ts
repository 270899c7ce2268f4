/**
 * Waits for the graphics process: work is done there in the order in which it was handed over, so when a pixel of
 * another canvas can be read, everything before it has been drawn.
 *
 * Made before WebGL calls are counted, so that it does not count itself.
 */
export const createGpuProbe = (): (() => void) => {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (gl === null) throw new Error('the browser has no WebGL2');
  const clear = gl.clear.bind(gl);
  const read = gl.readPixels.bind(gl);
  const pixel = new Uint8Array(4);
  return () => {
    clear(gl.COLOR_BUFFER_BIT);
    read(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  };
};
