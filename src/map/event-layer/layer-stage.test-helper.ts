import { Map as MapLibreMap, type MapOptions, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { onTestFinished } from 'vitest';
import type { MarkColumns } from '@/domain/mark-columns';
import { orderMarks } from '@/domain/mark-order';
import type { TimeSpan } from '@/domain/time';
import { type EventLayer, createEventLayer } from './event-layer';
import { eventPalette } from './event-palette';
import { type MarkRow, marksOf } from './made-up-marks.test-helper';

setWorkerUrl(workerUrl);

/** Where stages look unless they are told otherwise. */
export const DAMASCUS: [number, number] = [36.2765, 33.5138];

/** `[red, green, blue, alpha]`, 0–255, premultiplied. */
export type Pixel = readonly [number, number, number, number];

/** What the layer has drawn over the map, in device px from the top left corner. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => Pixel;
  /** The last part of a pixel alone, for scans of the whole picture. */
  readonly alphaAt: (x: number, y: number) => number;
}

/** A map of one colour with the layer above it, and eyes for what the layer draws. */
export interface Stage {
  readonly map: MapLibreMap;
  readonly layer: EventLayer;
  /** Gives the layer these rows. */
  readonly setRows: (marks: MarkColumns) => void;
  readonly canvas: HTMLCanvasElement;
  /** Draws, and reads the picture back. */
  readonly pixels: () => Picture;
  readonly close: () => void;
}

const frame = (map: MapLibreMap): Promise<void> =>
  new Promise((resolve) => {
    map.once('render', () => {
      resolve();
    });
    map.triggerRepaint();
  });

/** Opens a map of 400 × 300 CSS px and waits for its first complete frame. It is closed when the test ends, or before. */
export const openStage = async (options: Partial<MapOptions> = {}): Promise<Stage> => {
  const container = document.createElement('div');
  container.style.cssText = 'position:relative;width:400px;height:300px';
  document.body.append(container);
  const map = new MapLibreMap({
    container,
    style: {
      version: 8,
      sources: {},
      layers: [{ id: 'paper', type: 'background', paint: { 'background-color': '#f7f5f0' } }],
    },
    attributionControl: false,
    fadeDuration: 0,
    pixelRatio: 1,
    ...options,
  });
  await map.once('load');
  const layer = createEventLayer(map, container, eventPalette('light'));
  await frame(map);
  const canvas = container.querySelector<HTMLCanvasElement>(':scope > canvas');
  if (canvas === null) throw new Error('the layer has no canvas');
  let isOpen = true;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    layer.dispose();
    map.remove();
    container.remove();
  };
  onTestFinished(close);
  return {
    map,
    layer,
    setRows: (marks) => {
      layer.setRows(marks, orderMarks(marks), null);
    },
    canvas,
    pixels: () => {
      do layer.draw();
      while (layer.pendingRows() > 0);
      layer.draw();
      const gl = canvas.getContext('webgl2');
      if (gl === null) throw new Error('the canvas has no context');
      const { width, height } = map.getCanvas();
      const bytes = new Uint8Array(width * height * 4);
      const marginX = (canvas.width - width) / 2;
      const marginY = (canvas.height - height) / 2;
      gl.readPixels(marginX, marginY, width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
      const indexOf = (x: number, y: number): number =>
        ((height - 1 - Math.floor(y)) * width + Math.floor(x)) * 4;
      return {
        width,
        height,
        at: (x, y) => {
          const [red = 0, green = 0, blue = 0, alpha = 0] = bytes.subarray(indexOf(x, y), indexOf(x, y) + 4);
          return [red, green, blue, alpha];
        },
        alphaAt: (x, y) => bytes[indexOf(x, y) + 3] ?? 0,
      };
    },
    close,
  };
};

/** A stage around Damascus that shows the rows under a window. */
export const showRows = async (
  rows: readonly MarkRow[],
  window: TimeSpan,
  options: Partial<MapOptions> = {},
): Promise<Stage> => {
  const stage = await openStage({ center: DAMASCUS, zoom: 9, ...options });
  stage.setRows(marksOf(rows));
  stage.layer.setWindow(window);
  return stage;
};

/** How many pixels the layer has touched, and their middle weighted by how much, in device px. */
export const inkOf = ({
  width,
  height,
  alphaAt,
}: Picture): { readonly count: number; readonly x: number; readonly y: number } => {
  let count = 0;
  let weight = 0;
  let sumX = 0;
  let sumY = 0;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const alpha = alphaAt(x, y);
      if (alpha === 0) continue;
      count += 1;
      weight += alpha;
      sumX += alpha * (x + 0.5);
      sumY += alpha * (y + 0.5);
    }
  return { count, x: sumX / weight, y: sumY / weight };
};

/** Greatest difference in a channel between a pixel and an opaque `#rrggbb`. */
export const distanceTo = (hex: string, [red, green, blue]: Pixel): number => {
  const value = Number.parseInt(hex.slice(1), 16);
  return Math.max(
    Math.abs(red - (value >> 16)),
    Math.abs(green - ((value >> 8) & 255)),
    Math.abs(blue - (value & 255)),
  );
};

/** Counts the WebGL work of the layer's canvas from now on. */
export const countWork = (canvas: HTMLCanvasElement) => {
  const gl = canvas.getContext('webgl2');
  if (gl === null) throw new Error('the canvas has no context');
  const work = { draws: 0, vertices: 0, uploads: 0, reads: 0 };
  const drawArrays = gl.drawArrays.bind(gl);
  const drawArraysInstanced = gl.drawArraysInstanced.bind(gl);
  gl.drawArrays = (mode, first, count) => {
    work.draws += 1;
    work.vertices += count;
    drawArrays(mode, first, count);
  };
  gl.drawArraysInstanced = (mode, first, count, instances) => {
    work.draws += 1;
    work.vertices += count * instances;
    drawArraysInstanced(mode, first, count, instances);
  };
  const together = gl.getExtension('WEBGL_multi_draw');
  if (together === null) throw new Error('the browser of the tests draws no runs together');
  const multiDraw = together.multiDrawArraysWEBGL.bind(together);
  together.multiDrawArraysWEBGL = (mode, firsts, from, counts, ...rest) => {
    work.draws += 1;
    work.vertices += Array.from(counts).reduce((sum, count) => sum + count, 0);
    multiDraw(mode, firsts, from, counts, ...rest);
  };
  for (const name of ['bufferData', 'bufferSubData', 'texImage2D', 'texSubImage2D', 'texImage3D'] as const) {
    const original = gl[name].bind(gl) as (...call: unknown[]) => void;
    Object.assign(gl, {
      [name]: (...call: unknown[]) => {
        work.uploads += 1;
        original(...call);
      },
    });
  }
  const readPixels = gl.readPixels.bind(gl) as (...call: unknown[]) => void;
  Object.assign(gl, {
    readPixels: (...call: unknown[]) => {
      work.reads += 1;
      readPixels(...call);
    },
  });
  return work;
};
