import { readFileSync } from 'node:fs';
import { booleanPointInPolygon, distance, feature, lineString, pointToLineDistance } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import type { Dossier } from '@/domain/dossier';
import { type ConflictEvent, spanOf } from '@/domain/event';
import { isSolidDot } from '@/domain/precision';
import { contains, isBounded, overlaps, parseIsoInterval } from '@/domain/time';
import { readZoneBasemap } from './read-files';
import { referenceGeometry } from './reference-geometry';
import type { ZoneFeatureProperties } from './zone-features';

const FOLDER = 'public/data/dossiers/southwest-syria-2018';
const dossier = JSON.parse(readFileSync(`${FOLDER}.json`, 'utf8')) as Dossier;
const zones = JSON.parse(readFileSync(`${FOLDER}.zones.geojson`, 'utf8')) as GeoJSON.FeatureCollection<
  GeoJSON.Geometry,
  ZoneFeatureProperties
>;

const event = (id: string): ConflictEvent => {
  const found = dossier.events.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no event ${id}`);
  return found;
};
const where = <Kind extends ConflictEvent['where']['kind']>(
  id: string,
  kind: Kind,
): Extract<ConflictEvent['where'], { kind: Kind }> => {
  const place = event(id).where;
  if (place.kind !== kind) throw new Error(`${id} is a ${place.kind}`);
  return place as Extract<ConflictEvent['where'], { kind: Kind }>;
};
const end = (zoneId: string): number | null => dossier.zones.find(({ id }) => id === zoneId)?.validTo ?? null;
const reported = (id: string): ConflictEvent['reported'] => event(id).reported;
const dayOf = (id: string): string => event(id).when.edtf;

describe('the coded article', () => {
  it('makes 46 claims, every one traced to a paragraph and a speaker', () => {
    expect(dossier.events).toHaveLength(46);
    expect(dossier.traced).toMatchObject({ claims: 46, total: 46 });
  });

  it('draws and says nothing that does not lead to a claim or a source', () => {
    const marks = Object.values(dossier.traced?.marks ?? {});
    expect(marks.map(({ traced }) => traced)).toEqual(marks.map(({ total }) => total));
    expect(Math.min(...marks.map(({ total }) => total))).toBeGreaterThan(0);
  });

  it('became known with its issue, the toll before the warning', () => {
    expect(new Set(dossier.events.map((one) => one.reported?.edtf))).toEqual(new Set(['2018-06-17']));
    expect(
      dossier.events.map((one) => one.reported?.position).toSorted((a, b) => (a ?? 0) - (b ?? 0)),
    ).toEqual(dossier.events.map((_, index) => index + 1));
    expect(reported('bombardment-in-the-deraa-region')?.position).toBeLessThan(
      reported('nauert-risk-of-a-wider-conflict')?.position ?? 0,
    );
    expect([reported('headline-and-subheading')?.position, reported('undated-photograph')?.position]).toEqual(
      [1, 46],
    );
  });

  it('has a claim in each of its twenty paragraphs, the headline and the caption', () => {
    const locators = new Set(dossier.events.map(({ locator }) => locator));
    const paragraphs = Array.from({ length: 20 }, (_, index) => `P${index + 1}`);
    expect([...locators].toSorted()).toEqual([...paragraphs, 'H1', 'CAP'].toSorted());
  });

  it('names its places in four languages', () => {
    const unnamed = dossier.places.filter(({ names: { ar, he, ru } }) => !ar || !he || !ru);
    expect(unnamed).toEqual([]);
  });

  it('is found under its own spellings', () => {
    const aliases = [...dossier.places, ...dossier.zones].flatMap(({ names }) => names.aliases);
    expect(aliases).toEqual(expect.arrayContaining(['Deraa', 'Kuneitra', 'al-Hara']));
  });

  it('comes in time order, open starts first', () => {
    const starts = dossier.events.map(({ when }) => spanOf(when).start);
    expect(starts).toEqual(starts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  });
});

describe('the shelling', () => {
  const towns = ['shelling-of-kafr-shams', 'shelling-of-al-harah'];

  it('was on 15 June 2018, the day after the American warning', () => {
    const ids = ['bombardment-in-the-deraa-region', ...towns];
    expect(ids.map(dayOf)).toEqual(ids.map(() => '2018-06-15'));
    expect(dayOf('nauert-risk-of-a-wider-conflict')).toBe('2018-06-14');
  });

  it('killed at least six in both towns together, and no number in either', () => {
    expect(event('bombardment-in-the-deraa-region').fatalities).toEqual({ low: 6, best: 6, high: null });
    expect(towns.map((id) => event(id).fatalities)).toEqual(
      towns.map(() => ({ low: null, best: null, high: null })),
    );
  });

  it('is drawn through its two towns, which are the only solid dots in Syria', () => {
    expect(where('bombardment-in-the-deraa-region', 'parts').eventIds).toEqual(towns);
    const dots = dossier.events.filter(
      (one) => one.where.kind === 'point' && isSolidDot(one.where.precision),
    );
    const moscow = ['israel-presses-moscow-on-iran', 'liberman-and-heyman-go-to-moscow'];
    expect(dots.map(({ id }) => String(id)).toSorted()).toEqual([...towns, ...moscow].toSorted());
  });

  it('was about 24 and 13 km from Line A and some 50 km from Daraa city, as the story says', () => {
    const { borders } = readZoneBasemap('geodata/basemap');
    const lineA = borders.features.find(({ properties }) => properties.k === 'ceasefire-1974')?.geometry;
    const points = towns.map((id) => [...where(id, 'point').lngLat]);
    const kmToLine = points.map((point) =>
      Math.round(pointToLineDistance(point, lineString(lineA?.coordinates as GeoJSON.Position[]))),
    );
    expect(kmToLine).toEqual([24, 13]);
    const daraa = dossier.places.find(({ id }) => id === 'daraa-city')?.lngLat ?? [0, 0];
    expect(points.map((point) => Math.round(distance(point, [...daraa])))).toEqual([56, 49]);
  });
});

describe('what has no place of its own', () => {
  it('gets no dot: estimates count all of Syria', () => {
    const estimates = dossier.events.filter(({ kind }) => kind === 'estimate');
    expect(estimates).toHaveLength(3);
    for (const estimate of estimates)
      expect(estimate.where).toMatchObject({ kind: 'area', zoneIds: ['syria'] });
  });

  it('keeps "thousands" without a number', () => {
    expect(event('estimate-thousands-of-iranians').quantity).toMatchObject({
      low: null,
      best: null,
      high: null,
      text: 'thousands',
    });
  });

  it('makes the watch post an area whose tag says that its place is not given', () => {
    expect(where('watch-post-near-the-golan', 'area').zoneIds).toEqual(['watch-post-band']);
    expect(dossier.zones.find(({ id }) => id === 'watch-post-band')?.tag).toContain('location not given');
  });

  it('links the call symbolically', () => {
    expect(where('netanyahu-putin-call', 'link').placeIds).toEqual(['jerusalem', 'moscow']);
  });

  it('says why in words', () => {
    const reasons = dossier.events.flatMap(({ where: place }) =>
      place.kind === 'none' ? [place.reason] : [],
    );
    expect(reasons).toHaveLength(8);
    for (const reason of reasons) expect(reason.split(' ').length).toBeGreaterThan(3);
  });
});

describe('the first view and the story', () => {
  const week = dossier.home.window;
  const isCertain = ({ when }: ConflictEvent): boolean =>
    when.extent === 'throughout' ? overlaps(spanOf(when), week) : contains(week, spanOf(when));

  it('opens on the article’s week', () => {
    expect(week).toEqual(parseIsoInterval('2018-06-12/2018-06-17'));
  });

  it('holds 20 claims certainly and 18 possibly', () => {
    const possible = dossier.events.filter(({ when }) => overlaps(spanOf(when), week));
    const certain = possible.filter(isCertain);
    expect([certain.length, possible.length - certain.length]).toEqual([20, 18]);
  });

  it('has nine steps with bounded windows', () => {
    expect(dossier.story).toHaveLength(9);
    expect(dossier.story.every(({ window }) => isBounded(window))).toBe(true);
  });

  it('never shows a step whose window hides all of its claims', () => {
    const seen = dossier.story.map(({ eventIds, window }) =>
      eventIds.some((id) => overlaps(spanOf(event(id).when), window)),
    );
    expect(seen).toEqual(dossier.story.map(() => true));
  });
});

describe('the zones', () => {
  it('are numbered from 1 without a gap', () => {
    expect(zones.features.map(({ id }) => id)).toEqual(zones.features.map((_, index) => index + 1));
  });

  it('draw every zone but the tags', () => {
    const drawn = new Set(zones.features.map(({ properties }) => properties.zoneId));
    const missing = dossier.zones.filter(({ id }) => !drawn.has(id));
    expect(missing.map(({ id, style }) => [id, style])).toEqual([
      ['syria', 'tag'],
      ['israel', 'tag'],
    ]);
  });

  it('keep the southwest zone east of Line B', () => {
    const fill = zones.features.find(({ properties }) => properties.zoneId === 'southwest-zone')?.geometry;
    const area = feature(fill as GeoJSON.Polygon);
    const { lines } = referenceGeometry(readZoneBasemap('geodata/basemap'), {
      type: 'FeatureCollection',
      features: [],
    });
    const west = lines['line-b'].geometry.coordinates.map(([lng = 0, lat = 0]) => [lng - 0.03, lat]);
    expect(west.filter((position) => booleanPointInPolygon(position, area))).toEqual([]);
    for (const id of ['shelling-of-kafr-shams', 'shelling-of-al-harah'])
      expect(booleanPointInPolygon([...where(id, 'point').lngLat], area)).toBe(true);
  });

  it('end the Ghouta zone with April 2018 and the north Homs zone in May', () => {
    expect(end('eastern-ghouta-zone')).toBe(Date.UTC(2018, 4, 1));
    expect(end('north-homs-zone')).toBe(Date.UTC(2018, 4, 17));
  });

  it('give every distance a line, a label and a source that is not the article', () => {
    const rings = zones.features.filter(({ properties }) => properties.layer === 'distance-rings');
    expect(rings.map(({ properties }) => properties.label)).toEqual([
      '5 km',
      '60 km',
      '70 km',
      '80 km',
      '85 km',
      '100 km',
    ]);
    const sources = dossier.zones
      .filter(({ layer }) => layer === 'distance-rings')
      .map(({ sourceIds }) => sourceIds);
    expect(sources.flat()).not.toContain('article');
  });
});
