/**
 * Peers that are too heavy to build in every run, as they were measured once: the same kind of step (a window of an
 * eighth of the range, moved by a fiftieth), CPU of the renderer's main thread from the operating system, medians of
 * three runs, Chromium 156 with a software rasteriser on two cores of AMD EPYC, no basemap.
 */
export const STORED = {
  /** kepler.gl 3.2.6 with its histogram open and without a list, ms of main-thread CPU a step. */
  keplerStepMs: new Map<number, number>([
    [1000, 13.4],
    [10_000, 14.0],
    [100_000, 14.9],
    [1_000_000, 24],
  ]),
  /** ukraine-timemap (the Bellingcat fork of TimeMap) with 30 events. */
  timeMapStepMs: 24.4,
  /** MapLibre with a million points in a GeoJSON source without a filter: three runs of three. */
  nativeMillion: 'renderer crashed in 3 of 3 runs (stored)',
} as const;
