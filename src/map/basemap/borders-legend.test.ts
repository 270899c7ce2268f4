import { describe, expect, it } from 'vitest';
import { basemapStyle } from './basemap-style';
import { BORDER_CLASSES } from '@/domain/border-classes';
import { bordersLegend } from './borders-legend';
import { borderLayerId } from './layer-order';

describe('bordersLegend', () => {
  it('has an entry for every class, each with a pattern of its own', () => {
    const legend = bordersLegend('light');
    expect(legend.map(({ id }) => id)).toEqual([...BORDER_CLASSES]);
    expect(new Set(legend.map(({ dash }) => JSON.stringify(dash))).size).toBe(legend.length);
  });

  it('shows what the map draws', () => {
    const { layers } = basemapStyle({
      theme: 'dark',
      locale: 'en',
      tilesUrl: 'basemap://x',
      fontUrl: (file) => file,
    });
    for (const { id, dash, colour } of bordersLegend('dark')) {
      const layer = layers.find((candidate) => candidate.id === borderLayerId(id));
      expect(layer?.type).toBe('line');
      expect(layer?.paint).toMatchObject({
        'line-color': colour,
        ...(dash === null ? {} : { 'line-dasharray': dash }),
      });
    }
  });
});
