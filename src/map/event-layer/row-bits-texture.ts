/** Bytes of row bits in one line of the texture; every WebGL2 device takes textures so wide. */
export const ROW_BITS_WIDTH = 2048;

/** Row bits filled up to whole lines of the texture. */
export const toTextureLines = (bits: Uint8Array): { readonly lines: number; readonly bytes: Uint8Array } => {
  const lines = Math.max(1, Math.ceil(bits.length / ROW_BITS_WIDTH));
  const bytes = new Uint8Array(lines * ROW_BITS_WIDTH);
  bytes.set(bits);
  return { lines, bytes };
};
