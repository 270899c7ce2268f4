import { type StyleSpecification, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { contrast } from '@/map/event-layer/colour-vision';
import { basemapStyle } from './basemap-style';
import { BASEMAP_COLOURS } from './basemap-theme';
import { LAYER_ORDER, layerPosition } from './layer-order';

const THEMES = ['light', 'dark'] as const;
const LOCALES = ['en', 'ar', 'he', 'ru'] as const;
const PAGE = 'https://watchpost.example/app/';

const styleOf = (theme: (typeof THEMES)[number], locale: (typeof LOCALES)[number]): StyleSpecification =>
  basemapStyle({
    theme,
    locale,
    tilesUrl: `basemap://${PAGE}data/basemap.pmtiles`,
    fontUrl: (file) => `${PAGE}assets/${file}`,
  });
const every = THEMES.flatMap((theme) =>
  LOCALES.map((locale) => ({ theme, locale, style: styleOf(theme, locale) })),
);

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

describe('basemapStyle', () => {
  it.each(every)('has exactly the layers of the order, in it ($theme, $locale)', ({ style }) => {
    expect(style.layers.map(({ id }) => id)).toEqual([...LAYER_ORDER]);
  });

  it.each(every)('is valid by the style specification ($theme, $locale)', ({ style }) => {
    expect(validateStyleMin(style)).toEqual([]);
  });

  it.each(every)('names only sources that exist ($theme, $locale)', ({ style }) => {
    const named = style.layers.flatMap((layer) => ('source' in layer ? [layer.source] : []));
    for (const source of named) expect(Object.keys(style.sources)).toContain(source);
  });

  it.each(every)('asks for nothing beyond the page it is on ($theme, $locale)', ({ style }) => {
    const addresses = stringsIn(style).filter((text) => text.includes('//'));
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses) expect(address.replace(/^basemap:\/\//, '').startsWith(PAGE)).toBe(true);
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
  });

  it('fills no country, province or zone: only land and lakes are areas', () => {
    for (const { style } of every)
      expect(style.layers.filter(({ type }) => type === 'fill').map(({ id }) => id)).toEqual([
        'world-land',
        'land',
        'lakes',
      ]);
  });

  it('leaves the area of separation to the context layers', () => {
    for (const { style } of every) expect(JSON.stringify(style.layers)).not.toContain('undof');
  });

  it('draws text only with the bundled fonts', () => {
    const { layers, 'font-faces': faces } = styleOf('light', 'en');
    const stacks = layers.flatMap((layer) =>
      layer.type === 'symbol'
        ? stringsIn(layer.layout?.['text-font']).filter((text) => text.startsWith('Noto'))
        : [],
    );
    expect(new Set(stacks)).toEqual(new Set(Object.keys(faces ?? {})));
  });

  it('has fonts for the letter forms that Arabic is shaped to', () => {
    const ranges = stringsIn(styleOf('light', 'ar')['font-faces']);
    expect(ranges).toContain('U+FB50-FDFF');
    expect(ranges).toContain('U+FE70-FEFC');
  });

  it('tracks and capitalises neither Arabic nor Hebrew', () => {
    for (const locale of ['ar', 'he'] as const) {
      const text = JSON.stringify(styleOf('light', locale).layers);
      expect(text).not.toContain('uppercase');
      expect(text).not.toMatch(/"text-letter-spacing":0\.\d/);
    }
  });
});

describe('the colours of the basemap', () => {
  it.each(THEMES)('keep names readable on land: 4.5 to 1 for what must be read (%s)', (theme) => {
    const colours = BASEMAP_COLOURS[theme];
    for (const name of ['placeLabel', 'minorLabel', 'countryLabel'] as const)
      expect(contrast(colours[name], colours.land)).toBeGreaterThan(4.5);
  });

  it.each(THEMES)('keep boundaries visible: 3 to 1 (%s)', (theme) => {
    const { border, land } = BASEMAP_COLOURS[theme];
    expect(contrast(border, land)).toBeGreaterThan(3);
  });
});

describe('layerPosition', () => {
  it('throws on an id that is no layer', () => {
    expect(() => layerPosition('place-label')).toThrow(/no such basemap layer: place-label/);
  });

  it('puts areas under the boundaries and lines under the labels', () => {
    expect(layerPosition('slot-areas')).toBeLessThan(layerPosition('borders-claim'));
    expect(layerPosition('slot-lines')).toBeGreaterThan(layerPosition('borders-intl'));
    expect(layerPosition('slot-lines')).toBeLessThan(layerPosition('place-dots'));
  });
});
