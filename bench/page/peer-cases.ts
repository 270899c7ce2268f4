import { timeAt } from '@/domain/time-column';
import { DataFilterExtension } from '@deck.gl/extensions';
import { ScatterplotLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { ExpressionSpecification, GeoJSONSource } from 'maplibre-gl';
import { EVENT_KINDS } from '@/domain/event';
import { fromFixedMercator } from '@/domain/mark-columns';
import { eventPalette } from '@/map/event-layer/event-palette';
import type { EventTable } from '@/table/event-table';
import { type OpenCase, idleOf } from './map-case';
import { nextFrame } from './timing';

const MINUTE_MS = 60_000;
const codesIn = (kinds: number): number[] =>
  [...EVENT_KINDS.keys()].filter((code) => ((kinds >> code) & 1) === 1);

/** The floor: the map draws itself again and shows no events. */
export const openRepaint: OpenCase = (map) =>
  Promise.resolve({
    apply: () => {
      map.triggerRepaint();
    },
    settled: async () => {
      await nextFrame();
      await nextFrame();
    },
    pick: null,
  });

const featuresOf = ({ marks }: EventTable): GeoJSON.FeatureCollection<GeoJSON.Point> => ({
  type: 'FeatureCollection',
  features: Array.from({ length: marks.length }, (_, row) => ({
    type: 'Feature',
    id: row,
    properties: {
      start: timeAt(marks.start, row) / MINUTE_MS,
      end: timeAt(marks.end, row) / MINUTE_MS,
      kind: marks.kind[row] as number,
    },
    geometry: {
      type: 'Point',
      coordinates: [...fromFixedMercator(marks.x[row] as number, marks.y[row] as number)],
    },
  })),
});

/** MapLibre alone: a GeoJSON source, a circle layer, and `setFilter` at every step. */
export const openSetFilter: OpenCase = async (map, table) => {
  map.addSource('events', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  const colours = eventPalette('light').kinds.flatMap((colour, code) => [code, colour]);
  map.addLayer({
    id: 'events',
    type: 'circle',
    source: 'events',
    paint: {
      'circle-radius': 3,
      'circle-color': ['match', ['get', 'kind'], ...colours, '#000'] as unknown as ExpressionSpecification,
    },
  });
  await map.getSource<GeoJSONSource>('events')?.setData(featuresOf(table));
  await idleOf(map);
  return {
    apply: (window, kinds) => {
      map.setFilter(
        'events',
        [
          'all',
          ['<', ['get', 'start'], window.end / MINUTE_MS],
          ['>', ['get', 'end'], window.start / MINUTE_MS],
          ['in', ['get', 'kind'], ['literal', codesIn(kinds)]],
        ],
        { validate: false },
      );
    },
    settled: async () => {
      await idleOf(map);
      await nextFrame();
    },
    pick: () => map.queryRenderedFeatures([640, 360], { layers: ['events'] }).length,
  };
};

/** deck.gl over MapLibre: ScatterplotLayer, with start, end and kind filtered on the GPU. */
export const openDeck: OpenCase = async (map, table) => {
  const { marks } = table;
  const { length } = marks;
  const first = timeAt(marks.start, 0); // minutes since the first event fit a float
  const positions = new Float64Array(length * 2);
  const times = new Float32Array(length * 2);
  const colours = new Uint8Array(length * 4);
  const palette = eventPalette('light').kinds.map((hex) => Number.parseInt(hex.slice(1), 16));
  for (let row = 0; row < length; row += 1) {
    positions.set(fromFixedMercator(marks.x[row] as number, marks.y[row] as number), row * 2);
    times[row * 2] = (timeAt(marks.start, row) - first) / MINUTE_MS;
    times[row * 2 + 1] = (timeAt(marks.end, row) - first) / MINUTE_MS;
    const colour = palette[marks.kind[row] as number] ?? 0;
    colours.set([colour >> 16, (colour >> 8) & 255, colour & 255, 255], row * 4);
  }
  const data = {
    length,
    attributes: {
      getPosition: { value: positions, size: 2 },
      getFillColor: { value: colours, size: 4 },
      getFilterValue: { value: times, size: 2 },
      getFilterCategory: { value: Float32Array.from(marks.kind), size: 1 },
    },
  };
  const extensions = [new DataFilterExtension({ filterSize: 2, categorySize: 1 })];
  const layerFor = (from: number, to: number, kinds: number): ScatterplotLayer =>
    new ScatterplotLayer({
      id: 'events',
      data,
      extensions,
      radiusUnits: 'pixels',
      getRadius: 3,
      filterRange: [
        [-1e9, to],
        [from, 1e9],
      ],
      filterCategories: codesIn(kinds),
    });
  const waiting: (() => void)[] = [];
  const overlay = new MapLibreOverlay({
    interleaved: false,
    layers: [layerFor(-1e9, 1e9, -1)],
    onAfterRender: () => {
      for (const resolve of waiting.splice(0)) resolve();
    },
  });
  const afterRender = (): Promise<void> =>
    new Promise((resolve) => {
      waiting.push(resolve);
    });
  const firstDrawn = afterRender();
  map.addControl(overlay);
  await firstDrawn;
  await nextFrame();
  let pending: Promise<void> = Promise.resolve();
  return {
    apply: (window, kinds) => {
      pending = afterRender();
      overlay.setProps({
        layers: [layerFor((window.start - first) / MINUTE_MS, (window.end - first) / MINUTE_MS, kinds)],
      });
    },
    settled: async () => {
      await pending;
      await nextFrame();
    },
    pick: null,
  };
};
