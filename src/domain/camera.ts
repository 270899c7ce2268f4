import type { LngLat } from './space';

/** Where the map looks. The map compares cameras by identity: the object it reported itself is never applied again. */
export interface Camera {
  readonly center: LngLat;
  /** MapLibre's zoom: 512 px tiles, 0 shows the world. */
  readonly zoom: number;
  /** Degrees clockwise from north. */
  readonly bearing: number;
  /** Degrees from straight down. */
  readonly pitch: number;
}

/** A map of this size shows what a story's camera was made to show; CSS px. */
const STORY_MAP_PX = { width: 900, height: 560 } as const;
/** A phone shows no more than this many zoom levels around it, or nothing on it could be told apart. */
const MOST_WIDENED = 1.3;

/** Alike to the eye: about a metre, a hundredth of a zoom level, a tenth of a degree; what a link keeps. */
export const sameCamera = (a: Camera, b: Camera): boolean =>
  Math.abs(a.center[0] - b.center[0]) < 1e-5 &&
  Math.abs(a.center[1] - b.center[1]) < 1e-5 &&
  Math.abs(a.zoom - b.zoom) < 0.01 &&
  Math.abs(a.bearing - b.bearing) < 0.1 &&
  Math.abs(a.pitch - b.pitch) < 0.1;

/**
 * An authored camera on a map of another size: a small map looks from further away, so that what was framed stays
 * framed; a large one shows more around it.
 */
export const cameraOnMap = (authored: Camera, widthPx: number, heightPx: number): Camera => {
  const share = Math.min(widthPx / STORY_MAP_PX.width, heightPx / STORY_MAP_PX.height);
  if (!(share > 0) || share >= 1) return authored;
  return { ...authored, zoom: Math.max(0, authored.zoom + Math.max(-MOST_WIDENED, Math.log2(share))) };
};

export const camera = (center: LngLat, zoom: number, bearing = 0, pitch = 0): Camera => ({
  center,
  zoom,
  bearing,
  pitch,
});
