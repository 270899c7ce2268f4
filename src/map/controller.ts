import { GPUInitializationError, MapLibreMap, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type Camera, cameraOnMap } from '@/domain/camera';
import type { ConflictEvent } from '@/domain/event';
import { type BBox, type LngLat, bboxOf } from '@/domain/space';
import type { Format } from '@/i18n/format';
import type { Translate } from '@/i18n/translate';
import { followHand } from '@/pace/hand';
import type { AppState, MapTool } from '@/state/app-state';
import { selectAnchors, selectEvent, selectRows } from '@/state/selectors';
import { selectIsStepCamera } from '@/state/story-selectors';
import type { AppStore } from '@/state/store';
import { measuringToggled, pathPointAdded } from '@/state/measure-transitions';
import { cameraSettled, eventSelected, mapStatusChanged, noticed } from '@/state/transitions';
import { basemapStyle } from './basemap/basemap-style';
import { bundledFontUrl } from './basemap/font-urls';
import { basemapTilesUrl, registerBasemapProtocol } from './basemap/pmtiles-source';
import { createContextBinding } from './context-binding';
import { pickContext } from './context-pick';
import { createEventLayer } from './event-layer/event-layer';
import { eventPalette } from './event-layer/event-palette';
import type { MapTheme } from '@/domain/kind-colours';
import { createMarks } from './marks';
import { createDrawingBinding } from './drawing-binding';
import { createMeasureBinding } from './measure-binding';

setWorkerUrl(workerUrl); // without it the built app asks for assets/maplibre-gl-worker.mjs and stays blank

/** What the map needs from the page around it. */
export interface MapPort {
  readonly container: HTMLElement;
  readonly store: AppStore;
  readonly t: Translate;
  readonly format: Format;
  readonly theme: MapTheme;
  /** Same-origin address of a file under `public/`. */
  readonly fileUrl: (path: string) => string;
  /** Half-second flights, or none for readers who asked for reduced motion. */
  readonly isCalm: boolean;
  /** CSS px that panels cover at each side of the map. */
  readonly padding: () => {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  /** Zones and lines of the dossier. */
  readonly zones: GeoJSON.FeatureCollection;
  readonly describeWhen: (event: ConflictEvent) => string;
  /** What else stands at the very place of a row, and how exactly it is known; empty where it stands alone. */
  readonly describePlace: (row: number) => Promise<string>;
}

export interface MapController {
  readonly zoomBy: (levels: number) => void;
  readonly dispose: () => void;
}

/** What areas, arcs and words follow at once; a window that moves they follow where it rests. */
const CONTEXT_KEYS = ['data', 'selection', 'kinds', 'layers', 'view', 'step'] as const;
const FLIGHT_MS = 500;
const PICK_RADIUS_PX = 4;
const MOST_PICKED_AT_ONCE = 50_000;
const PICK_DELAY_MS = 60;
/** How close the map goes to a lone place when it has to move to show it. */
const CLOSEST_REVEAL_ZOOM = 9.5;

const toCamera = (map: MapLibreMap): Camera => {
  const { lng, lat } = map.getCenter().wrap();
  return { center: [lng, lat], zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() };
};

/**
 * Owns the map. Reads the store, draws, and reports what the reader does; nobody else calls `map.`.
 *
 * @returns null where there is no WebGL 2: the store then says `unsupported` and the rest of the page goes on
 */
export const createMapController = (port: MapPort): MapController | null => {
  const { store, container } = port;
  registerBasemapProtocol();
  const map = openMap(port);
  if (map === null) return null;
  const canvas = map.getCanvas();
  canvas.setAttribute('role', 'application'); // the region around it is named; two regions called "Map" would confuse
  const scale = new ScaleControl({ maxWidth: 90, unit: scaleUnit(store.getState()) });
  map.addControl(scale, 'bottom-left');
  const layer = createEventLayer(map, container, eventPalette(port.theme));
  const context = createContextBinding(map, port);
  const measure = createMeasureBinding(map, port);
  const drawing = createDrawingBinding(map, port);
  const marks = createMarks(map, layer, container, port, context.setBlocks);

  let drawn: AppState | null = null;
  let reported: Camera = store.getState().camera;
  /** What the map was told to show for `reported`: the same, but for a story's camera on a small map. */
  let applied: Camera = shownCamera(store.getState(), container);
  let isStyleReady = false;
  /** A flight is cut short for another: where it was cut nobody chose to look. */
  let isInterrupting = false;

  const draw = (): void => {
    const state = store.getState();
    const previous = drawn;
    if (previous === state) return;
    drawn = state;
    if (state.camera !== reported) {
      reported = state.camera;
      applied = shownCamera(state, container);
      goTo(applied);
    } else if (previous !== null && previous.selection !== state.selection) reveal(state);
    marks.draw(state, previous);
    if (previous?.units !== state.units) scale.setUnit(scaleUnit(state));
    if (isStyleReady) {
      if (previous === null || CONTEXT_KEYS.some((key) => previous[key] !== state[key])) context.draw();
      else if (previous.window !== state.window) context.drawAtRest();
    }
    measure.draw(state, previous);
    drawing.draw(state, previous);
    layer.drawIfDue(); // in this frame, which is the pointer's own, and not in the next one
    if (previous?.measuring.tool !== state.measuring.tool) container.dataset['tool'] = state.measuring.tool;
  };

  const goTo = ({ center: [lng, lat], zoom, bearing, pitch }: Camera): void => {
    const view = { center: [lng, lat] as [number, number], zoom, bearing, pitch };
    isInterrupting = true;
    map.stop();
    isInterrupting = false;
    if (port.isCalm) map.jumpTo(view);
    else map.easeTo({ ...view, duration: FLIGHT_MS });
  };

  /** Brings the selected event into sight, moving no more than it must. */
  const reveal = (state: AppState): void => {
    const rows = selectRows(state);
    const event = selectEvent(rows, state.selection);
    if (rows === null || event === null) return;
    const anchors = selectAnchors(rows.dossier, event);
    const padding = port.padding();
    if (anchors.every((anchor) => isInSight(map, anchor, padding))) return;
    const box = bboxOf(anchors);
    if (box === null) return;
    const isCoarse = event.where.kind === 'area' && event.where.precision >= 6;
    map.fitBounds(
      [
        [box[0], box[1]],
        [box[2], box[3]],
      ],
      {
        padding,
        maxZoom: isCoarse ? Math.min(map.getZoom(), 6) : Math.min(map.getZoom(), CLOSEST_REVEAL_ZOOM),
        duration: port.isCalm ? 0 : FLIGHT_MS,
      },
    );
  };

  let isScheduled = false;
  let isGone = false;
  /** Once what changes the store has run to its end, as the views of the interface do (`ui/live.ts`). */
  const schedule = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    queueMicrotask(() => {
      isScheduled = false;
      if (!isGone) draw(); // of a map that is gone nothing can be drawn
    });
  };

  map.on('moveend', () => {
    if (isInterrupting) return;
    const settled = toCamera(map);
    // Where we put it ourselves the store knows the camera, and keeps its very object.
    if (!isSameView(settled, applied)) {
      reported = settled;
      applied = settled;
    }
    store.act(cameraSettled(reported, viewBoundsOf(map)));
  });
  map.on('style.load', () => {
    isStyleReady = true;
    context.install();
    measure.install();
  });
  map.on('idle', () => {
    container.dataset['map'] = 'idle';
    store.act(mapStatusChanged('ready'));
  });
  map.on('error', () => {
    store.act(noticed({ kind: 'basemap-failed' }));
  });
  map.on('movestart', () => {
    container.dataset['map'] = 'busy';
  });
  map.on('webglcontextlost', () => {
    isStyleReady = false;
    store.act(mapStatusChanged('lost'));
  });
  let pickTimer: ReturnType<typeof setTimeout> | undefined;
  map.on('mousemove', ({ point, originalEvent }) => {
    clearTimeout(pickTimer);
    if (originalEvent.target !== canvas || map.isMoving()) return;
    const pick = (): void => {
      const found = layer.pick(point, PICK_RADIUS_PX);
      marks.hover(found, point);
      const dossier = selectRows(store.getState())?.dossier;
      const leads = found.length > 0 || (dossier !== undefined && pickContext(map, point, dossier) !== null);
      canvas.style.cursor = leads ? 'pointer' : '';
    };
    // Picking looks at every row in the window: among many, only where the pointer rests.
    const many = (selectRows(store.getState())?.marks.length ?? 0) > MOST_PICKED_AT_ONCE;
    if (many) pickTimer = setTimeout(pick, PICK_DELAY_MS);
    else pick();
  });
  map.on('mouseout', ({ point }) => {
    clearTimeout(pickTimer);
    marks.hover([], point);
  });
  // A click that ends a drawing has put the tool down by the time it is told here: what counts is how it began.
  let toolAtPress: MapTool = 'select';
  map.on('mousedown', () => {
    toolAtPress = store.getState().measuring.tool;
  });
  map.on('touchstart', () => {
    toolAtPress = store.getState().measuring.tool;
  });
  map.on('click', ({ point, lngLat, originalEvent }) => {
    if (originalEvent.target !== canvas) return;
    if (toolAtPress === 'distance') store.act(pathPointAdded([lngLat.lng, lngLat.lat]));
    if (toolAtPress !== 'select') return;
    const [row] = layer.pick(point, PICK_RADIUS_PX);
    const rows = selectRows(store.getState());
    if (rows === null) return;
    const lead =
      row === undefined ? pickContext(map, point, rows.dossier) : eventSelected(rows.eventAt(row).id);
    store.act(lead ?? eventSelected(null));
  });
  /** Enter measures from and to the middle of the map, which the arrow keys move; M opens and closes the tools. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== canvas || event.ctrlKey || event.metaKey || event.altKey) return;
    const { lng, lat } = map.getCenter();
    if (event.key === 'Enter' && store.getState().measuring.tool === 'distance')
      store.act(pathPointAdded([lng, lat]));
    if (event.key.toLowerCase() === 'm') store.act(measuringToggled);
  };
  canvas.addEventListener('keydown', onKeyDown);
  const resizing = new ResizeObserver(() => {
    map.resize();
  });
  resizing.observe(container);
  const unfollow = [context, marks].map(followHand);
  const unsubscribe = store.subscribe(schedule);
  draw();

  return {
    zoomBy: (levels) => {
      map.zoomTo(map.getZoom() + levels, { duration: port.isCalm ? 0 : FLIGHT_MS / 2 });
    },
    dispose: () => {
      clearTimeout(pickTimer);
      unsubscribe();
      isGone = true;
      resizing.disconnect();
      canvas.removeEventListener('keydown', onKeyDown);
      for (const stop of unfollow) stop();
      context.dispose();
      drawing.dispose();
      marks.dispose();
      layer.dispose();
      map.remove();
    },
  };
};

const scaleUnit = ({ units }: AppState): 'metric' | 'imperial' => (units === 'km' ? 'metric' : 'imperial');

const openMap = ({ container, store, t, theme, fileUrl }: MapPort): MapLibreMap | null => {
  const { locale } = store.getState();
  const camera = shownCamera(store.getState(), container);
  const [lng, lat] = camera.center;
  try {
    return new MapLibreMap({
      container,
      style: basemapStyle({
        theme,
        locale,
        tilesUrl: basemapTilesUrl(fileUrl('data/basemap.pmtiles')),
        fontUrl: (file) => bundledFontUrl(file, document.baseURI),
      }),
      center: [lng, lat],
      zoom: camera.zoom,
      bearing: camera.bearing,
      pitch: camera.pitch,
      maxZoom: 18,
      attributionControl: false, // the page has a line of its own that is always visible
      fadeDuration: 0,
      locale: { 'Map.Title': t('map.canvas') },
    });
  } catch (error) {
    if (!(error instanceof GPUInitializationError)) throw error;
    store.act(mapStatusChanged('unsupported'));
    return null;
  }
};

/**
 * A story's camera was made for a large map; the store keeps it as it is, so that its link opens alike anywhere. The
 * map's size is asked for that alone: asking lays out the page, and is dear just when a file has come.
 */
const shownCamera = (state: AppState, container: HTMLElement): Camera =>
  selectIsStepCamera(state)
    ? cameraOnMap(state.camera, container.clientWidth, container.clientHeight)
    : state.camera;

/** Longitudes wrap: a view across the antimeridian has its west greater than its east. */
const viewBoundsOf = (map: MapLibreMap): BBox => {
  const bounds = map.getBounds();
  if (bounds.getEast() - bounds.getWest() >= 360) return [-180, bounds.getSouth(), 180, bounds.getNorth()];
  return [
    bounds.getSouthWest().wrap().lng,
    bounds.getSouth(),
    bounds.getNorthEast().wrap().lng,
    bounds.getNorth(),
  ];
};

/** Rounding inside the map is not a movement of the reader's. */
const isSameView = (a: Camera, b: Camera): boolean =>
  Math.abs(a.center[0] - b.center[0]) < 1e-7 &&
  Math.abs(a.center[1] - b.center[1]) < 1e-7 &&
  Math.abs(a.zoom - b.zoom) < 1e-6 &&
  Math.abs(a.bearing - b.bearing) < 1e-6 &&
  Math.abs(a.pitch - b.pitch) < 1e-6;

const isInSight = (
  map: MapLibreMap,
  [lng, lat]: LngLat,
  padding: ReturnType<MapPort['padding']>,
): boolean => {
  const { x, y } = map.project([lng, lat]);
  const { clientWidth, clientHeight } = map.getContainer();
  return (
    x >= padding.left &&
    x <= clientWidth - padding.right &&
    y >= padding.top &&
    y <= clientHeight - padding.bottom
  );
};
