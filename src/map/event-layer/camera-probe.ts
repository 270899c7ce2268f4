import type { MapLibreMap } from 'maplibre-gl';
import type { Matrix } from './view';

const PROBE_ID = 'event-layer-camera';

/**
 * Learns the camera of each map frame from a custom layer that draws nothing: the only public source of the matrix in
 * double precision. The layer is put back whenever a style has lost it.
 *
 * @param onCamera receives the matrix from the mercator square to clip space, before the map's `render` event
 * @returns stops it
 */
export const createCameraProbe = (map: MapLibreMap, onCamera: (matrix: Matrix) => void): (() => void) => {
  const ensure = (): void => {
    // `getLayersOrder` works before a style has loaded; `getStyle` gives nothing until layers can be added
    if (map.getLayersOrder().includes(PROBE_ID) || !(map.getStyle() as unknown)) return;
    map.addLayer({
      id: PROBE_ID,
      type: 'custom',
      renderingMode: '2d',
      render: (_gl, { defaultProjectionData }) => {
        onCamera(defaultProjectionData.mainMatrix);
      },
    });
  };
  map.on('style.load', ensure);
  map.on('styledata', ensure);
  ensure();
  return () => {
    map.off('style.load', ensure);
    map.off('styledata', ensure);
    if (map.getLayersOrder().includes(PROBE_ID)) map.removeLayer(PROBE_ID);
  };
};
