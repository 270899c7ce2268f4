import { describe, expect, it } from 'vitest';
import type { EventPlace } from '@/domain/event';
import { area, link, point } from '@/domain/made-up-dossier.test-helper';
import { MARK_STYLES, markStyleOf } from '@/domain/mark-columns';
import { DAY_MS, span } from '@/domain/time';
import { eventPalette } from './event-palette';
import { distanceTo, openStage } from './layer-stage.test-helper';
import { markRow, marksOf } from './made-up-marks.test-helper';
import { baseDiameterPx, markDiameterPx } from './mark-size';

const [COLOUR = ''] = eventPalette('light').kinds;
const DOT = MARK_STYLES.indexOf('dot');
const AREA = MARK_STYLES.indexOf('area');
/** Began before the window and may have been over by then. */
const POSSIBLE = { start: -9 * DAY_MS, end: DAY_MS };
const STEPS = 120;
/** The armed event's circle, as a share of its box. */
const CIRCLE = 0.8;

describe('the form of a mark', () => {
  it('tells an area by lines inside it, and a possible time by gaps in the outline', async () => {
    const stage = await openStage({ center: [36, 33], zoom: 9 });
    const { map, layer } = stage;
    const variants = [{ style: AREA }, { style: DOT, ...POSSIBLE }, { style: AREA, ...POSSIBLE }];
    const places = variants.map((_, index) => ({ x: 80 + index * 80, y: 100 }));
    const rows = variants.map((variant, index) => {
      const { lng, lat } = map.unproject([places[index]?.x ?? 0, places[index]?.y ?? 0]);
      return markRow({ kind: 0, weight: 255, lngLat: [lng, lat], ...variant });
    });
    stage.setRows(marksOf(rows));
    layer.setWindow(span(-3 * DAY_MS, 4 * DAY_MS));
    const { at } = stage.pixels();
    const isInk = (x: number, y: number): boolean =>
      distanceTo(COLOUR, at(Math.floor(x), Math.floor(y))) < 60;
    /** How much of a circle around a mark's middle, with this share of the mark's radius, is in the kind's colour. */
    const inkAt = ({ x, y }: { readonly x: number; readonly y: number }, share: number): number => {
      const radius = (share * CIRCLE * markDiameterPx(baseDiameterPx(3), 255)) / 2;
      const turns = Array.from({ length: STEPS }, (_, step) => (step / STEPS) * 2 * Math.PI);
      const hits = turns.filter((turn) => isInk(x + radius * Math.cos(turn), y + radius * Math.sin(turn)));
      return hits.length / STEPS;
    };
    const [ofArea, ofPossible, ofBoth] = places.map((place) => ({
      outline: inkAt(place, 0.93),
      inside: inkAt(place, 0.6),
    }));
    expect(ofArea?.outline).toBeGreaterThan(0.95);
    expect(ofArea?.inside).toBeGreaterThan(0.05);
    expect(ofPossible?.outline).toBeLessThan(0.8);
    expect(ofPossible?.outline).toBeGreaterThan(0.4);
    expect(ofPossible?.inside).toBe(0);
    expect(ofBoth?.outline).toBeLessThan(0.8);
    expect(ofBoth?.inside).toBeGreaterThan(0.05);
  });
});

/** A point with each of the codes that files give, and the forms of what is no point. */
const CODED: readonly { readonly name: string; readonly where: EventPlace }[] = [
  ...([1, 2, 3, 4, 5, 6, 7] as const).map((precision) => ({
    name: `UCDP ${precision}`,
    where: { ...point(36, 33), precision } as EventPlace,
  })),
  ...([1, 2, 3] as const).map((acledPrecision) => ({
    name: `ACLED ${acledPrecision}`,
    where: { ...point(36, 33), precision: null, acledPrecision } as EventPlace,
  })),
  { name: 'no code', where: { ...point(36, 33), precision: null } as EventPlace },
  { name: 'an area', where: area('zone') },
  { name: 'an arc', where: link('one', 'other') },
];
const EXACT = new Set(['UCDP 1', 'ACLED 1']);

describe.each(['light', 'dark'] as const)(
  'no mark is solid but that of a named place, in the %s theme',
  (theme) => {
    it.each([3, 6, 9, 12, 16])('at zoom %i', async (zoom) => {
      const stage = await openStage({ center: [36, 33], zoom });
      const { map, layer } = stage;
      layer.setPalette(eventPalette(theme));
      const [colour = ''] = eventPalette(theme).kinds;
      const places = CODED.map((_, index) => ({
        x: 40 + (index % 5) * 80,
        y: 50 + Math.floor(index / 5) * 100,
      }));
      const rows = CODED.map(({ where }, index) => {
        const { lng, lat } = map.unproject([places[index]?.x ?? 0, places[index]?.y ?? 0]);
        return markRow({ kind: 0, lngLat: [lng, lat], style: MARK_STYLES.indexOf(markStyleOf(where)) });
      });
      stage.setRows(marksOf(rows));
      layer.setWindow(span(-3 * DAY_MS, 4 * DAY_MS));
      const { at } = stage.pixels();
      const inkOf = ({ x, y }: { readonly x: number; readonly y: number }): number => {
        let count = 0;
        for (let dx = -10; dx <= 10; dx += 1)
          for (let dy = -10; dy <= 10; dy += 1) if (distanceTo(colour, at(x + dx, y + dy)) < 30) count += 1;
        return count;
      };
      const solid = inkOf(places[0] ?? { x: 0, y: 0 });
      expect(solid).toBeGreaterThan(80);
      for (const [index, { name }] of CODED.entries()) {
        const share = inkOf(places[index] ?? { x: 0, y: 0 }) / solid;
        const isSolid = share > 0.85;
        expect([name, isSolid]).toEqual([name, EXACT.has(name)]);
      }
    });
  },
);
