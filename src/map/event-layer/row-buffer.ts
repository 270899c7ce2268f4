import { ROW_BYTES } from './pack-rows';

const OFFSET_LOCATION = 3;

/** Packed rows on the graphics card, readable by every shader of the layer. */
export interface RowBuffer {
  /** Uploads rows as packed by packRows, and forgets their displacements. */
  upload(rows: Int32Array): void;
  /** Makes room for so many rows, all of them yet to be filled in, and forgets their displacements. */
  reserve(count: number): void;
  /** Fills in packed rows from position `first` on. */
  fill(first: number, rows: Int32Array): void;
  /** Uploads displacements in the order of the rows; null: none. */
  uploadOffsets(offsets: Int16Array | null): void;
  /**
   * Makes the rows the input of the next draw call.
   *
   * @param perInstance 0: a row per vertex; n: a row for every n instances
   */
  bind(perInstance: number): void;
}

/** An empty buffer; `usage` says how often it will change. */
export const createRowBuffer = (gl: WebGL2RenderingContext, usage: GLenum): RowBuffer => {
  const rowsBuffer = gl.createBuffer();
  const offsetsBuffer = gl.createBuffer();
  const attributes = gl.createVertexArray();
  let divisor = 0;
  gl.bindVertexArray(attributes);
  gl.bindBuffer(gl.ARRAY_BUFFER, rowsBuffer);
  for (const [location, size, type, offset] of [
    [0, 2, gl.INT, 0],
    [1, 2, gl.INT, 8],
    [2, 4, gl.UNSIGNED_BYTE, 16],
  ] as const) {
    gl.enableVertexAttribArray(location);
    gl.vertexAttribIPointer(location, size, type, ROW_BYTES, offset);
  }
  gl.bindBuffer(gl.ARRAY_BUFFER, offsetsBuffer);
  gl.vertexAttribIPointer(OFFSET_LOCATION, 2, gl.SHORT, 4, 0);
  gl.bindVertexArray(null);
  gl.vertexAttribI4i(OFFSET_LOCATION, 0, 0, 0, 0); // what the shader reads without displacements; floats by default

  const switchOffsets = (isUsed: boolean): void => {
    gl.bindVertexArray(attributes);
    if (isUsed) gl.enableVertexAttribArray(OFFSET_LOCATION);
    else gl.disableVertexAttribArray(OFFSET_LOCATION);
    gl.bindVertexArray(null);
  };
  return {
    upload(rows) {
      gl.bindBuffer(gl.ARRAY_BUFFER, rowsBuffer);
      gl.bufferData(gl.ARRAY_BUFFER, rows, usage);
      switchOffsets(false);
    },
    reserve(count) {
      gl.bindBuffer(gl.ARRAY_BUFFER, rowsBuffer);
      gl.bufferData(gl.ARRAY_BUFFER, count * ROW_BYTES, usage);
      switchOffsets(false);
    },
    fill(first, rows) {
      gl.bindBuffer(gl.ARRAY_BUFFER, rowsBuffer);
      gl.bufferSubData(gl.ARRAY_BUFFER, first * ROW_BYTES, rows);
    },
    uploadOffsets(offsets) {
      if (offsets !== null) {
        gl.bindBuffer(gl.ARRAY_BUFFER, offsetsBuffer);
        gl.bufferData(gl.ARRAY_BUFFER, offsets, usage);
      }
      switchOffsets(offsets !== null);
    },
    bind(perInstance) {
      gl.bindVertexArray(attributes);
      if (perInstance === divisor) return;
      divisor = perInstance;
      for (let location = 0; location <= OFFSET_LOCATION; location += 1)
        gl.vertexAttribDivisor(location, perInstance);
    },
  };
};
