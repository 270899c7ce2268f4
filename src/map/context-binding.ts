import type { GeoJSONSource, LayerSpecification, MapLibreMap } from 'maplibre-gl';
import type { Zone } from '@/domain/dossier';
import type { ConflictEvent, EventId, ZoneId } from '@/domain/event';
import { certaintyIn } from '@/domain/filter';
import type { LngLat } from '@/domain/space';
import type { AppState, Rows } from '@/state/app-state';
import { selectEvent, selectKindMask, selectRows } from '@/state/selectors';
import { selectFocus, selectStoryPlace } from '@/state/story-selectors';
import {
  CONTEXT_INKS,
  type ContextView,
  LINK_SOURCE,
  TAG_SOURCE,
  type Tag,
  ZONE_SOURCE,
  areaLayers,
  blankImageId,
  contextView,
  geojsonSource,
  lineLayers,
  linkFeatures,
  tagFeatures,
  tagLayers,
} from './context-layers';
import type { MapPort } from './controller';
import { type HatchDirection, hatchImage } from './hatch';
import type { MarkBlock } from './mark-layout';
import { settled } from '@/pace/settled';

/** Keeps zones, arcs and tags on the map in step with the state. Style is touched only where something changed. */
export interface ContextBinding {
  /** Adds images, sources and layers; call it on every `style.load`, also after a lost context. */
  readonly install: () => void;
  /** Draws the state now. */
  readonly draw: () => void;
  /** Draws it where a window that is being moved comes to rest. */
  readonly drawAtRest: () => void;
  /** A pointer went down: until it goes up again the window does not rest. */
  readonly hold: () => void;
  readonly release: () => void;
  readonly dispose: () => void;
  readonly setBlocks: (blocks: readonly MarkBlock[]) => void;
}

/**
 * A change of the style costs several pictures of the whole basemap, each many times what the marks cost: while the window
 * is moved the marks follow in every frame, areas and words where the hand rests or lets go.
 */
const STYLE_PACE = { restMs: 150, heldRestMs: 600, latestMs: 2000 };
const HATCH_PX = 16;
const NO_FEATURES: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
/** Zones joined into one block by a distant view are named up to here, and counted beyond. */
const MOST_NAMED_ZONES = 2;

export const createContextBinding = (map: MapLibreMap, port: MapPort): ContextBinding => {
  const { store, t, theme, zones } = port;
  const featureIdsOf = new Map<ZoneId, number[]>();
  const hasLine = new Set<ZoneId>();
  for (const { id, properties } of zones.features) {
    const zoneId = properties?.['zoneId'] as ZoneId;
    featureIdsOf.set(zoneId, [...(featureIdsOf.get(zoneId) ?? []), Number(id)]);
    if (properties?.['role'] === 'line' && properties['style'] === 'outline') hasLine.add(zoneId);
  }
  let blocks: readonly MarkBlock[] = [];
  let isInstalled = false;
  let drawnKey = '';
  let active: ReadonlySet<ZoneId> = new Set();
  let standingOut: ReadonlySet<ZoneId> = new Set();

  /** Zones with their names in the reader's language, for the words along lines. */
  const namedZones = (): GeoJSON.FeatureCollection => {
    const dossierZones = selectRows(store.getState())?.dossier.zones ?? [];
    return {
      ...zones,
      features: zones.features.map((feature) => {
        const zone = dossierZones.find(({ id }) => id === feature.properties?.['zoneId']);
        return { ...feature, properties: { ...feature.properties, name: zone ? wordsOf(zone) : '' } };
      }),
    };
  };

  const install = (): void => {
    const ink = CONTEXT_INKS[theme];
    // After a lost context the style comes back with some of this: add what is missing.
    const addHatch = (direction: HatchDirection): void => {
      const id = `hatch-${direction}`;
      if (map.hasImage(id)) return;
      map.addImage(id, hatchImage(direction, HATCH_PX, 1.6, ink.line, 0.5), { pixelRatio: 2 });
    };
    addHatch('rising');
    addHatch('falling');
    addSource(map, ZONE_SOURCE, namedZones());
    addSource(map, LINK_SOURCE, NO_FEATURES);
    addSource(map, TAG_SOURCE, NO_FEATURES);
    addLayers(map, areaLayers(ink), 'slot-areas');
    addLayers(map, lineLayers(ink), 'slot-lines');
    addLayers(map, tagLayers(ink));
    isInstalled = true;
    drawnKey = '';
    active = new Set();
    standingOut = new Set();
  };

  const setFeatureState = (
    zoneId: ZoneId,
    state: { isActive: boolean; isSelected: boolean; isTold: boolean },
  ): void => {
    for (const id of featureIdsOf.get(zoneId) ?? []) map.setFeatureState({ source: ZONE_SOURCE, id }, state);
  };

  const ensureBlank = (block: { readonly widthPx: number; readonly heightPx: number }): void => {
    const { widthPx: width, heightPx: height } = block;
    const id = blankImageId(block);
    if (!map.hasImage(id)) map.addImage(id, { width, height, data: new Uint8Array(width * height * 4) });
  };

  const setData = (source: string, data: GeoJSON.FeatureCollection): void => {
    void map.getSource<GeoJSONSource>(source)?.setData(data);
  };

  const drawNow = (): void => {
    const state = store.getState();
    const rows = selectRows(state);
    if (rows === null || !isInstalled) return;
    const event = selectEvent(rows, state.selection);
    const visible = visibleEvents(state, rows);
    const view = contextView(rows.dossier, state.layers, visible, event, selectStoryPlace(state)?.step);
    const tags = tagsOf(view, rows, visible, selectFocus(state));
    const key = JSON.stringify([
      [...view.zoneIds],
      [...view.selectedZoneIds],
      [...view.toldZoneIds],
      view.links.map(({ id }) => id),
      [...view.selectedLinks],
      tags,
    ]);
    if (key === drawnKey) return;
    drawnKey = key;
    for (const zoneId of new Set([...active, ...view.zoneIds, ...standingOut])) {
      setFeatureState(zoneId, {
        isActive: view.zoneIds.has(zoneId),
        isSelected: view.selectedZoneIds.has(zoneId),
        isTold: view.toldZoneIds.has(zoneId),
      });
    }
    active = view.zoneIds;
    standingOut = new Set([...view.selectedZoneIds, ...view.toldZoneIds]);
    setData(LINK_SOURCE, linkFeatures(rows.dossier, view));
    for (const { block } of tags) if (block !== null) ensureBlank(block);
    setData(TAG_SOURCE, tagFeatures(tags));
  };

  /** Words of a zone: its tag in English; in other languages its name, until the tags are translated. */
  const wordsOf = (zone: Zone): string => {
    const { locale } = store.getState();
    return locale === 'en' ? zone.tag : (zone.names[locale] ?? zone.tag);
  };

  const namesOf = (here: readonly Zone[]): string => {
    const { locale } = store.getState();
    return here.map(({ names }) => names[locale] ?? names.en).join(' · ');
  };

  const tagsOf = (
    view: ContextView,
    { dossier, eventAt }: Rows,
    visible: readonly ConflictEvent[],
    focus: ReadonlySet<EventId> | null,
  ): readonly Tag[] => {
    // In the story only what the step speaks of has words: the rest is muted, and words cannot be.
    const isSpoken = (here: readonly Zone[], eventIds: readonly EventId[]): boolean =>
      focus === null ||
      here.some(({ id }) => view.selectedZoneIds.has(id) || view.toldZoneIds.has(id)) ||
      eventIds.some((id) => focus.has(id));
    const spokenOf = new Set(
      visible.flatMap(({ where }) => (where.kind === 'area' ? where.zoneIds.slice(0, 1) : [])),
    );
    const tagged = new Set<ZoneId>();
    const tags: Tag[] = [];
    for (const { groups, x, y, widthPx, heightPx } of blocks) {
      const here = dossier.zones.filter(
        ({ id, anchor }) => spokenOf.has(id) && groups.some(({ lngLat }) => isSamePlace(anchor, lngLat)),
      );
      const [first] = here;
      const [lead] = groups;
      if (!first || !lead) continue;
      for (const { id } of here) tagged.add(id);
      const standing = groups.flatMap((group) => group.rows.map((row) => eventAt(row).id));
      if (!isSpoken(here, standing)) continue;
      const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
      const isCrowded = here.length > MOST_NAMED_ZONES;
      tags.push({
        zoneId: first.id,
        text: here.length === 1 ? wordsOf(first) : isCrowded ? t('map.stack', { count }) : namesOf(here),
        lngLat: lead.lngLat,
        dxPx: x - lead.x,
        dyPx: y - lead.y - heightPx / 2,
        block: { widthPx, heightPx },
        isSelected: here.some(({ id }) => view.selectedZoneIds.has(id)),
        isContext: false,
      });
    }
    for (const zone of dossier.zones) {
      if (tagged.has(zone.id) || !view.zoneIds.has(zone.id) || zone.style === 'tag') continue;
      if (hasLine.has(zone.id)) continue; // named along its line
      if (zone.layer === null && !isSpoken([zone], [])) continue;
      tags.push({
        zoneId: zone.id,
        text: wordsOf(zone),
        lngLat: zone.anchor,
        dxPx: 0,
        dyPx: 0,
        block: null,
        isSelected: view.selectedZoneIds.has(zone.id),
        isContext: zone.layer !== null || focus !== null, // gives way to those above marks
      });
    }
    return tags;
  };

  const pace = settled(drawNow, STYLE_PACE);
  return {
    install: () => {
      install();
      pace.now();
    },
    draw: pace.now,
    drawAtRest: pace.later,
    hold: pace.hold,
    release: pace.release,
    setBlocks: (next) => {
      blocks = next;
      pace.now();
    },
    dispose: pace.stop,
  };
};

/** Anchors go through fixed-point mercator on their way into the columns, which is good to 1e-7 degrees. */
const isSamePlace = (a: LngLat, b: LngLat): boolean =>
  Math.abs(a[0] - b[0]) < 1e-5 && Math.abs(a[1] - b[1]) < 1e-5;

/** The article's events that are shown, in time order, however many rows of files are shown with them: zones are its own. */
const visibleEvents = (state: AppState, { dossier, index, marks, rowOf }: Rows): readonly ConflictEvent[] => {
  const mask = selectKindMask(state);
  return dossier.events.filter((event) => {
    const row = rowOf(event.id);
    return (
      row >= 0 &&
      ((mask >> (marks.kind[row] ?? 0)) & 1) === 1 &&
      certaintyIn(event.when, state.window) !== 'outside' &&
      (index.rowBits === null || (((index.rowBits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1)
    );
  });
};

const addSource = (map: MapLibreMap, id: string, data: GeoJSON.FeatureCollection): void => {
  if (!map.getSource(id)) map.addSource(id, geojsonSource(data));
};

const addLayers = (map: MapLibreMap, layers: readonly LayerSpecification[], below?: string): void => {
  for (const layer of layers) if (!map.getLayer(layer.id)) map.addLayer(layer, below);
};
