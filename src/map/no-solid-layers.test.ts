import { describe, expect, it } from 'vitest';
import { CONTEXT_INKS, areaLayers, lineLayers, tagLayers } from './context-layers';

describe.each(['light', 'dark'] as const)(
  'layers that claims are drawn in besides their marks, %s',
  (theme) => {
    const ink = CONTEXT_INKS[theme];

    it('hold no circle: only marks may be solid, and only for a named place', () => {
      const layers = [...areaLayers(ink), ...lineLayers(ink), ...tagLayers(ink)];
      expect(layers.length).toBeGreaterThan(5);
      for (const { id, type } of layers) expect([id, type]).not.toEqual([id, 'circle']);
    });
  },
);
