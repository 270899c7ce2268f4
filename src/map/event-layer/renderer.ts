import { lastResult } from '@/domain/last-result';
import type { KindMask } from '@/domain/row-index';
import { type DensityGrid, densityGrid } from './density-grid';
import { type DensityTarget, createDensityTarget } from './density-target';
import type { EventPalette } from './event-palette';
import { type GlProgram, buildProgram } from './gl-program';
import { createGlState } from './gl-state';
import { markDiameterPx, nearRadiusUnits } from './mark-size';
import { ROW_BYTES } from './pack-rows';
import { UNITS, createTexture, fillRowBits, shapesTexture } from './layer-textures';
import { createRunDrawing } from './run-drawing';
import { type RowBuffer, createRowBuffer } from './row-buffer';
import {
  DENSITY_FRAGMENT,
  DENSITY_VERTEX,
  MARK_FRAGMENT,
  MARK_VERTEX,
  NEAR_FRAGMENT,
  NEAR_VERTEX,
  QUAD_FRAGMENT,
  QUAD_ROLES,
  QUAD_VERTEX,
  TONE_FRAGMENT,
  TONE_VERTEX,
} from './shaders';
import { OFFSET_STEPS } from './scene';
import type { View } from './view';
import type { DrawRange, WindowRanks } from './window-ranks';

/** One picture: everything that may change without an upload. */
interface Frame {
  readonly view: View;
  /** The canvas reaches over the map by so many device px on every side, so that marks do not vanish at its edge. */
  readonly marginPx: number;
  readonly pixelRatio: number;
  readonly ranks: WindowRanks;
  readonly ranges: readonly DrawRange[];
  readonly kinds: KindMask;
  readonly baseDiameterPx: number;
  /** Null: single marks. Else the number of rows on a spot at which the density picture is darkest. */
  readonly densityFull: number | null;
  /** Of the marks that are not highlighted: 1, or less where some rows are in focus. */
  readonly strength: number;
  readonly palette: EventPalette;
}

/** The layer's WebGL objects. Lost with the context, and made anew when it is back. */
export interface Renderer {
  /** Can {@link Frame.densityFull} be used? */
  readonly hasDensity: boolean;
  /** Makes room for so many rows, which are then filled in from the first on, and uploads the discs on the ground. */
  reserveRows(count: number, groundDiscs: Int32Array): void;
  /** @param first position in the drawing order of the first of `rows` */
  fillRows(first: number, rows: Int32Array): void;
  uploadOffsets(offsets: Int16Array | null): void;
  uploadRowBits(bits: Uint8Array | null): void;
  /** The highlighted rows from the lowest to the topmost, a handful, with their role in the fourth byte. */
  uploadHighlights(rows: Int32Array, offsets: Int16Array): void;
  draw(frame: Frame): void;
  clear(): void;
}

const QUAD_CORNERS = 4;

/** What a sprite has around the disc on the ground or the mark that it holds. */
const SPRITE_ROOM_PX = 3;

/** Depth tells the rows apart up to here: 16 bits of it are sure, and a fifth of its range is theirs. */
const NEAR_ROWS_MAX = 10_000;

/** The first quad of the overlay: the density picture, which lies under the highlighted marks. */
const DENSITY_ROW = [0, 0, 0, 0, QUAD_ROLES.density << 24];

const rgb = (hex: string): readonly [number, number, number] => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
};

/** A clip space within or around another: what is at `clip` there is at `clip * scale + shift` here. */
interface ClipFit {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly shiftX: number;
  readonly shiftY: number;
}

/** From fixed-point units to a clip space into which the map's own is fitted. */
const fittedMatrix = ({ matrix }: View, { scaleX, scaleY, shiftX, shiftY }: ClipFit): Float32Array =>
  Float32Array.from(matrix, (value, index) => {
    const w = matrix[index - (index % 4) + 3] as number;
    return index % 4 === 0
      ? value * scaleX + w * shiftX
      : index % 4 === 1
        ? value * scaleY + w * shiftY
        : value;
  });

/** The map's clip space within the picture of density. */
const fitInto = (grid: DensityGrid, width: number, height: number, marginPx: number): ClipFit => ({
  scaleX: (width - 2 * marginPx) / (grid.columns * grid.texelPx),
  scaleY: (height - 2 * marginPx) / (grid.lines * grid.texelPx),
  shiftX: (width - 2 * grid.originX) / (grid.columns * grid.texelPx) - 1,
  shiftY: (height - 2 * grid.originY) / (grid.lines * grid.texelPx) - 1,
});

export const createRenderer = (gl: WebGL2RenderingContext): Renderer => {
  const marks = buildProgram(gl, MARK_VERTEX, MARK_FRAGMENT);
  const quads = buildProgram(gl, QUAD_VERTEX, QUAD_FRAGMENT);
  const nearMarks = buildProgram(gl, NEAR_VERTEX, NEAR_FRAGMENT);
  const specks = buildProgram(gl, DENSITY_VERTEX, DENSITY_FRAGMENT);
  const toning = buildProgram(gl, TONE_VERTEX, TONE_FRAGMENT);
  const shapes = shapesTexture(gl);
  const rowBits = createTexture(gl, gl.TEXTURE_2D, gl.NEAREST);
  const density = createDensityTarget(gl);
  const drawPoints = createRunDrawing(gl);
  const rowBuffer = createRowBuffer(gl, gl.STATIC_DRAW);
  const groundBuffer = createRowBuffer(gl, gl.STATIC_DRAW);
  const overlayBuffer = createRowBuffer(gl, gl.DYNAMIC_DRAW);
  const [, widestPoint] = gl.getParameter(gl.ALIASED_POINT_SIZE_RANGE) as Float32Array;
  /** What each program has been told last. */
  const told = new Map<WebGLProgram, readonly unknown[]>();
  const state = createGlState(gl);
  let rowCount = 0;
  let groundCount = 0;
  let widestRadius = 0;
  let farthestOffset = 0;
  let highlightCount = 0;
  let hasRowBits = false;
  fillRowBits(gl, rowBits, new Uint8Array(1)); // a texture without an image makes the browser warn
  gl.depthFunc(gl.LEQUAL);
  gl.clearColor(0, 0, 0, 0);

  const gridOf = lastResult(densityGrid);
  /** What a scrub does not change, unless the program has it already. */
  const prepareView = ({ program, uniform }: GlProgram, frame: Frame, grid: DensityGrid | null): void => {
    const { view, palette, pixelRatio, marginPx, kinds, densityFull, strength } = frame;
    const { width, height } = state.size();
    const own = [
      grid,
      pixelRatio,
      marginPx,
      width,
      height,
      kinds,
      densityFull,
      strength,
      hasRowBits,
      rowCount,
    ];
    const wanted = [view, palette, ...own];
    const known = told.get(program);
    if (known?.every((part, at) => part === wanted[at]) === true) return;
    told.set(program, wanted);
    const fit =
      grid === null || program !== specks.program
        ? { scaleX: 1 - (2 * marginPx) / width, scaleY: 1 - (2 * marginPx) / height, shiftX: 0, shiftY: 0 }
        : fitInto(grid, width, height, marginPx);
    gl.uniformMatrix4fv(uniform('u_matrix'), false, fittedMatrix(view, fit));
    if (grid !== null) {
      const [across, up] = [grid.columns * grid.texelPx, grid.lines * grid.texelPx];
      gl.uniform4f(
        uniform('u_densityFit'),
        width / across,
        height / up,
        -grid.originX / across,
        -grid.originY / up,
      );
    }
    gl.uniform2i(uniform('u_centre'), view.centreX, view.centreY);
    gl.uniform2f(uniform('u_viewport'), width, height);
    gl.uniform1f(uniform('u_pixelRatio'), pixelRatio);
    gl.uniform1i(uniform('u_copies'), view.copies);
    gl.uniform1i(uniform('u_repeats'), view.repeats ? 1 : 0);
    gl.uniform1f(uniform('u_unitPx'), (view.pxPerUnit ?? 0) * pixelRatio);
    gl.uniform3fv(uniform('u_colours'), palette.kinds.flatMap(rgb));
    gl.uniform3fv(uniform('u_paper'), rgb(palette.halo));
    gl.uniform3fv(uniform('u_ink'), rgb(palette.ink));
    gl.uniform1i(uniform('u_shapes'), UNITS.shapes);
    gl.uniform1i(uniform('u_rowBits'), UNITS.rowBits);
    gl.uniform1i(uniform('u_density'), UNITS.density);
    gl.uniform1ui(uniform('u_kinds'), kinds);
    gl.uniform1i(uniform('u_hasRowBits'), hasRowBits ? 1 : 0);
    gl.uniform1f(uniform('u_rowCount'), rowCount);
    gl.uniform1f(uniform('u_densityFull'), densityFull ?? 0);
    gl.uniform1f(uniform('u_strength'), strength);
    gl.activeTexture(gl.TEXTURE0 + UNITS.shapes);
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, shapes);
    gl.activeTexture(gl.TEXTURE0 + UNITS.rowBits);
    gl.bindTexture(gl.TEXTURE_2D, rowBits);
    gl.activeTexture(gl.TEXTURE0 + UNITS.density);
    gl.bindTexture(gl.TEXTURE_2D, density === null ? null : density.tones);
  };
  const prepare = (used: GlProgram, frame: Frame, grid: DensityGrid | null): void => {
    const { uniform } = used;
    const { ranks } = frame;
    state.use(used.program);
    prepareView(used, frame, grid);
    gl.uniform4i(uniform('u_ranks'), ranks.rowFrom, ranks.rowTo, ranks.endFrom, ranks.endTo);
    gl.uniform1f(uniform('u_diameter'), frame.baseDiameterPx);
  };

  const drawRows = (frame: Frame, program: GlProgram, grid: DensityGrid | null = null): void => {
    const copies = 2 * frame.view.copies + 1;
    prepare(program, frame, grid);
    rowBuffer.bind(0);
    drawPoints(frame.ranges, copies);
  };
  const drawQuads = (
    frame: Frame,
    buffer: RowBuffer,
    count: number,
    grid: DensityGrid | null = null,
  ): void => {
    const copies = 2 * frame.view.copies + 1;
    prepare(quads, frame, grid);
    buffer.bind(copies);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, QUAD_CORNERS, count * copies);
  };
  const clear = (): void => {
    state.fit();
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
  };
  /** Do all discs on the ground fit into sprites together with their marks? */
  const fitsSprites = ({ view, pixelRatio, baseDiameterPx }: Frame): boolean => {
    if (view.pxPerUnit === null || rowCount > NEAR_ROWS_MAX) return false;
    const reachPx = Math.max(
      widestRadius * view.pxPerUnit,
      farthestOffset / OFFSET_STEPS + markDiameterPx(baseDiameterPx, 255) / 2,
    );
    return 2 * (reachPx + SPRITE_ROOM_PX) * pixelRatio <= (widestPoint ?? 1);
  };
  const drawMarks = (frame: Frame): void => {
    if (groundCount > 0 && fitsSprites(frame)) {
      state.blend('over', true);
      drawRows(frame, nearMarks);
      return;
    }
    if (groundCount > 0) {
      state.blend('highest'); // so that many discs on one place stay as faint as one
      drawQuads(frame, groundBuffer, groundCount);
    }
    state.blend('over');
    drawRows(frame, marks);
  };
  const drawTones = ({ densityFull, palette }: Frame, { sums }: DensityTarget): void => {
    const { program, uniform } = toning;
    state.use(program);
    gl.uniform1f(uniform('u_densityFull'), densityFull ?? 0);
    gl.uniform3fv(uniform('u_ink'), rgb(palette.ink));
    gl.uniform1i(uniform('u_sums'), UNITS.sums);
    gl.activeTexture(gl.TEXTURE0 + UNITS.sums);
    gl.bindTexture(gl.TEXTURE_2D, sums);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  };
  const drawDensity = (frame: Frame, target: DensityTarget, grid: DensityGrid): void => {
    const { width, height } = state.size();
    state.blend('sum');
    target.begin(grid.columns, grid.lines);
    drawRows(frame, specks, grid);
    state.blend('replace');
    target.beginTones();
    drawTones(frame, target);
    target.end(width, height);
  };
  return {
    hasDensity: density !== null,
    reserveRows(count, groundDiscs) {
      rowCount = count;
      rowBuffer.reserve(count);
      groundBuffer.upload(groundDiscs);
      groundCount = (groundDiscs.length * 4) / ROW_BYTES;
      widestRadius = 0;
      for (let at = 1; at < groundDiscs.length; at += ROW_BYTES / 4)
        widestRadius = Math.max(widestRadius, nearRadiusUnits(groundDiscs[at] as number));
    },
    fillRows(first, rows) {
      rowBuffer.fill(first, rows);
    },
    uploadOffsets(offsets) {
      rowBuffer.uploadOffsets(offsets);
      farthestOffset = 0;
      for (let at = 0; at < (offsets?.length ?? 0); at += 2)
        farthestOffset = Math.max(farthestOffset, Math.hypot(offsets?.[at] ?? 0, offsets?.[at + 1] ?? 0));
    },
    uploadRowBits(bits) {
      hasRowBits = bits !== null;
      if (bits !== null) fillRowBits(gl, rowBits, bits);
    },
    uploadHighlights(rows, offsets) {
      overlayBuffer.upload(Int32Array.of(...DENSITY_ROW, ...rows));
      overlayBuffer.uploadOffsets(Int16Array.of(0, 0, ...offsets));
      highlightCount = (rows.length * 4) / ROW_BYTES;
    },
    draw(frame) {
      clear();
      const { view, pixelRatio, marginPx } = frame;
      const { width, height } = state.size();
      const grid = frame.densityFull === null ? null : gridOf(view, pixelRatio, marginPx, width, height);
      if (grid !== null && density !== null) drawDensity(frame, density, grid);
      else drawMarks(frame);
      if (grid === null && highlightCount === 0) return;
      state.blend('over');
      drawQuads(frame, overlayBuffer, 1 + highlightCount, grid);
    },
    clear,
  };
};
