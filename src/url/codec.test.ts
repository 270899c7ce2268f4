import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { camera } from '@/domain/camera';
import { CONTEXT_LAYER_IDS } from '@/domain/dossier';
import { ATTRIBUTION_CLASSES, type ActorId, EVENT_KINDS, type EventId, type ZoneId } from '@/domain/event';
import { ALL_TIME, epochMs, span, utcDay } from '@/domain/time';
import { type DataAddress, DEFAULT_LAYERS, LOCALES, THEMES } from '@/state/app-state';
import { type LinkState, decodeLink, encodeLink } from './codec';
import { DEFAULTS, canonicalState, garbage, LINK_NAMES } from './made-up-link.test-helper';

const encode = (state: LinkState): string => encodeLink(state, DEFAULTS);
const decode = (fragment: string) => decodeLink(fragment, DEFAULTS);
const stateOf = (fragment: string): LinkState => decode(fragment).state;
const FIRST_VIEW = stateOf('');
const firstViewWith = (fields: Partial<LinkState>): LinkState => ({ ...FIRST_VIEW, ...fields });
const ignored = (fragment: string) =>
  decode(fragment).notices.map((notice) =>
    notice.kind === 'link-value-ignored' ? [notice.param, notice.value] : [notice.kind],
  );

const reversed = <Value>(set: ReadonlySet<Value> | null) => set && new Set([...set].toReversed());
const known = (set: ReadonlySet<string> | null, all: readonly string[]): boolean =>
  set === null || [...set].every((value) => all.includes(value));

describe('a link', () => {
  it('brings back the state that it was written from', () => {
    fc.assert(
      fc.property(canonicalState, (state) => {
        expect(decode(encode(state))).toEqual({ state, notices: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('with its number sign reads the same', () => {
    fc.assert(
      fc.property(canonicalState, (state) => {
        expect(stateOf(`#${encode(state)}`)).toEqual(state);
      }),
    );
  });

  it('survives a mail program that escapes everything it can', () => {
    fc.assert(
      fc.property(canonicalState, (state) => {
        const escaped = encode(state)
          .split('&')
          .map((pair) => pair.replace(/=(.*)$/, (_, value: string) => `=${value.replaceAll('/', '%2F')}`))
          .join('&');
        expect(stateOf(escaped)).toEqual(state);
      }),
    );
  });

  it('names its parts in a fixed order, each once, the version last', () => {
    fc.assert(
      fc.property(canonicalState, (state) => {
        const names = encode(state)
          .split('&')
          .filter(Boolean)
          .map((pair) => pair.split('=')[0]);
        expect(names).toEqual(LINK_NAMES.filter((name) => names.includes(name)));
      }),
    );
  });

  it('is made of characters that an address may hold', () => {
    fc.assert(
      fc.property(canonicalState, (state) => {
        expect(encode(state)).toMatch(/^[\w!'()*+,./:;=&~%-]*$/);
      }),
    );
  });

  it('does not depend on the order in which kinds and actors were chosen', () => {
    fc.assert(
      fc.property(canonicalState, (state) => {
        const other = { ...state, kinds: reversed(state.kinds), actors: reversed(state.actors) };
        expect(encode(other)).toBe(encode(state));
      }),
    );
  });
});

describe('what is left out', () => {
  it('is everything, for the first view', () => {
    expect(encode(FIRST_VIEW)).toBe('');
  });

  it('is the version of an empty link only', () => {
    expect(encode(firstViewWith({ locale: 'ar' }))).toBe('lang=ar&v=1');
  });

  it.each<[string, Partial<LinkState>]>([
    ['a camera moved by less than a link keeps', { camera: camera([36.000_001, 33], 7.001) }],
    ['the default layers in another order', { layers: new Set([...DEFAULT_LAYERS].toReversed()) }],
    ['an equal window', { window: { ...DEFAULTS.window } }],
  ])('is %s', (_, fields) => {
    expect(encode(firstViewWith(fields))).toBe('');
  });

  it('is bearing and pitch of a camera that has none', () => {
    expect(encode(firstViewWith({ camera: camera([35.98, 33.09], 10.4) }))).toBe('map=10.4/33.09/35.98&v=1');
  });

  it('is never no kinds at all', () => {
    expect(encode(firstViewWith({ kinds: new Set() }))).toBe('kind=none&v=1');
  });
});

describe('these links stay readable for ever', () => {
  const june = span(utcDay(2018, 6, 12), utcDay(2018, 6, 17));
  it.each<[string, Partial<LinkState>]>([
    ['map=10.4/33.09/35.98', { camera: camera([35.98, 33.09], 10.4) }],
    ['map=10.4/33.09/35.98/-30/45', { camera: camera([35.98, 33.09], 10.4, -30, 45) }],
    ['map=0/-90/-180', { camera: camera([-180, -90], 0) }],
    ['time=2018-06-12/2018-06-16', { window: june }],
    ['time=2018-06-12%2F2018-06-16', { window: june }],
    ['time=2018-06', { window: span(utcDay(2018, 6, 1), utcDay(2018, 7, 1)) }],
    ['time=2017/2018', { window: span(utcDay(2017, 1, 1), utcDay(2019, 1, 1)) }],
    ['time=../..', { window: ALL_TIME }],
    ['time=../2018-06-16', { window: { start: epochMs(-Infinity), end: june.end } }],
    [
      'time=2018-06-12T06:30Z/2018-06-12T12:00Z',
      { window: span(june.start + 6.5 * 3_600_000, june.start + 12 * 3_600_000) },
    ],
    ['event=shelling-of-kafr-shams', { selection: 'shelling-of-kafr-shams' as EventId }],
    ['event=SYR12345', { selection: 'SYR12345' as EventId }],
    ['kind=armed-event.statement', { kinds: new Set(['armed-event', 'statement']) }],
    ['kind=statement.armed-event', { kinds: new Set(['armed-event', 'statement']) }],
    ['kind=armed-event.from-a-later-version', { kinds: new Set(['armed-event']) }],
    ['kind=none', { kinds: new Set() }],
    ['source=named-source.own-voice', { attribution: new Set(['named-source', 'own-voice']) }],
    ['event=SYR 12/3 (a.b)', { selection: 'SYR 12/3 (a.b)' as EventId }],
    [
      'type=Battles.Explosions/Remote+violence',
      { types: new Set(['Battles', 'Explosions/Remote violence']) },
    ],
    ['country=~-.Syria', { countries: new Set(['', 'Syria']) }],
    ['country=A~.B.~none', { countries: new Set(['A.B', 'none']) }],
    [
      'data=/data/own.csv',
      { datasets: [{ id: '/data/own.csv' as DataAddress, isHidden: false }], window: ALL_TIME },
    ],
    [
      'data=https://example.org/a.csv?b=c&time=2018-06-12/2018-06-16',
      { datasets: [{ id: 'https://example.org/a.csv?b=c' as DataAddress, isHidden: false }], window: june },
    ],
    ['actor=a~b.c~', { actors: new Set(['a~b' as ActorId, 'c~' as ActorId]) }],
    ['actor=netanyahu.putin', { actors: new Set(['netanyahu' as ActorId, 'putin' as ActorId]) }],
    ['q=kafr+shams', { query: 'kafr shams' }],
    ['q=kafr%20shams', { query: 'kafr shams' }],
    ['q=%D9%83%D9%81%D8%B1+%D8%B4%D9%85%D8%B3', { query: 'كفر شمس' }],
    ['q=كفر+شمس', { query: 'كفر شمس' }],
    ['q=a%2Bb%26c%3Dd%23e', { query: 'a+b&c=d#e' }],
    ['q=a=b', { query: 'a=b' }],
    ['layers=lines-1974.distance-rings', { layers: new Set(['lines-1974', 'distance-rings']) }],
    ['layers=none', { layers: new Set() }],
    [
      'area=circle/33.05593/36.00458/20',
      { area: { kind: 'circle', center: [36.00458, 33.05593], radiusKm: 20 } },
    ],
    ['area=along/line-a/7.5', { area: { kind: 'corridor', zoneId: 'line-a' as ZoneId, halfWidthKm: 7.5 } }],
    [
      'area=polygon/gmw6Ggm_mGgm1DA_y6Bgm1D.go37Gg3ynGginBA_wTginB',
      {
        area: {
          kind: 'polygon',
          rings: [
            [
              [35.8, 32.6],
              [36.4, 32.6],
              [36.1, 33.2],
            ],
            [
              [36, 32.7],
              [36.2, 32.7],
              [36.1, 32.9],
            ],
          ],
        },
      },
    ],
    ['theme=dark', { theme: 'dark' }],
    ['lang=he', { locale: 'he' }],
    ['lang=ar&v=1', { locale: 'ar' }],
    ['v=1&lang=ar', { locale: 'ar' }],
    ['v=2&lang=ar', { locale: 'ar' }],
    ['&&lang=ar&', { locale: 'ar' }],
    ['', {}],
    ['v=1', {}],
  ])('#%s', (fragment, fields) => {
    expect(decode(fragment)).toEqual({ state: firstViewWith(fields), notices: [] });
  });

  it('#map=…&time=…&event=…&kind=…&q=…&layers=…&lang=…&v=1, all together', () => {
    const fragment =
      'map=10.4/33.09/35.98&time=2018-06-12/2018-06-16&event=shelling-of-kafr-shams' +
      '&kind=armed-event.statement&q=kafr+shams&layers=links.areas&lang=ar&v=1';
    expect(decode(fragment)).toEqual({
      state: firstViewWith({
        camera: camera([35.98, 33.09], 10.4),
        window: june,
        selection: 'shelling-of-kafr-shams' as EventId,
        kinds: new Set(['armed-event', 'statement']),
        query: 'kafr shams',
        layers: new Set(['links', 'areas']),
        locale: 'ar',
      }),
      notices: [],
    });
  });
});

describe('garbage', () => {
  it('never throws and never leaves the range of what can be shown', () => {
    fc.assert(
      fc.property(garbage, (fragment) => {
        const { camera: found, window, ...state } = stateOf(fragment);
        const [lng, lat] = found.center;
        expect({
          lng: Math.abs(lng) <= 180,
          lat: Math.abs(lat) <= 90,
          zoom: found.zoom >= 0 && found.zoom <= 24,
          bearing: Math.abs(found.bearing) <= 360,
          pitch: found.pitch >= 0 && found.pitch <= 85,
          window: window.start < window.end,
          id: state.selection === null || /^\P{Cc}+$/u.test(state.selection),
          kinds: known(state.kinds, EVENT_KINDS),
          attribution: known(state.attribution, ATTRIBUTION_CLASSES),
          layers: known(state.layers, CONTEXT_LAYER_IDS),
          theme: THEMES.includes(state.theme),
          locale: LOCALES.includes(state.locale),
        }).toEqual({
          lng: true,
          lat: true,
          zoom: true,
          bearing: true,
          pitch: true,
          window: true,
          id: true,
          kinds: true,
          attribution: true,
          layers: true,
          theme: true,
          locale: true,
        });
      }),
      { numRuns: 1500 },
    );
  });

  it('once read gives a link that reads and writes the same from then on', () => {
    fc.assert(
      fc.property(garbage, (fragment) => {
        const written = encode(stateOf(fragment));
        const again = decode(written);
        expect([encode(again.state), again.notices]).toEqual([written, []]);
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['event=%00', ['event', '\0']],
    ['event=a%0Ab', ['event', 'a\nb']],
    ['data=sha256:12ab', ['data', 'sha256:12ab']],
    ['data=', ['data', '']],
    ['country=', ['country', '']],
    ['type=%07', ['type', '\u0007']],
    ['event=', ['event', '']],
    ['event', ['event', '']],
    ['kind=__proto__', ['kind', '__proto__']],
    ['kind=', ['kind', '']],
    ['actor=.', ['actor', '.']],
    ['lang=fr', ['lang', 'fr']],
    ['area=polygon/gmw6G', ['area', 'polygon/gmw6G']],
    ['area=polygon/____________________', ['area', 'polygon/____________________']],
    ['area=circle/33/36/0', ['area', 'circle/33/36/0']],
    ['area=circle/33/36/1e3', ['area', 'circle/33/36/1e3']],
    ['area=along/../5', ['area', 'along/../5']],
    ['theme=toString', ['theme', 'toString']],
    ['map=10/33', ['map', '10/33']],
    ['map=10/33/36/0', ['map', '10/33/36/0']],
    ['map=NaN/NaN/NaN', ['map', 'NaN/NaN/NaN']],
    ['map=1e1/33/36', ['map', '1e1/33/36']],
    ['map=10/90.01/36', ['map', '10/90.01/36']],
    ['map=10/33/180.01', ['map', '10/33/180.01']],
    ['map=24.01/33/36', ['map', '24.01/33/36']],
    ['map=10/33/36/0/85.1', ['map', '10/33/36/0/85.1']],
    ['map=0x10/33/36', ['map', '0x10/33/36']],
    ['time=2018-06-16/2018-06-12', ['time', '2018-06-16/2018-06-12']],
    ['time=2018-02-30', ['time', '2018-02-30']],
    ['time=-999999', ['time', '-999999']],
    ['time=today', ['time', 'today']],
    ['q=%E0%A4', ['q', '%E0%A4']],
    ['q=100%', ['q', '100%']],
    ['__proto__=x', ['__proto__', 'x']],
    ['constructor=x', ['constructor', 'x']],
    ['Map=10/33/36', ['Map', '10/33/36']],
    ['=x', ['', 'x']],
  ])('%s leaves the first view and is reported', (fragment, [param, value]) => {
    expect([stateOf(fragment), ignored(fragment)]).toEqual([FIRST_VIEW, [[param, value]]]);
  });

  it('of repeated names keeps the first and reports the others', () => {
    const fragment = 'lang=ar&lang=he&lang=ru';
    expect([stateOf(fragment).locale, ignored(fragment)]).toEqual([
      'ar',
      [
        ['lang', 'he'],
        ['lang', 'ru'],
      ],
    ]);
  });

  it('of a megabyte is reported in a line', () => {
    const [found] = ignored(`q=${'x'.repeat(1_000_000)}`);
    expect(found).toEqual(['q', 'x'.repeat(80)]);
  });

  it('in a name of a megabyte is reported in a line', () => {
    expect(ignored(`${'n'.repeat(1_000_000)}=1`)).toEqual([['n'.repeat(40), '1']]);
  });

  it('of a million parts is not answered with a million notices', () => {
    expect(ignored('x=1&'.repeat(1_000_000)).length).toBeLessThanOrEqual(100);
  });
});

const datasetsIn = (value: string) =>
  stateOf(`data=${value}`).datasets.map(({ id, isHidden }) => [id, isHidden]);

describe('the datasets of a link', () => {
  const [a, b] = ['a', 'b'].map((digit) => `sha256:${digit.repeat(64)}`);
  it('are one file, as ever', () => {
    expect(datasetsIn(`${a}`)).toEqual([[a, false]]);
    expect(encode(stateOf(`data=${a}&v=1`))).toBe(`map=7/33/36&data=${a}&v=1`);
  });

  it('are several, the article among them, each shown or hidden', () => {
    const link = `data=-${b}.article.${a}&v=1`;
    expect(datasetsIn(`-${b}.article.${a}`)).toEqual([
      [b, true],
      ['article', false],
      [a, false],
    ]);
    expect(encode(stateOf(link))).toBe(link);
  });

  it('keep those that can be read, each once, and not more than anybody compares', () => {
    expect(datasetsIn(`sha256:short.${a}.-${a}.--article.${b}.`)).toEqual([
      [a, false],
      [b, false],
    ]);
    const many = Array.from({ length: 50 }, (_, at) => `sha256:${String(at).padStart(64, '0')}`);
    expect(datasetsIn(many.join('.'))).toHaveLength(20);
  });

  it('are the article where none can be read, with a word about it', () => {
    const { state, notices } = decodeLink('data=sha256:short.-', DEFAULTS);
    expect(state.datasets).toEqual([{ id: 'article', isHidden: false }]);
    expect(notices).toEqual([{ kind: 'link-value-ignored', param: 'data', value: 'sha256:short.-' }]);
  });
});

describe('a search in a link', () => {
  it('of a thousand Arabic letters comes back whole', () => {
    const query = 'ش'.repeat(1000);
    expect(stateOf(encode(firstViewWith({ query }))).query).toBe(query);
  });

  it('too long for a link is cut, not lost', () => {
    const query = 'ab '.repeat(5000);
    const found = stateOf(encode(firstViewWith({ query }))).query;
    expect([found.length, query.startsWith(found)]).toEqual([4096, true]);
  });

  it('with half a character in it is written all the same', () => {
    expect(stateOf(encode(firstViewWith({ query: 'a\uD800' }))).query).toBe('a\uFFFD');
  });
});

describe('a link into the story', () => {
  const [first, second] = DEFAULTS.story ?? [];

  it('that names a step alone means the camera and the window of that step', () => {
    expect(stateOf('view=story&step=2')).toMatchObject({ ...second, view: 'story', step: 2 });
  });

  it('without a step means the first', () => {
    expect(stateOf('view=story')).toMatchObject({ ...first });
  });

  it('beyond the last step means the last', () => {
    expect(stateOf('view=story&step=9')).toMatchObject({ ...second });
  });

  it('that names a camera or a window means these', () => {
    const { camera: seen, window } = stateOf('map=9/33/36&view=story&step=2');
    expect([seen, window]).toEqual([camera([36, 33], 9), second?.window]);
  });

  it('is short where the reader stands at the step itself', () => {
    expect(encode(firstViewWith({ ...second, view: 'story', step: 2 }))).toBe('view=story&step=2&v=1');
  });

  it('into an opened file means all of its time: a file has no story', () => {
    expect(stateOf(`view=story&step=2&data=sha256:${'0'.repeat(64)}`).window).toEqual(ALL_TIME);
  });
});
