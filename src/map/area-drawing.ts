import type { MapLibreMap } from 'maplibre-gl';
import {
  TerraDraw,
  TerraDrawCircleMode,
  TerraDrawFreehandMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { type Area, type Rings, circleRing } from '@/domain/area';
import { geodesicKm, unwrapped } from '@/domain/geodesic';
import type { LngLat } from '@/domain/space';
import type { ContextInk } from './context-layers';

/** What is drawn or changed by hand. A corridor follows its line and cannot be. */
export type DrawingTask =
  | { readonly kind: 'polygon' | 'circle' | 'freehand' }
  | { readonly kind: 'edit'; readonly area: Area };

/** A drawing that is under way. */
export interface AreaDrawing {
  readonly stop: () => void;
}

/** terra-draw refuses longer decimals. */
const DIGITS = 6;

const closed = (ring: readonly LngLat[]): [number, number][] => {
  const points = ring.map(([lng, lat]): [number, number] => [
    Number(lng.toFixed(DIGITS)),
    Number(lat.toFixed(DIGITS)),
  ]);
  const [first] = points;
  return first ? [...points, first] : points;
};

const middle = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;

/** The circle that a drawn ring of many corners stands for: its middle and the mean way to its corners. */
const circleOf = (ring: readonly LngLat[]): Area => {
  const [lngs, lats] = [ring.map(([lng]) => lng), ring.map(([, lat]) => lat)];
  const center: LngLat = [middle(lngs), middle(lats)];
  const radiusKm = ring.reduce((sum, corner) => sum + geodesicKm(center, corner), 0) / ring.length;
  return { kind: 'circle', center, radiusKm };
};

const editedRing = (area: Area): readonly LngLat[] | null => {
  if (area.kind === 'circle') return circleRing(area.center, area.radiusKm);
  return area.kind === 'polygon' ? (area.rings[0] ?? null) : null;
};

/**
 * Lets the reader draw an area on the map, or change one. `onArea` is told every finished shape: once while drawing,
 * after each change while editing. Holes of an edited polygon stay.
 */
export const startAreaDrawing = (
  map: MapLibreMap,
  ink: ContextInk,
  task: DrawingTask,
  onArea: (area: Area) => void,
): AreaDrawing => {
  const colour = ink.label as `#${string}`;
  const halo = ink.halo as `#${string}`;
  const styles = {
    fillColor: colour,
    fillOpacity: 0.08,
    outlineColor: colour,
    outlineWidth: 2,
    closingPointColor: halo,
    closingPointOutlineColor: colour,
    closingPointOutlineWidth: 2,
    closingPointWidth: 5,
  };
  const coordinates = { midpoints: true, draggable: true, deletable: true };
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map }),
    modes: [
      new TerraDrawPolygonMode({ styles }),
      new TerraDrawCircleMode({ styles }),
      new TerraDrawFreehandMode({ styles }),
      new TerraDrawSelectMode({
        flags: {
          polygon: { feature: { draggable: true, coordinates } },
          circle: { feature: { draggable: true, coordinates: { resizable: 'center', draggable: false } } },
        },
        styles: {
          selectedPolygonColor: colour,
          selectedPolygonFillOpacity: 0.08,
          selectedPolygonOutlineColor: colour,
          selectedPolygonOutlineWidth: 2,
          selectionPointColor: halo,
          selectionPointOutlineColor: colour,
          selectionPointOutlineWidth: 2,
          selectionPointWidth: 5,
          midPointColor: colour,
          midPointWidth: 3,
        },
      }),
    ],
  });
  draw.start();

  draw.on('finish', (id) => {
    const feature = draw.getSnapshotFeature(id);
    if (feature?.geometry.type !== 'Polygon') return;
    const ring = unwrapped(
      (feature.geometry.coordinates[0] ?? []).slice(0, -1).map(([lng = 0, lat = 0]): LngLat => [lng, lat]),
    );
    const isCircle = feature.properties['mode'] === 'circle';
    const holes: Rings = task.kind === 'edit' && task.area.kind === 'polygon' ? task.area.rings.slice(1) : [];
    onArea(isCircle ? circleOf(ring) : { kind: 'polygon', rings: [ring, ...holes] });
  });

  if (task.kind === 'edit') {
    const ring = editedRing(task.area);
    if (ring !== null) {
      const mode = task.area.kind === 'circle' ? 'circle' : 'polygon';
      const geometry = { type: 'Polygon' as const, coordinates: [closed(ring)] };
      const [added] = draw.addFeatures([{ type: 'Feature', properties: { mode }, geometry }]);
      draw.setMode('select');
      if (added?.id !== undefined && added.valid) draw.selectFeature(added.id);
    }
  } else draw.setMode(task.kind);

  return {
    stop: () => {
      draw.stop();
    },
  };
};
