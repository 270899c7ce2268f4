import { MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { TimeSpan } from '@/domain/time';
import { basemapStyle } from '@/map/basemap/basemap-style';
import { bundledFontUrl } from '@/map/basemap/font-urls';
import { basemapTilesUrl, registerBasemapProtocol } from '@/map/basemap/pmtiles-source';
import type { EventTable } from '@/table/event-table';

/** One way of showing events on a map that follows a time window. */
export interface MapCase {
  /** Everything the page does for one step, up to handing over to the browser. */
  readonly apply: (window: TimeSpan, kinds: number) => void;
  /** Resolves once the step is on the screen's way: drawn, as far as the page can know. */
  readonly settled: () => Promise<void>;
  /** A pick at the middle of the map; null where the contender has none that compares. */
  readonly pick: (() => number) | null;
}

export type OpenCase = (map: MapLibreMap, table: EventTable) => Promise<MapCase>;

setWorkerUrl(workerUrl);

/** The embedded basemap over the made-up events, as the app shows it. */
export const openMap = async (): Promise<MapLibreMap> => {
  registerBasemapProtocol();
  const container = document.querySelector<HTMLElement>('#map');
  if (container === null) throw new Error('the page has no #map');
  const archive = new URL('data/basemap.pmtiles', document.baseURI).href;
  const map = new MapLibreMap({
    container,
    style: basemapStyle({
      theme: 'light',
      locale: 'en',
      tilesUrl: basemapTilesUrl(archive),
      fontUrl: (file) => bundledFontUrl(file, document.baseURI),
    }),
    center: [38.9, 35],
    zoom: 6.2,
    fadeDuration: 0,
    attributionControl: false,
  });
  await idleOf(map);
  return map;
};

/** Resolves when the map has nothing left to load or draw. */
export const idleOf = (map: MapLibreMap): Promise<void> =>
  new Promise((resolve) => {
    map.once('idle', () => {
      resolve();
    });
    map.triggerRepaint(); // idle never comes where nothing changed
  });
