import type { DrawRange } from './window-ranks';

/** Draws runs of vertices as points, each so many times: in one call where the device can, else in one a run. */
export const createRunDrawing = (
  gl: WebGL2RenderingContext,
): ((runs: readonly DrawRange[], copies: number) => void) => {
  const together = gl.getExtension('WEBGL_multi_draw');
  return (runs, copies) => {
    if (together !== null && runs.length > 1) {
      const firsts = Int32Array.from(runs, ({ first }) => first);
      const counts = Int32Array.from(runs, ({ count }) => count);
      if (copies === 1) {
        together.multiDrawArraysWEBGL(gl.POINTS, firsts, 0, counts, 0, runs.length);
        return;
      }
      const each = new Int32Array(runs.length).fill(copies);
      together.multiDrawArraysInstancedWEBGL(gl.POINTS, firsts, 0, counts, 0, each, 0, runs.length);
      return;
    }
    for (const { first, count } of runs) {
      if (copies === 1) gl.drawArrays(gl.POINTS, first, count);
      else gl.drawArraysInstanced(gl.POINTS, first, count, copies);
    }
  };
};
