import fc from 'fast-check';
import { SUPPORTS } from '@/domain/attribution';
import { camera } from '@/domain/camera';
import { CLOCKS } from '@/domain/clock';
import { CONTEXT_LAYER_IDS } from '@/domain/dossier';
import { canonicalArea } from '@/domain/area';
import { ATTRIBUTION_CLASSES, type ActorId, EVENT_KINDS, type EventId, type ZoneId } from '@/domain/event';
import { ALL_TIME, DAY_MS, MINUTE_MS, type TimeSpan, span, utcDay } from '@/domain/time';
import type { BBox } from '@/domain/space';
import { KNOWN_TO } from '@/domain/precision';
import {
  type DataAddress,
  type DatasetId,
  LOCALES,
  PANEL_VIEWS,
  SOURCE_PARTS,
  THEMES,
  UNITS,
} from '@/state/app-state';
import type { LinkDefaults, LinkState } from './codec';

export const DEFAULTS: LinkDefaults = {
  camera: camera([36, 33], 7),
  window: span(utcDay(2018, 6, 12), utcDay(2018, 6, 18)),
  story: [
    { camera: camera([36.5, 33.5], 8), window: span(utcDay(2018, 6, 14), utcDay(2018, 6, 15)) },
    { camera: camera([35, 32], 5.25), window: span(utcDay(2015, 9, 1), utcDay(2018, 1, 1)) },
  ],
};

const decimal = (min: number, max: number, digits: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * 10 ** digits, max: max * 10 ** digits }).map((value) => value / 10 ** digits);

const edge = fc.oneof(
  fc.integer({ min: -800_000, max: 800_000 }).map((day) => day * DAY_MS),
  fc.integer({ min: -30_000_000, max: 60_000_000 }).map((minute) => minute * MINUTE_MS),
);
const window: fc.Arbitrary<TimeSpan> = fc.oneof(
  { arbitrary: fc.constant(DEFAULTS.window), weight: 1 },
  { arbitrary: fc.constant(ALL_TIME), weight: 1 },
  {
    arbitrary: fc
      .tuple(fc.oneof(edge, fc.constant(-Infinity)), fc.oneof(edge, fc.constant(Infinity)))
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => span(Math.min(a, b), Math.max(a, b))),
    weight: 6,
  },
);
const slug = fc.stringMatching(/^[a-zа-яא-ת0-9][a-z0-9_:~-]{0,12}$/).filter((id) => id !== 'none');
/** An actor's id, or a name as a source writes it. */
const voice = fc.oneof(
  slug,
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((name) => name.trim() !== ''),
);
/** What a file may call an event, an actor, a country: anything. */
const word = fc.oneof(
  slug,
  fc.constantFrom(
    'none',
    '~none',
    '.',
    '~',
    '~.',
    '~-',
    '..',
    'a.b',
    'Côte d’Ivoire',
    'حلب، سوريا',
    ' ',
    'a+b&c=d#e%2E',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).map((text) => text.replaceAll(/\p{Cc}/gu, '-')),
);
const words = <Word extends string>(): fc.Arbitrary<ReadonlySet<Word> | null> =>
  fc.option(
    fc.array(fc.oneof(word, fc.constant('')), { maxLength: 4 }).map((some) => new Set(some as Word[])),
  );
const subset = <Value>(values: readonly Value[]): fc.Arbitrary<ReadonlySet<Value>> =>
  fc.subarray([...values]).map((some) => new Set(some));

/** States as a link keeps them: a camera to a metre, a window to a minute, ids of the kind that data has. */
export const canonicalState: fc.Arbitrary<LinkState> = fc.record({
  camera: fc.oneof(
    fc.constant(DEFAULTS.camera),
    fc.record({
      center: fc.tuple(decimal(-180, 180, 5), decimal(-90, 90, 5)),
      zoom: decimal(0, 24, 2),
      bearing: fc.oneof(fc.constant(0), decimal(-180, 180, 1)),
      pitch: fc.oneof(fc.constant(0), decimal(0, 85, 1)),
    }),
  ),
  window,
  selection: fc.option(word.map((id) => id as EventId)),
  kinds: fc.option(subset(EVENT_KINDS)),
  attribution: fc.option(subset(ATTRIBUTION_CLASSES)),
  actors: words<ActorId>(),
  query: fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 20 })),
  layers: subset(CONTEXT_LAYER_IDS),
  theme: fc.constantFrom(...THEMES),
  locale: fc.constantFrom(...LOCALES),
  bounds: fc.option(
    fc
      .tuple(decimal(-180, 180, 5), decimal(-90, 90, 5), decimal(-180, 180, 5), decimal(-90, 90, 5))
      .map(([west, a, east, b]): BBox => [west, Math.min(a, b), east, Math.max(a, b)]),
  ),
  area: fc.option(
    fc
      .oneof(
        fc.record({
          kind: fc.constant('circle' as const),
          center: fc.tuple(decimal(-179, 180, 5), decimal(-90, 90, 5)),
          radiusKm: decimal(1, 2000, 3),
        }),
        fc.record({
          kind: fc.constant('corridor' as const),
          zoneId: fc.constantFrom('line-a' as ZoneId, 'line-b' as ZoneId),
          halfWidthKm: decimal(1, 200, 3),
        }),
        fc.record({
          kind: fc.constant('polygon' as const),
          rings: fc.array(
            fc.array(fc.tuple(decimal(-180, 180, 5), decimal(-90, 90, 5)), { minLength: 3, maxLength: 60 }),
            {
              minLength: 1,
              maxLength: 3,
            },
          ),
        }),
      )
      .map(canonicalArea),
  ),
  known: fc.option(fc.constantFrom(...KNOWN_TO)),
  view: fc.constantFrom(...PANEL_VIEWS),
  step: fc.integer({ min: 1, max: 99 }),
  comparedWindow: fc.option(window),
  speaker: fc.option(voice),
  relay: fc.option(voice),
  about: fc.option(slug),
  support: fc.option(fc.constantFrom(...SUPPORTS)),
  sourcePart: fc.constantFrom(...SOURCE_PARTS),
  clock: fc.constantFrom(...CLOCKS),
  units: fc.constantFrom(...UNITS),
  types: words(),
  countries: words(),
  datasets: fc.oneof(
    fc
      .oneof(
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        fc.webPath().filter((path) => path !== ''),
      )
      .map((address) => [{ id: address as DataAddress, isHidden: false }]),
    fc.uniqueArray(
      fc.record({
        id: fc.oneof(
          fc.constant('article' as const),
          fc.stringMatching(/^[0-9a-f]{64}$/).map((hash) => `sha256:${hash}` as DatasetId),
        ),
        isHidden: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6, selector: ({ id }) => id },
    ),
  ),
});

/** Every name of the link format, in the order in which links are written. */
export const LINK_NAMES = [
  'map',
  'time',
  'event',
  'kind',
  'source',
  'actor',
  'q',
  'layers',
  'theme',
  'lang',
  'box',
  'area',
  'known',
  'view',
  'step',
  'with',
  'speaker',
  'relay',
  'about',
  'rests',
  'part',
  'clock',
  'units',
  'type',
  'country',
  'data',
  'v',
];

const hostileValue = fc.oneof(
  fc.constantFrom(
    'javascript:alert(1)',
    '__proto__',
    'constructor',
    '%E0%A4',
    '%',
    '%00',
    '<script>alert(1)</script>',
    'NaN/NaN/NaN',
    'Infinity/0/0',
    '1e3/33/36',
    '10/91/0',
    '10/33/181',
    '-1/33/36',
    '10/33/36/720/0',
    '10/33/36/0/90',
    '-999999',
    '%2B275760-09',
    '-271821-04-20/%2B275760-09-12',
    '0001/9999',
    '../..',
    '2018-06-14T06:00:10Z/2018-06-14T06:00:20Z',
    'none',
    'none.call',
    '.',
    '..',
    '/',
    '//',
    '',
    '+',
    '=',
    'ar',
    'dark',
  ),
  fc.stringMatching(/^-?\d{1,5}(\.\d{1,14})?(\/-?\d{1,4}(\.\d{1,8})?){2,4}$/),
  fc.stringMatching(/^[+-]?\d{4,6}(-\d{2}){0,2}\/[+-]?\d{4,6}(-\d{2}){0,2}$/),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

/** Fragments that nobody has written in good faith, and some that nearly are a link. */
export const garbage: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.tuple(
        fc.oneof(
          { arbitrary: fc.constantFrom(...LINK_NAMES), weight: 9 },
          { arbitrary: fc.constantFrom('__proto__', 'toString', '', 'map '), weight: 1 },
        ),
        hostileValue,
      ),
      { maxLength: 12 },
    )
    .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&')),
);
