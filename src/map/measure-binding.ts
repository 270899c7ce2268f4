import type { GeoJSONSource, MapLibreMap } from 'maplibre-gl';
import { geodesicKm, unwrapLng } from '@/domain/geodesic';
import { type LngLat, bboxOf } from '@/domain/space';
import { createLengthWords } from '@/i18n/length';
import type { AppState } from '@/state/app-state';
import { CONTEXT_INKS } from './context-layers';
import type { MapPort } from './controller';
import {
  AREA_SOURCE,
  MEASURE_SOURCE,
  type MeasuredLine,
  areaFeatures,
  measureFeatures,
  measureLayers,
  readersAreaLayers,
} from './measure-layers';

/** Draws measured lengths over the map, and brings a newly measured one into sight. */
export interface MeasureBinding {
  /** Adds source and layers; call it on every `style.load`. */
  readonly install: () => void;
  readonly draw: (state: AppState, previous: AppState | null) => void;
}

const FLIGHT_MS = 500;
/** How close the map goes to a short distance. */
const CLOSEST_ZOOM = 12;

export const createMeasureBinding = (
  map: MapLibreMap,
  { store, t, format, theme, padding, isCalm }: MapPort,
): MeasureBinding => {
  let isInstalled = false;

  const install = (): void => {
    if (!map.getSource(MEASURE_SOURCE))
      map.addSource(MEASURE_SOURCE, { type: 'geojson', data: measureFeatures([], []) });
    if (!map.getSource(AREA_SOURCE)) map.addSource(AREA_SOURCE, { type: 'geojson', data: areaFeatures([]) });
    for (const layer of readersAreaLayers(CONTEXT_INKS[theme]))
      if (!map.getLayer(layer.id)) map.addLayer(layer, 'slot-lines');
    for (const layer of measureLayers(CONTEXT_INKS[theme])) if (!map.getLayer(layer.id)) map.addLayer(layer);
    isInstalled = true;
    show(store.getState());
    showArea(store.getState());
  };

  /** While it is edited the drawing tool shows it. */
  const showArea = ({ area, areaShape, measuring }: AppState): void => {
    const isShown = areaShape !== null && areaShape.of === area && measuring.tool !== 'edit';
    void map.getSource<GeoJSONSource>(AREA_SOURCE)?.setData(areaFeatures(isShown ? areaShape.rings : []));
  };

  const show = ({ shownDistance, units, measuring: { path } }: AppState): void => {
    const words = createLengthWords(t, format, units);
    const lines: MeasuredLine[] = [];
    const points: LngLat[] = [];
    if (shownDistance !== null) {
      const { from, to } = shownDistance.measured;
      lines.push({ from, to, text: words.measured(shownDistance.measured) });
      points.push(from, to);
    }
    for (const [index, to] of path.entries()) {
      points.push(to);
      const from = path[index - 1];
      if (from) lines.push({ from, to, text: words.exact(geodesicKm(from, to)) });
    }
    void map.getSource<GeoJSONSource>(MEASURE_SOURCE)?.setData(measureFeatures(lines, points));
  };

  /** Both ends in sight, with no more movement than that takes. */
  const frame = ([from, to]: readonly [LngLat, LngLat]): void => {
    const box = bboxOf([from, [unwrapLng(to[0], from[0]), to[1]]]);
    if (box === null) return;
    map.fitBounds(
      [
        [box[0], box[1]],
        [box[2], box[3]],
      ],
      { padding: padding(), maxZoom: CLOSEST_ZOOM, duration: isCalm ? 0 : FLIGHT_MS },
    );
  };

  return {
    install,
    draw: (state, previous) => {
      if (!isInstalled) return;
      const isNew = previous?.shownDistance !== state.shownDistance;
      const isOther = previous?.measuring.path !== state.measuring.path || previous.units !== state.units;
      if (isNew || isOther) show(state);
      if (
        previous?.areaShape !== state.areaShape ||
        previous.area !== state.area ||
        previous.measuring.tool !== state.measuring.tool
      )
        showArea(state);
      if (isNew && state.shownDistance !== null) {
        const { from, to } = state.shownDistance.measured;
        frame([from, to]);
      }
    },
  };
};
