import { EVENT_KINDS } from '@/domain/event';
import { ATLAS_SIZE, shapeAtlas } from '@/domain/kind-shapes';
import { ROW_BITS_WIDTH, toTextureLines } from './row-bits-texture';

/** Which unit each texture of the layer is bound to, for every program alike. */
export const UNITS = { shapes: 0, rowBits: 1, density: 2, sums: 3 } as const;

/** An empty texture whose edges are not repeated. */
export const createTexture = (gl: WebGL2RenderingContext, target: GLenum, filter: GLenum): WebGLTexture => {
  const texture = gl.createTexture();
  gl.bindTexture(target, texture);
  gl.texParameteri(target, gl.TEXTURE_MIN_FILTER, filter);
  gl.texParameteri(target, gl.TEXTURE_MAG_FILTER, filter);
  gl.texParameteri(target, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(target, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return texture;
};

/** The shapes of all kinds as distances, a layer each. */
export const shapesTexture = (gl: WebGL2RenderingContext): WebGLTexture => {
  const texture = createTexture(gl, gl.TEXTURE_2D_ARRAY, gl.LINEAR);
  const layers = EVENT_KINDS.length;
  gl.texImage3D(
    gl.TEXTURE_2D_ARRAY,
    0,
    gl.R16F,
    ATLAS_SIZE,
    ATLAS_SIZE,
    layers,
    0,
    gl.RED,
    gl.FLOAT,
    shapeAtlas(),
  );
  return texture;
};

/** Puts the row bits into their texture and unit. */
export const fillRowBits = (gl: WebGL2RenderingContext, texture: WebGLTexture, bits: Uint8Array): void => {
  const { lines, bytes } = toTextureLines(bits);
  gl.activeTexture(gl.TEXTURE0 + UNITS.rowBits);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8UI, ROW_BITS_WIDTH, lines, 0, gl.RED_INTEGER, gl.UNSIGNED_BYTE, bytes);
};
