/** A half-size picture in which rows are summed up. */
export interface DensityTarget {
  readonly texture: WebGLTexture;
  /** Directs drawing into it, makes it so many texels large, and empties it. */
  begin(columns: number, lines: number): void;
  /** Directs drawing back to the canvas. */
  end(width: number, height: number): void;
}

/**
 * The finest format that the device can add up in and read between texels. 16-bit floats stop counting at 2048 rows
 * on a spot and colours drift before; they are for devices without the other.
 */
const sumFormat = (
  gl: WebGL2RenderingContext,
): { readonly internal: GLenum; readonly type: GLenum } | null => {
  const hasFloat = gl.getExtension('EXT_color_buffer_float') !== null;
  const blends = gl.getExtension('EXT_float_blend') !== null;
  const interpolates = gl.getExtension('OES_texture_float_linear') !== null;
  if (hasFloat && blends && interpolates) return { internal: gl.RGBA32F, type: gl.FLOAT };
  if (hasFloat || gl.getExtension('EXT_color_buffer_half_float') !== null)
    return { internal: gl.RGBA16F, type: gl.HALF_FLOAT };
  return null;
};

/** @returns null where the device cannot add up in floats: then rows stay single marks at any number. */
export const createDensityTarget = (gl: WebGL2RenderingContext): DensityTarget | null => {
  const format = sumFormat(gl);
  if (format === null) return null;
  const texture = gl.createTexture();
  const framebuffer = gl.createFramebuffer();
  let size = [0, 0];
  const resize = (width: number, height: number): void => {
    if (size[0] === width && size[1] === height) return;
    size = [width, height];
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, format.internal, width, height, 0, gl.RGBA, format.type, null);
  };
  gl.bindTexture(gl.TEXTURE_2D, texture);
  for (const [name, value] of [
    [gl.TEXTURE_MIN_FILTER, gl.LINEAR],
    [gl.TEXTURE_MAG_FILTER, gl.LINEAR],
    [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE],
    [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE],
  ] as const)
    gl.texParameteri(gl.TEXTURE_2D, name, value);
  resize(1, 1);
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  const isComplete = gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE;
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  if (!isComplete) return null;
  return {
    texture,
    begin(columns, lines) {
      resize(columns, lines);
      gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
      gl.viewport(0, 0, columns, lines);
      gl.clear(gl.COLOR_BUFFER_BIT);
    },
    end(width, height) {
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      gl.viewport(0, 0, width, height);
    },
  };
};
