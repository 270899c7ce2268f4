import type { GeoJSONSourceSpecification, LayerSpecification } from 'maplibre-gl';
import { arcLine } from '@/domain/arc';
import type { ContextLayerId, Dossier } from '@/domain/dossier';
import type { ConflictEvent, ZoneId } from '@/domain/event';
import type { LngLat } from '@/domain/space';

/** Ink of one theme for everything that is context and not an event: colour belongs to kinds. */
export interface ContextInk {
  readonly line: string;
  readonly label: string;
  readonly halo: string;
}

export const CONTEXT_INKS: Record<'light' | 'dark', ContextInk> = {
  light: { line: '#4a4f57', label: '#33373d', halo: '#fbfaf7' },
  dark: { line: '#b9bec6', label: '#d5d9df', halo: '#14181d' },
};

export const ZONE_SOURCE = 'zones';
export const TAG_SOURCE = 'tags';
export const LINK_SOURCE = 'links';

/** What of the context is on screen: decided by the layers switched on and the events in the window. */
export interface ContextView {
  readonly zoneIds: ReadonlySet<ZoneId>;
  readonly selectedZoneIds: ReadonlySet<ZoneId>;
  /** Zones of the story's step: they stand out, less than a selected one. */
  readonly toldZoneIds: ReadonlySet<ZoneId>;
  readonly links: readonly ConflictEvent[];
  /** Arcs that stand out: the selected event's, and those of the story's step. */
  readonly selectedLinks: ReadonlySet<string>;
}

/** What the story's step speaks of stands out; its zones show whatever the layers say. */
export interface ToldContext {
  readonly zoneIds: readonly ZoneId[];
  readonly eventIds: readonly string[];
}

const NOTHING_TOLD: ToldContext = { zoneIds: [], eventIds: [] };

/**
 * Which zones and arcs show. A context zone shows while its layer is on; a zone that claims speak of shows while one
 * of them is in view and areas are on. The selected event's own geometry always shows, and
 * so do the zones of the story's step.
 */
export const contextView = (
  dossier: Dossier,
  layers: ReadonlySet<ContextLayerId>,
  visible: readonly ConflictEvent[],
  selected: ConflictEvent | null,
  told: ToldContext = NOTHING_TOLD,
): ContextView => {
  const zoneIds = new Set<ZoneId>();
  for (const { id, layer } of dossier.zones) if (layer !== null && layers.has(layer)) zoneIds.add(id);
  const contextual = new Set(dossier.zones.filter(({ layer }) => layer !== null).map(({ id }) => id));
  if (layers.has('areas')) {
    for (const { where } of visible) {
      if (where.kind !== 'area') continue;
      for (const id of where.zoneIds) if (!contextual.has(id)) zoneIds.add(id);
    }
  }
  const selectedZoneIds = new Set(selected?.where.kind === 'area' ? selected.where.zoneIds : []);
  for (const id of [...told.zoneIds, ...selectedZoneIds]) zoneIds.add(id);
  const selectedLink = selected?.where.kind === 'link' ? selected : null;
  const links = layers.has('links') ? visible.filter(({ where }) => where.kind === 'link') : [];
  const isAmong = selectedLink === null || links.some(({ id }) => id === selectedLink.id);
  return {
    zoneIds,
    selectedZoneIds,
    toldZoneIds: new Set(told.zoneIds),
    links: isAmong ? links : [...links, selectedLink],
    selectedLinks: new Set([...told.eventIds, ...(selectedLink === null ? [] : [selectedLink.id])]),
  };
};

/** Symbolic arcs of the events as lines, one feature for each leg. */
export const linkFeatures = (
  dossier: Dossier,
  { links, selectedLinks }: Pick<ContextView, 'links' | 'selectedLinks'>,
): GeoJSON.FeatureCollection<GeoJSON.LineString> => ({
  type: 'FeatureCollection',
  features: links.flatMap(({ id, where }) => {
    if (where.kind !== 'link') return [];
    const stops = where.placeIds.map((placeId) => dossier.places.find((place) => place.id === placeId));
    return stops.slice(1).flatMap((to, index): GeoJSON.Feature<GeoJSON.LineString>[] => {
      const from = stops[index];
      if (!from || !to) return [];
      const coordinates = arcLine(from.lngLat, to.lngLat).map(([lng, lat]) => [lng, lat]);
      return [
        {
          type: 'Feature',
          properties: { eventId: id, isSelected: selectedLinks.has(id) },
          geometry: { type: 'LineString', coordinates },
        },
      ];
    });
  }),
});

/** A tag: words at a zone's anchor, lifted above the block of marks that stands there. */
export interface Tag {
  readonly zoneId: ZoneId;
  readonly text: string;
  readonly lngLat: LngLat;
  /** CSS px from the anchor to the middle of the words' lower edge. */
  readonly dxPx: number;
  readonly dyPx: number;
  /** The block of marks below the words, which labels of the basemap must not cross; null without marks. */
  readonly block: { readonly widthPx: number; readonly heightPx: number } | null;
  readonly isSelected: boolean;
  /** A layer's own name, which gives way to others. */
  readonly isContext: boolean;
}

const TAG_SIZE_PX = 11;

/** The transparent image that keeps labels off a block of marks. */
export const blankImageId = ({
  widthPx,
  heightPx,
}: {
  readonly widthPx: number;
  readonly heightPx: number;
}): string => `blank-${widthPx}x${heightPx}`;

export const tagFeatures = (tags: readonly Tag[]): GeoJSON.FeatureCollection<GeoJSON.Point> => ({
  type: 'FeatureCollection',
  features: tags.map(({ zoneId, text, lngLat: [lng, lat], dxPx, dyPx, block, isSelected, isContext }) => ({
    type: 'Feature',
    properties: {
      zoneId,
      text,
      isSelected,
      isContext,
      offset: [dxPx / TAG_SIZE_PX, dyPx / TAG_SIZE_PX],
      ...(block === null
        ? {}
        : { blank: blankImageId(block), blankOffset: [dxPx, dyPx + block.heightPx / 2] }),
    },
    geometry: { type: 'Point', coordinates: [lng, lat] },
  })),
});

export const geojsonSource = (data: GeoJSON.FeatureCollection | string): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data,
  tolerance: 0.2,
});

const isActive = ['boolean', ['feature-state', 'isActive'], false];
const isSelected = ['boolean', ['feature-state', 'isSelected'], false];
const isTold = ['boolean', ['feature-state', 'isTold'], false];
/** How far a zone of the story's step goes from the usual opacity to a selected one's. */
const TOLD_SHARE = 0.35;

/** Opacity that is 0 for what is switched off, so that a scrub changes feature state and never the style. */
const shown = (selected: number, other: number): readonly unknown[] => [
  'case',
  isSelected,
  selected,
  isTold,
  other + TOLD_SHARE * (selected - other),
  isActive,
  other,
  0,
];

/** Areas without exact bounds: hatched, with an edge that fades. */
const SOFT_AREA = [
  'all',
  ['==', ['get', 'role'], 'fill'],
  ['in', ['get', 'style'], ['literal', ['hatched', 'band']]],
];

/** Areas of the context, below borders and labels; bottom first. */
export const areaLayers = (ink: ContextInk): readonly LayerSpecification[] => {
  const layers: readonly unknown[] = [
    {
      id: 'zone-fade',
      type: 'fill',
      source: ZONE_SOURCE,
      filter: ['==', ['get', 'role'], 'fade'],
      paint: { 'fill-color': ink.line, 'fill-opacity': shown(0.05, 0.012), 'fill-antialias': false },
    },
    {
      id: 'zone-wash',
      type: 'fill',
      source: ZONE_SOURCE,
      filter: ['==', ['get', 'role'], 'fill'],
      paint: { 'fill-color': ink.line, 'fill-opacity': shown(0.1, 0.015), 'fill-antialias': false },
    },
    {
      id: 'zone-hatch',
      type: 'fill',
      source: ZONE_SOURCE,
      filter: SOFT_AREA,
      paint: {
        'fill-pattern': ['match', ['get', 'style'], 'band', 'hatch-falling', 'hatch-rising'],
        'fill-opacity': shown(0.75, 0.34),
        'fill-antialias': false,
      },
    },
    {
      id: 'zone-edge',
      type: 'line',
      source: ZONE_SOURCE,
      filter: SOFT_AREA,
      paint: {
        'line-color': ink.line,
        'line-width': ['interpolate', ['linear'], ['zoom'], 5, 2, 11, 7],
        'line-blur': ['interpolate', ['linear'], ['zoom'], 5, 2, 11, 7],
        'line-opacity': shown(0.7, 0.2),
      },
    },
  ];
  return layers as readonly LayerSpecification[];
};

/** Lines and arcs of the context, above borders and below labels; bottom first. */
export const lineLayers = (ink: ContextInk): readonly LayerSpecification[] => {
  const layers: readonly unknown[] = [
    {
      id: 'zone-line',
      type: 'line',
      source: ZONE_SOURCE,
      filter: ['all', ['==', ['get', 'role'], 'line'], ['==', ['get', 'style'], 'outline']],
      paint: {
        'line-color': ink.line,
        'line-width': ['interpolate', ['linear'], ['zoom'], 5, 1, 10, 1.8],
        'line-dasharray': [
          'match',
          ['get', 'layer'],
          'distance-rings',
          ['literal', [2, 3]],
          ['literal', [5, 2]],
        ],
        'line-opacity': shown(0.9, 0.65),
      },
    },
    {
      id: 'link-arc',
      type: 'line',
      source: LINK_SOURCE,
      layout: { 'line-cap': 'round' },
      paint: {
        'line-color': ink.line,
        'line-width': ['case', ['get', 'isSelected'], 2.4, 1.3],
        'line-dasharray': [0.5, 2.5],
        'line-opacity': ['case', ['get', 'isSelected'], 1, 0.75],
      },
    },
  ];
  return layers as readonly LayerSpecification[];
};

/** Words of the context, above the basemap's labels. Tags of claims always show; names of lines give way. */
export const tagLayers = (ink: ContextInk): readonly LayerSpecification[] => {
  const words = { 'text-color': ink.label, 'text-halo-color': ink.halo, 'text-halo-width': 1.6 };
  const layers: readonly unknown[] = [
    {
      id: 'zone-name',
      type: 'symbol',
      source: ZONE_SOURCE,
      filter: ['all', ['==', ['get', 'role'], 'line'], ['==', ['get', 'style'], 'outline']],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': ['get', 'name'],
        'text-font': ['Noto Sans Regular'],
        'text-size': 10.5,
        'text-offset': [0, -0.8],
      },
      paint: { ...words, 'text-opacity': shown(1, 0.85) },
    },
    {
      id: 'context-tag',
      type: 'symbol',
      source: TAG_SOURCE,
      filter: ['get', 'isContext'],
      layout: {
        'text-field': ['get', 'text'],
        'text-font': ['Noto Sans Regular'],
        'text-size': TAG_SIZE_PX,
        'text-max-width': 13,
        'text-padding': 4,
      },
      paint: words,
    },
    {
      id: 'tag',
      type: 'symbol',
      source: TAG_SOURCE,
      filter: ['!', ['get', 'isContext']],
      layout: {
        'text-field': ['get', 'text'],
        'text-font': ['Noto Sans Regular'],
        'text-size': TAG_SIZE_PX,
        'text-max-width': 13,
        'text-line-height': 1.15,
        'text-anchor': 'bottom',
        'text-offset': ['get', 'offset'],
        'text-allow-overlap': true,
        'icon-image': ['coalesce', ['get', 'blank'], ''],
        'icon-offset': ['coalesce', ['get', 'blankOffset'], ['literal', [0, 0]]],
        'icon-allow-overlap': true,
        'symbol-sort-key': ['case', ['get', 'isSelected'], 0, 1],
      },
      paint: words,
    },
  ];
  return layers as readonly LayerSpecification[];
};
