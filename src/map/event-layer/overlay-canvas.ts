import type { MapLibreMap } from 'maplibre-gl';

/** Marks whose centre is just outside the map still reach into it; WebGL drops points whose centre is off the canvas. */
const MARGIN_CSS_PX = 32;

/** A WebGL2 canvas above a map, as fine as the map's own, a margin wider on every side and clipped to the map. */
export interface OverlayCanvas {
  readonly gl: WebGL2RenderingContext;
  /** The map's size in CSS px. */
  size(): { readonly width: number; readonly height: number };
  /** Device px per CSS px. */
  pixelRatio(): number;
  /** The margin in device px, a whole number, so that pixels of both canvases coincide. */
  marginPx(): number;
  dispose(): void;
}

/** @throws where there is no WebGL2, which the map itself would have refused before */
export const createOverlayCanvas = (
  map: MapLibreMap,
  container: HTMLElement,
  onLost: () => void,
  onRestored: () => void,
): OverlayCanvas => {
  const canvas = document.createElement('canvas');
  canvas.style.position = 'absolute';
  canvas.style.pointerEvents = 'none';
  canvas.setAttribute('aria-hidden', 'true');
  const gl = canvas.getContext('webgl2', {
    alpha: true,
    antialias: false,
    depth: true, // see NEAR_FRAGMENT
    stencil: false,
    premultipliedAlpha: true,
  });
  if (gl === null) throw new Error('no WebGL2 context for the event layer');
  let margin = 0;
  let ratio = 1;
  let size = { width: 0, height: 0 };
  const resize = (): void => {
    const mapCanvas = map.getCanvas();
    ratio = map.getPixelRatio();
    margin = Math.round(MARGIN_CSS_PX * ratio);
    size = { width: mapCanvas.width / ratio, height: mapCanvas.height / ratio };
    const outside = `${margin / ratio}px`;
    const width = mapCanvas.width + 2 * margin;
    const height = mapCanvas.height + 2 * margin;
    if (canvas.width !== width) canvas.width = width; // also empties it, so only on change
    if (canvas.height !== height) canvas.height = height;
    canvas.style.left = `-${outside}`; // a map has no reading direction
    canvas.style.top = `-${outside}`;
    canvas.style.width = `${width / ratio}px`;
    canvas.style.height = `${height / ratio}px`;
    canvas.style.clipPath = `inset(${outside})`;
  };
  const lost = (event: Event): void => {
    event.preventDefault(); // without it the browser never restores the context
    onLost();
  };
  canvas.addEventListener('webglcontextlost', lost);
  canvas.addEventListener('webglcontextrestored', onRestored);
  map.on('resize', resize);
  resize();
  container.append(canvas);
  return {
    gl,
    size: () => size,
    pixelRatio: () => ratio,
    marginPx: () => margin,
    dispose() {
      map.off('resize', resize);
      canvas.removeEventListener('webglcontextlost', lost);
      canvas.removeEventListener('webglcontextrestored', onRestored);
      canvas.remove();
      gl.getExtension('WEBGL_lose_context')?.loseContext(); // frees the memory now, not at some collection
    },
  };
};
