/** A half-size picture in which rows are summed up, and one of the same size of what the sums look like. */
export interface DensityTarget {
  /** The rows summed up: to be read texel by texel. */
  readonly sums: WebGLTexture;
  /** Premultiplied colours, to be read between texels too. */
  readonly tones: WebGLTexture;
  /** Directs drawing into the sums, makes both pictures so many texels large, and empties the sums. */
  begin(columns: number, lines: number): void;
  /** Directs drawing into the tones, of which every texel must be drawn. */
  beginTones(): void;
  /** Directs drawing back to the canvas. */
  end(width: number, height: number): void;
}

interface Picture {
  readonly texture: WebGLTexture;
  readonly framebuffer: WebGLFramebuffer;
  resize(width: number, height: number): void;
}

interface PixelFormat {
  readonly internal: GLenum;
  readonly type: GLenum;
  readonly filter: GLenum;
}

/**
 * The finest format that the device can add up in. 16-bit floats stop counting at 2048 rows on a spot and colours drift
 * before; they are for devices without the other.
 */
const sumFormat = (gl: WebGL2RenderingContext): PixelFormat | null => {
  const hasFloat = gl.getExtension('EXT_color_buffer_float') !== null;
  const blends = gl.getExtension('EXT_float_blend') !== null;
  if (hasFloat && blends) return { internal: gl.RGBA32F, type: gl.FLOAT, filter: gl.NEAREST };
  if (hasFloat || gl.getExtension('EXT_color_buffer_half_float') !== null)
    return { internal: gl.RGBA16F, type: gl.HALF_FLOAT, filter: gl.NEAREST };
  return null;
};

/** @returns null where the device cannot draw into such a picture */
const createPicture = (gl: WebGL2RenderingContext, format: PixelFormat): Picture | null => {
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
    [gl.TEXTURE_MIN_FILTER, format.filter],
    [gl.TEXTURE_MAG_FILTER, format.filter],
    [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE],
    [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE],
  ] as const)
    gl.texParameteri(gl.TEXTURE_2D, name, value);
  resize(1, 1);
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  const isComplete = gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE;
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  return isComplete ? { texture, framebuffer, resize } : null;
};

/** @returns null where the device cannot add up in floats: then rows stay single marks at any number. */
export const createDensityTarget = (gl: WebGL2RenderingContext): DensityTarget | null => {
  const format = sumFormat(gl);
  const sums = format === null ? null : createPicture(gl, format);
  const tones = createPicture(gl, { internal: gl.RGBA8, type: gl.UNSIGNED_BYTE, filter: gl.LINEAR });
  if (sums === null || tones === null) return null;
  return {
    sums: sums.texture,
    tones: tones.texture,
    begin(columns, lines) {
      sums.resize(columns, lines);
      tones.resize(columns, lines);
      gl.bindFramebuffer(gl.FRAMEBUFFER, sums.framebuffer);
      gl.viewport(0, 0, columns, lines);
      gl.clear(gl.COLOR_BUFFER_BIT);
    },
    beginTones() {
      gl.bindFramebuffer(gl.FRAMEBUFFER, tones.framebuffer);
    },
    end(width, height) {
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      gl.viewport(0, 0, width, height);
    },
  };
};
