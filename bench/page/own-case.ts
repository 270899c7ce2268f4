import { orderMarks } from '@/domain/mark-order';
import { eventPalette } from '@/map/event-layer/event-palette';
import { createEventLayer } from '@/map/event-layer/event-layer';
import { buildRowIndex } from '@/table/row-index';
import { idleOf, type OpenCase } from './map-case';
import { nextFrame } from './timing';

/** The event layer with the count index and a page of the list behind it: all that the page does for a step but DOM. */
export const openOwn: OpenCase = async (map, table) => {
  const overlay = document.createElement('div');
  overlay.id = 'overlay';
  overlay.style.pointerEvents = 'none';
  map.getContainer().append(overlay);
  const layer = createEventLayer(map, overlay, eventPalette('light'));
  layer.setRows(table.marks, orderMarks(table.marks), null);
  const index = buildRowIndex(table, null);
  await idleOf(map);
  while (layer.pendingRows() > 0) await nextFrame();
  await nextFrame();
  return {
    apply: (window, kinds) => {
      layer.setKindMask(kinds);
      layer.setWindow(window);
      index.countByKind(window);
      index.page(window, kinds, 0, 30);
      layer.draw();
    },
    settled: async () => {
      await nextFrame();
    },
    pick: () => layer.pick({ x: 640, y: 360 }, 4).length,
  };
};
