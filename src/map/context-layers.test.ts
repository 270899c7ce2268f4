import { describe, expect, it } from 'vitest';
import { CONTEXT_LAYER_IDS, type ContextLayerId } from '@/domain/dossier';
import type { ConflictEvent, ZoneId } from '@/domain/event';
import {
  area,
  link,
  madeUpDossier,
  madeUpEvent,
  place,
  point,
  zone,
} from '@/domain/made-up-dossier.test-helper';
import * as contextLayers from './context-layers';
import {
  CONTEXT_INKS,
  type ContextInk,
  LINK_SOURCE,
  TAG_SOURCE,
  ZONE_SOURCE,
  contextView,
  linkFeatures,
} from './context-layers';

const DOSSIER = madeUpDossier([], {
  zones: [
    zone('line-a', [36, 33], 'lines-1974'),
    zone('ring', [36, 33], 'distance-rings'),
    zone('province', [36, 33]),
    zone('district', [36, 32]),
  ],
  places: [
    place('haifa', [35, 32.8]),
    place('sochi', [39.7, 43.6]),
    place('suva', [178.4, -18.1]),
    place('apia', [-171.8, -13.8]),
  ],
});
const inProvince = madeUpEvent('in-province', { where: area('province', 'district') });
const onLine = madeUpEvent('on-line', { where: area('line-a') });
const call = madeUpEvent('call', { where: link('haifa', 'sochi') });
const atPoint = madeUpEvent('at-point', { where: point(36, 33) });

const seen = (
  layers: readonly ContextLayerId[],
  visible: readonly ConflictEvent[],
  selected: ConflictEvent | null = null,
) => {
  const view = contextView(DOSSIER, new Set(layers), visible, selected);
  return {
    zones: [...view.zoneIds].toSorted(),
    selected: [...view.selectedZoneIds].toSorted(),
    links: view.links.map(({ id }) => id),
    selectedLinks: [...view.selectedLinks],
  };
};

describe('what shows of the context', () => {
  it('is nothing with every layer off', () => {
    expect(seen([], [inProvince, onLine, call, atPoint])).toEqual({
      zones: [],
      selected: [],
      links: [],
      selectedLinks: [],
    });
  });

  it('is a context zone while its layer is on, whatever is in view', () => {
    expect(seen(['lines-1974'], []).zones).toEqual(['line-a']);
  });

  it('is every zone of a claim in view while areas are on', () => {
    expect(seen(['areas'], [inProvince, atPoint]).zones).toEqual(['district', 'province']);
  });

  it('is no zone of a claim out of view', () => {
    expect(seen(['areas'], [atPoint]).zones).toEqual([]);
  });

  it('is no context zone whose own layer is off, though a claim speaks of it', () => {
    expect(seen(['areas'], [onLine]).zones).toEqual([]);
  });

  it('is the zones of the selected event, whatever is switched off', () => {
    expect(seen([], [], onLine)).toMatchObject({ zones: ['line-a'], selected: ['line-a'] });
  });

  it('is the arcs in view while links are on', () => {
    expect(seen(['links'], [call, atPoint]).links).toEqual(['call']);
  });

  it('is the arc of the selected event, whatever is switched off', () => {
    expect(seen([], [call], call)).toMatchObject({ links: ['call'], selectedLinks: ['call'] });
  });

  it('is the arc of a selected event out of view', () => {
    expect(seen(['links'], [], call).links).toEqual(['call']);
  });

  it('is the zones of the story’s step, whatever is switched off, and they stand out', () => {
    const told = { zoneIds: ['line-a' as ZoneId], eventIds: [] };
    const view = contextView(DOSSIER, new Set(), [], null, told);
    expect([...view.zoneIds]).toEqual(['line-a']);
    expect([...view.toldZoneIds]).toEqual(['line-a']);
  });

  it('makes the arcs of the story’s step stand out', () => {
    const told = { zoneIds: [], eventIds: ['call'] };
    const view = contextView(DOSSIER, new Set(['links']), [call], null, told);
    expect([...view.selectedLinks]).toEqual(['call']);
  });

  it('is the arc of the selected event once', () => {
    expect(seen(['links'], [call], call).links).toEqual(['call']);
  });
});

const features = (event: ConflictEvent, selected: string | null = null) =>
  linkFeatures(DOSSIER, { links: [event], selectedLinks: new Set(selected === null ? [] : [selected]) })
    .features;

describe('arcs', () => {
  it('start and end at their cities', () => {
    const [feature] = features(call);
    const ends = [feature?.geometry.coordinates[0], feature?.geometry.coordinates.at(-1)];
    expect(ends.map((at) => at?.map((value) => value.toFixed(4)))).toEqual([
      ['35.0000', '32.8000'],
      ['39.7000', '43.6000'],
    ]);
  });

  it('have a leg for each part of a trip, joined at the stops', () => {
    const legs = features(madeUpEvent('trip', { where: link('haifa', 'sochi', 'haifa') }));
    const joint = [legs[0]?.geometry.coordinates.at(-1), legs[1]?.geometry.coordinates[0]];
    expect([legs.length, ...joint.map((at) => at?.map((value) => value.toFixed(4)))]).toEqual([
      2,
      ['39.7000', '43.6000'],
      ['39.7000', '43.6000'],
    ]);
  });

  it('run on across the antimeridian instead of back around the globe', () => {
    const [feature] = features(madeUpEvent('pacific', { where: link('suva', 'apia') }));
    const longitudes = feature?.geometry.coordinates.map(([lng]) => lng ?? 0) ?? [];
    expect(Math.max(...longitudes) - Math.min(...longitudes)).toBeLessThan(15);
  });

  it('say which event they are and whether it is selected', () => {
    expect([features(call, 'call')[0]?.properties, features(call)[0]?.properties]).toEqual([
      { eventId: 'call', isSelected: true },
      { eventId: 'call', isSelected: false },
    ]);
  });

  it('of places that are not there are left out', () => {
    expect(features(madeUpEvent('broken', { where: link('haifa', 'nowhere') }))).toEqual([]);
  });

  it('of what is no link are none', () => {
    expect(features(atPoint)).toEqual([]);
  });
});

type LayerBuilder = (ink: ContextInk) => readonly { readonly id: string; readonly source?: string }[];
/** Whatever the module exports as `…Layers`. */
const builders = Object.entries(contextLayers).flatMap(([name, exported]) =>
  name.endsWith('Layers') ? [exported as LayerBuilder] : [],
);
const layersIn = (ink: ContextInk) => builders.flatMap((build) => build(ink));

describe.each(['light', 'dark'] as const)('the layers of the %s theme', (theme) => {
  const layers = layersIn(CONTEXT_INKS[theme]);

  it('are some', () => {
    expect(layers.length).toBeGreaterThan(5);
  });

  it('have names of their own', () => {
    const ids = layers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('have the names that the other theme has, in the same order', () => {
    const other = CONTEXT_INKS[theme === 'light' ? 'dark' : 'light'];
    expect(layersIn(other).map(({ id }) => id)).toEqual(layers.map(({ id }) => id));
  });

  it('draw from the context sources only', () => {
    expect(new Set(layers.map(({ source }) => source))).toEqual(
      new Set([LINK_SOURCE, TAG_SOURCE, ZONE_SOURCE]),
    );
  });
});

describe('layers that a reader switches', () => {
  it('all lead to a view', () => {
    for (const layer of CONTEXT_LAYER_IDS) expect(() => seen([layer], [inProvince, call])).not.toThrow();
  });
});
