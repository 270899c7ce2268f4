/** How what is drawn comes onto what is there; colours are premultiplied. */
type Blend = 'over' | 'sum' | 'highest' | 'replace';

/**
 * What a context has been told of how to draw. It is told again only of a change, because every call costs the page some
 * microseconds, whatever it says. Nothing else may set what this sets.
 */
export interface GlState {
  /** The drawing buffer's size in px, as of {@link GlState.fit}. */
  size(): { readonly width: number; readonly height: number };
  /** Fits the viewport to the drawing buffer. */
  fit(): void;
  use(program: WebGLProgram): void;
  /** @param isNearestAlone draws a fragment only where nothing nearer has been drawn since the last clearing */
  blend(blend: Blend, isNearestAlone?: boolean): void;
}

/** For a context that is new. */
export const createGlState = (gl: WebGL2RenderingContext): GlState => {
  let size = { width: 0, height: 0 };
  let used: WebGLProgram | null = null;
  let blending: Blend = 'replace';
  let hasDepth = false;
  return {
    size: () => size,
    fit() {
      const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
      if (size.width === width && size.height === height) return;
      size = { width, height };
      gl.viewport(0, 0, width, height);
    },
    use(program) {
      if (used === program) return;
      used = program;
      gl.useProgram(program);
    },
    blend(blend, isNearestAlone = false) {
      if (hasDepth !== isNearestAlone) {
        hasDepth = isNearestAlone;
        if (isNearestAlone) gl.enable(gl.DEPTH_TEST);
        else gl.disable(gl.DEPTH_TEST);
      }
      if (blending === blend) return;
      if (blend === 'replace') gl.disable(gl.BLEND);
      else if (blending === 'replace') gl.enable(gl.BLEND);
      blending = blend;
      gl.blendEquation(blend === 'highest' ? gl.MAX : gl.FUNC_ADD);
      gl.blendFunc(gl.ONE, blend === 'over' ? gl.ONE_MINUS_SRC_ALPHA : gl.ONE);
    },
  };
};
