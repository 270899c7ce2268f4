import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConflictEvent, EventTime } from '@/domain/event';
import { DOSSIER_FILE_NAMES, type DossierFiles } from './dossier-files';
import { compareEvents, resolveDossier } from './resolve-dossier';
import { isTraced } from './trace-marks';

const files = Object.fromEntries(
  Object.entries(DOSSIER_FILE_NAMES).map(([part, file]) => [
    part,
    JSON.parse(readFileSync(join('geodata/schemas/fixtures/valid', file), 'utf8')),
  ]),
) as unknown as DossierFiles;
const dossier = resolveDossier(files);

describe('resolveDossier', () => {
  it('orders events by time, open starts first', () => {
    expect(dossier.events.map(({ id }) => id)).toEqual(['a-warning', 'an-estimate', 'a-shelling']);
  });

  it('turns EDTF into half-open days and keeps the text', () => {
    expect(dossier.events[2]?.when).toEqual({
      edtf: '2018-06-15',
      earliest: Date.UTC(2018, 5, 15),
      latest: Date.UTC(2018, 5, 16),
      extent: 'sometime',
      precision: 1,
      acledPrecision: 1,
      basis: 'article',
      reasoning: 'Named by day.',
    });
  });

  it('writes an open end as null', () => {
    expect(dossier.events[0]?.when).toMatchObject({ earliest: null, latest: Date.UTC(2018, 5, 15) });
    expect(dossier.zones[0]).toMatchObject({ validFrom: Date.UTC(2017, 6, 1), validTo: null });
  });

  it('puts a point where its place is', () => {
    expect(dossier.events[2]?.where).toMatchObject({ kind: 'point', placeId: 'a-town', lngLat: [36, 33] });
  });

  it('counts the end day of a window', () => {
    expect(dossier.home.window).toEqual({ start: Date.UTC(2018, 5, 12), end: Date.UTC(2018, 5, 18) });
    expect(dossier.story[0]?.window).toEqual({ start: Date.UTC(2018, 5, 14), end: Date.UTC(2018, 5, 16) });
  });

  it('keeps to itself how files are written', () => {
    const text = JSON.stringify(dossier);
    expect(['gazetteer', 'shape', '"valid"'].filter((word) => text.includes(word))).toEqual([]);
  });

  it('says how many claims are traced', () => {
    expect(dossier.traced).toMatchObject({
      claims: 3,
      total: 3,
      marks: { edges: { traced: 2, total: 2 }, versions: { traced: 2, total: 2 } },
    });
  });

  it('throws where a point has no place', () => {
    const places = { ...files.places, features: [] };
    expect(() => resolveDossier({ ...files, places })).toThrow('no place a-town');
  });
});

describe('isTraced', () => {
  const attribution = dossier.events[0]?.attribution as ConflictEvent['attribution'];

  it.each(['P1', 'P20', 'H1', 'CAP'])('takes %s for a place in the article', (locator) => {
    expect(isTraced({ locator, attribution })).toBe(true);
  });

  it.each(['', 'P', 'page 3', 'P1–P2'])('does not take %j for one', (locator) => {
    expect(isTraced({ locator, attribution })).toBe(false);
  });
});

const key = ({ reported, when }: ConflictEvent): string =>
  `${when.earliest} ${when.latest} ${reported?.position}`;

describe('compareEvents', () => {
  const end = fc.option(fc.nat(3), { nil: null });
  const event = fc
    .record({ earliest: end, latest: end, position: fc.nat(2) })
    .map(
      ({ position, earliest, latest }) =>
        ({ when: { earliest, latest } as EventTime, reported: { position } }) as ConflictEvent,
    );

  it('is an order: what comes before in one list comes before in every list', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), (events) => {
        const forwards = events.toSorted(compareEvents).map(key);
        expect(events.toReversed().toSorted(compareEvents).map(key)).toEqual(forwards);
      }),
    );
  });
});
