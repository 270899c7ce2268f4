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

export const camera = (center: LngLat, zoom: number, bearing = 0, pitch = 0): Camera => ({
  center,
  zoom,
  bearing,
  pitch,
});
