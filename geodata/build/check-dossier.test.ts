import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CheckContext, checkDossier } from './check-dossier';
import { DOSSIER_FILE_NAMES, type DossierFiles } from './dossier-files';
import { formatProblem } from './problem';

/** The valid fixtures are one small dossier of three claims; each test breaks one thing in a fresh copy of it. */
type Loose = Record<string, never>;
interface LooseClaim {
  id: string;
  title: string;
  eventType: string | null;
  when: { edtf: string; extent: string; precision: number | null };
  where: unknown;
  actors: { actorId: string; role: string }[];
  fatalities: unknown;
  fatalitiesNote: string;
  quantity: unknown;
  attribution: { chain: { name: string; actorId: string | null; note: string }[] };
  locator: string;
  relations: { type: string; target: string }[];
  outside: { verdict: string; sourceIds: string[] };
  reported?: { edtf: string; reasoning: string };
}
interface LooseFiles {
  dossier: { claims: number; home: { window: string } };
  claims: { claims: [LooseClaim, LooseClaim, LooseClaim] };
  actors: { actors: Loose[] };
  story: { steps: [{ eventIds: string[]; zoneIds: string[]; window: string }] };
  reading: {
    questions: [
      { id: string; versions: [{ eventIds: string[]; sourceIds: string[] }, { sourceIds: string[] }] },
    ];
    notes: [{ id: string; eventIds: string[] }];
  };
  places: {
    features: [{ geometry: { coordinates: number[] }; properties: { id: string; gazetteer: unknown } }];
  };
  zones: {
    features: [
      {
        geometry: unknown;
        properties: { id: string; valid: string; style: string; shape: unknown; sourceIds: string[] };
      },
    ];
  };
}

const validFiles = (): LooseFiles =>
  Object.fromEntries(
    Object.entries(DOSSIER_FILE_NAMES).map(([part, file]) => [
      part,
      JSON.parse(readFileSync(join('geodata/schemas/fixtures/valid', file), 'utf8')),
    ]),
  ) as unknown as LooseFiles;

const CONTEXT: CheckContext = {
  gazetteer: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { en: 'A town' },
        geometry: { type: 'Point', coordinates: [36.005, 33] },
      },
    ],
  },
  provinces: new Set(['SY-DR']),
};

const problemsAfter = (breakIt: (files: LooseFiles) => void): readonly string[] => {
  const files = validFiles();
  breakIt(files);
  return checkDossier(files as unknown as DossierFiles, CONTEXT).map(formatProblem);
};

const [SHELLING, WARNING, ESTIMATE] = [0, 1, 2] as const;

describe('checkDossier', () => {
  it('finds nothing wrong with the valid fixtures', () => {
    expect(problemsAfter(() => {})).toEqual([]);
  });

  const cases: readonly (readonly [string, (files: LooseFiles) => void, string])[] = [
    [
      'an id that comes twice',
      ({ claims }) => void (claims.claims[WARNING].id = 'an-estimate'),
      'claims.json: an-estimate: id: there are two claims of this id',
    ],
    [
      'a title that comes twice',
      ({ claims }) => void (claims.claims[WARNING].title = 'A shelling'),
      'claims.json: a-warning: title: is also the title of "a-shelling"',
    ],
    [
      'a claim that got lost',
      ({ dossier }) => void (dossier.claims = 4),
      'claims.json: claims: the article makes 4 claims, the file has 3',
    ],
    [
      'a claim without a paragraph',
      ({ claims }) => void (claims.claims[SHELLING].locator = ''),
      'claims.json: a-shelling: locator: names no paragraph and speaker',
    ],
    [
      'a day of reporting that is no date',
      ({ claims }) => void (claims.claims[SHELLING].reported = { edtf: 'soon', reasoning: 'Said so.' }),
      'claims.json: a-shelling: reported.edtf: "soon" is not a date, an interval a/b or a range [a..b] of real dates',
    ],
    [
      'a version that rests on an unknown claim',
      ({ reading }) => void (reading.questions[0].versions[0].eventIds = ['a-rumour']),
      'reading.json: how-many: versions[0].eventIds: no claim "a-rumour"',
    ],
    [
      'a version that rests on an unknown source',
      ({ reading }) => void (reading.questions[0].versions[1].sourceIds = ['a-rumour']),
      'reading.json: how-many: versions[1].sourceIds: no source "a-rumour"',
    ],
    [
      'a version that leads nowhere',
      ({ reading }) => void (reading.questions[0].versions[1].sourceIds = []),
      'reading.json: how-many: versions: leads to no claim with a paragraph and a speaker, and to no source',
    ],
    [
      'a question that the article does not answer',
      ({ reading }) =>
        void Object.assign(reading.questions[0].versions[0], { eventIds: [], sourceIds: ['a-book'] }),
      'reading.json: how-many: versions: none of them is the article’s',
    ],
    [
      'a note about an unknown claim',
      ({ reading }) => void (reading.notes[0].eventIds = ['a-rumour']),
      'reading.json: no-day: eventIds: no claim "a-rumour"',
    ],
    [
      'two notes of one id',
      ({ reading }) => void (reading.notes as unknown[]).push(reading.notes[0]),
      'reading.json: no-day: id: there are two notes of this id',
    ],
    [
      'a step of the story that leads to no claim',
      ({ story }) => void (story.steps[0].eventIds = []),
      'story.json: One day: steps: leads to no claim with a paragraph and a speaker, and to no source',
    ],
    [
      'a zone that no claim speaks of, without a source',
      ({ claims, zones }) => {
        claims.claims[WARNING].where = { kind: 'none', reason: 'Somewhere.' };
        zones.features[0].properties.sourceIds = [];
      },
      'zones.geojson: a-zone: zones: leads to no claim with a paragraph and a speaker, and to no source',
    ],
    [
      'a claim without a speaker',
      ({ claims }) => void (claims.claims[SHELLING].attribution.chain = []),
      'claims.json: a-shelling: locator: names no paragraph and speaker',
    ],
    [
      'a chain that does not end with the publisher',
      ({ claims }) => void claims.claims[SHELLING].attribution.chain.pop(),
      'claims.json: a-shelling: attribution.chain: ends with "A monitor", not with A newspaper',
    ],
    [
      'a speaker who is no actor',
      ({ claims }) => {
        const [first] = claims.claims[SHELLING].attribution.chain;
        if (first) first.actorId = 'nobody';
      },
      'claims.json: a-shelling: attribution.chain: no actor "nobody"',
    ],
    [
      'an actor who is not listed',
      ({ claims }) => void claims.claims[SHELLING].actors.push({ actorId: 'nobody', role: 'attacker' }),
      'claims.json: a-shelling: actors: no actor "nobody"',
    ],
    [
      'a place that is not listed',
      ({ claims }) => void (claims.claims[SHELLING].where = { kind: 'point', placeId: 'nowhere' }),
      'claims.json: a-shelling: where.placeId: no place "nowhere"',
    ],
    [
      'a zone that is not listed',
      ({ claims }) => void (claims.claims[SHELLING].where = { kind: 'area', zoneIds: ['a-zone', 'nowhere'] }),
      'claims.json: a-shelling: where.zoneIds: no zone "nowhere"',
    ],
    [
      'a link to a place that is not listed',
      ({ claims }) =>
        void (claims.claims[SHELLING].where = { kind: 'link', placeIds: ['a-town', 'nowhere'] }),
      'claims.json: a-shelling: where.placeIds: no place "nowhere"',
    ],
    [
      'a part that is not listed',
      ({ claims }) => void (claims.claims[SHELLING].where = { kind: 'parts', eventIds: ['nothing'] }),
      'claims.json: a-shelling: where.eventIds: no claim "nothing"',
    ],
    [
      'a date that is none',
      ({ claims }) => void (claims.claims[SHELLING].when.edtf = '2018-02-30'),
      'claims.json: a-shelling: when.edtf: "2018-02-30" is not a date, an interval a/b or a range [a..b] of real dates',
    ],
    [
      'a state without a known start that "held throughout"',
      ({ claims }) => void (claims.claims[ESTIMATE].when.edtf = '../2018-06-12'),
      'claims.json: an-estimate: when.extent: holds "throughout" without a known start: use "sometime"',
    ],
    [
      'an open span with a precision',
      ({ claims }) => void (claims.claims[WARNING].when.precision = 1),
      'claims.json: a-warning: when.precision: an open span has no precision: use null',
    ],
    [
      'a statement coded as violence',
      ({ claims }) => void (claims.claims[WARNING].eventType = 'Explosions/Remote violence'),
      'claims.json: a-warning: eventType: a warning is no ACLED event',
    ],
    [
      'a statement with fatalities',
      ({ claims }) => {
        claims.claims[WARNING].fatalities = { low: 1, best: 1, high: 1 };
        claims.claims[WARNING].fatalitiesNote = 'One.';
      },
      'claims.json: a-warning: fatalities: a warning has no fatalities',
    ],
    [
      'fatalities without a note',
      ({ claims }) => void (claims.claims[SHELLING].fatalitiesNote = ''),
      'claims.json: a-shelling: fatalitiesNote: does not say what the figure covers',
    ],
    [
      'a low above the best',
      ({ claims }) => void (claims.claims[SHELLING].fatalities = { low: 7, best: 6, high: null }),
      'claims.json: a-shelling: fatalities: low, best and high are not in order',
    ],
    [
      'a low above the high, with nothing between',
      ({ claims }) => void (claims.claims[ESTIMATE].quantity = { low: 7, best: null, high: 6 }),
      'claims.json: an-estimate: quantity: low, best and high are not in order',
    ],
    [
      'a relation to nothing',
      ({ claims }) => void claims.claims[SHELLING].relations.push({ type: 'part-of', target: 'nothing' }),
      'claims.json: a-shelling: relations[0]: no claim "nothing"',
    ],
    [
      'a relation to itself',
      ({ claims }) => void claims.claims[SHELLING].relations.push({ type: 'part-of', target: 'a-shelling' }),
      'claims.json: a-shelling: relations[0]: a claim has no relation to itself',
    ],
    [
      'a relation that comes twice',
      ({ claims }) =>
        void claims.claims[WARNING].relations.push({ type: 'warns-against', target: 'a-shelling' }),
      'claims.json: a-warning: relations[1]: warns-against "a-shelling" is there twice',
    ],
    [
      'a verdict without a source',
      ({ claims }) => void (claims.claims[SHELLING].outside.sourceIds = []),
      'claims.json: a-shelling: outside.sourceIds: "corroborated" needs a source',
    ],
    [
      'a source that is not listed',
      ({ claims }) => void claims.claims[SHELLING].outside.sourceIds.push('hearsay'),
      'claims.json: a-shelling: outside.sourceIds: no source "hearsay"',
    ],
    [
      'a point far from its place in the gazetteer',
      ({ places }) => void (places.features[0].geometry.coordinates = [36.1, 33]),
      'places.geojson: a-town: geometry.coordinates: is 8.9 km from the gazetteer\'s "A town", more than 2 km',
    ],
    [
      'latitude and longitude the wrong way round',
      ({ places }) => void (places.features[0].geometry.coordinates = [33, 36]),
      'places.geojson: a-town: geometry.coordinates: is 432.5 km from the gazetteer\'s "A town", more than 2 km',
    ],
    [
      'a place that the gazetteer lacks',
      ({ places }) => void (places.features[0].properties.gazetteer = { kind: 'place', name: 'B town' }),
      'places.geojson: a-town: geometry.coordinates: the gazetteer has no "B town"',
    ],
    [
      'a drawn zone without a geometry',
      ({ zones }) => void (zones.features[0].geometry = null),
      'zones.geojson: a-zone: geometry: a drawn zone needs a geometry of its own',
    ],
    [
      'a hatched zone without a shape',
      ({ zones }) => void (zones.features[0].properties.shape = { kind: 'none' }),
      'zones.geojson: a-zone: shape: a zone drawn as "hatched" needs a shape',
    ],
    [
      'a province that the basemap lacks',
      ({ zones }) =>
        void (zones.features[0].properties.shape = { kind: 'provinces', isoCodes: ['SY-DR', 'SY-XX'] }),
      'zones.geojson: a-zone: shape: no province "SY-XX" in the basemap',
    ],
    [
      'a band that ends before it begins',
      ({ zones }) =>
        void (zones.features[0].properties.shape = {
          kind: 'band',
          line: 'line-b',
          fromKm: 14,
          toKm: 11,
          within: ['SY-DR'],
        }),
      'zones.geojson: a-zone: shape: the band ends before it begins',
    ],
    [
      'a distance from nothing',
      ({ zones }) =>
        void (zones.features[0].properties.shape = {
          kind: 'distance',
          from: 'line-c',
          km: 5,
          within: ['SY-DR'],
        }),
      'zones.geojson: a-zone: shape: no line and no drawn zone "line-c"',
    ],
    [
      'a validity that is no date',
      ({ zones }) => void (zones.features[0].properties.valid = 'since 2017'),
      'zones.geojson: a-zone: valid: "since 2017" is not a date, an interval a/b or a range [a..b] of real dates',
    ],
    [
      'a zone with an unknown source',
      ({ zones }) => void zones.features[0].properties.sourceIds.push('hearsay'),
      'zones.geojson: a-zone: sourceIds: no source "hearsay"',
    ],
    [
      'a story step about an unknown claim',
      ({ story }) => void story.steps[0].eventIds.push('nothing'),
      'story.json: One day: eventIds: no claim "nothing"',
    ],
    [
      'a story step about an unknown zone',
      ({ story }) => void story.steps[0].zoneIds.push('nowhere'),
      'story.json: One day: zoneIds: no zone "nowhere"',
    ],
    [
      'a story window that ends before it begins',
      ({ story }) => void (story.steps[0].window = '2018-06-15/2018-06-14'),
      'story.json: One day: window: "2018-06-15/2018-06-14" is not a time window',
    ],
    [
      'a home window that is none',
      ({ dossier }) => void (dossier.home.window = '2018-06-31'),
      'dossier.json: a-dossier: home.window: "2018-06-31" is not a time window',
    ],
  ];
  it.each(cases)('names %s', (_, breakIt, expected) => {
    expect(problemsAfter(breakIt)).toContain(expected);
  });

  it('names both claims that hold the two ends of one relation', () => {
    const mirrored = problemsAfter(
      ({ claims }) =>
        void claims.claims[WARNING].relations.push({ type: 'same-day-as', target: 'an-estimate' }),
    );
    const rule = 'a relation that reads both ways is stored once';
    expect(mirrored).toEqual([
      `claims.json: a-warning: relations[1]: "an-estimate" says same-day-as of this claim too: ${rule}`,
      `claims.json: an-estimate: relations[0]: "a-warning" says same-day-as of this claim too: ${rule}`,
    ]);
  });
});
