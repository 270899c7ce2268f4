import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { camera } from '@/domain/camera';
import { type ActorId, type ConflictEvent, EVENT_KINDS, type EventId } from '@/domain/event';
import { days, madeUpDossier, madeUpEvent, point } from '@/domain/made-up-dossier.test-helper';
import { ALL_TIME, DAY_MS, contains, epochMs, span } from '@/domain/time';
import type { AppState, Notice } from './app-state';
import { madeUpRows, madeUpState, slowIndex } from './made-up-state.test-helper';
import {
  actorsChosen,
  attributionChosen,
  axisAround,
  axisChanged,
  cameraSettled,
  dataFailed,
  dataLoaded,
  eventHovered,
  eventSelected,
  filtersCleared,
  homeReturned,
  kindToggled,
  kindsChosen,
  layerToggled,
  localeChosen,
  mapStatusChanged,
  noticeDismissed,
  noticed,
  playModeChosen,
  playSpeedChosen,
  playbackStopped,
  playbackToggled,
  queryTyped,
  rowsIndexed,
  selectionRevealed,
  themeChosen,
  timeWindowChanged,
  timeWindowChosen,
} from './transitions';

const YEAR_MS = 365.25 * DAY_MS;
const id = (text: string): EventId => text as EventId;
const daySpan = (first: number, end: number) => span(first * DAY_MS, end * DAY_MS);
const rowsOf = (...events: readonly ConflictEvent[]) => madeUpRows(madeUpDossier(events));
const empty = madeUpState(rowsOf());

describe('the axis around a window', () => {
  const day = fc.integer({ min: -40_000, max: 40_000 });

  it('leaves at least a day on both sides', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30_000 }), (start, length) => {
        const window = daySpan(start, start + length);
        const axis = axisAround(window);
        expect(Math.min(window.start - axis.start, axis.end - window.end)).toBeGreaterThanOrEqual(DAY_MS);
      }),
    );
  });

  it('of millennia shows the latest two centuries', () => {
    const axis = axisAround(daySpan(-700_000, 20_000));
    expect([(axis.end - axis.start) / YEAR_MS < 201, axis.end > 20_000 * DAY_MS]).toEqual([true, true]);
  });

  it('stays within the dates that exist, at either end of them', () => {
    const last = 8.64e15;
    for (const window of [span(-last, -last + DAY_MS), span(last - DAY_MS, last), span(-last, last)]) {
      expect(contains(span(-last, last), axisAround(window))).toBe(true);
    }
  });
});

describe('the axis', () => {
  it.each([
    ['two days', 2, true],
    ['less than two days', 1.9, false],
    ['two centuries', 73_000, true],
    ['three centuries', 109_500, false],
  ])('of %s: allowed %s', (_, length, isAllowed) => {
    const axis = span(0, length * DAY_MS);
    expect(axisChanged(axis)(empty).axis === axis).toBe(isAllowed);
  });

  it('refused leaves the very state', () => {
    expect(axisChanged(span(0, 1))(empty)).toBe(empty);
  });
});

describe('the window', () => {
  it('set to what it is wakes nobody', () => {
    expect(timeWindowChanged(daySpan(0, 10))(empty)).toBe(empty);
  });

  it('dragged leaves the axis alone', () => {
    const state = timeWindowChanged(daySpan(3, 4))(empty);
    expect([state.window, state.axis]).toEqual([daySpan(3, 4), empty.axis]);
  });

  it('chosen takes the axis along', () => {
    const window = daySpan(400, 500);
    expect(contains(timeWindowChosen(window)(empty).axis, window)).toBe(true);
  });

  it('of all time shows the whole of the data', () => {
    const state = madeUpState(rowsOf(madeUpEvent('old', { when: days(-900, -890) }), madeUpEvent('new')));
    expect(contains(timeWindowChosen(ALL_TIME)(state).axis, daySpan(-900, 1))).toBe(true);
  });

  it('of all time without data leaves the axis as it was', () => {
    expect(timeWindowChosen(ALL_TIME)(madeUpState(null)).axis).toEqual(madeUpState(null).axis);
  });
});

describe('kinds', () => {
  it('toggled from all leave all but one', () => {
    const { kinds } = kindToggled('call')(empty);
    expect([kinds?.size, kinds?.has('call')]).toEqual([EVENT_KINDS.length - 1, false]);
  });

  it('toggled twice are all again, which is no clause', () => {
    expect(kindToggled('call')(kindToggled('call')(empty)).kinds).toBeNull();
  });

  it('can all be off', () => {
    const off = EVENT_KINDS.reduce<AppState>((state, kind) => kindToggled(kind)(state), empty);
    expect(off.kinds).toEqual(new Set());
  });

  it('toggled leave the earlier state as it was', () => {
    const kinds = new Set(['call' as const]);
    kindToggled('meeting')({ ...empty, kinds });
    expect([...kinds]).toEqual(['call']);
  });
});

describe('clearing the filters', () => {
  const filtered: AppState = {
    ...empty,
    kinds: new Set(['call']),
    attribution: new Set(['own-voice']),
    actors: new Set(['a' as ActorId]),
    query: 'x',
    window: daySpan(1, 2),
  };

  it('clears every clause but the window', () => {
    const { kinds, attribution, actors, query, window } = filtersCleared(filtered);
    expect([kinds, attribution, actors, query, window]).toEqual([null, null, null, '', daySpan(1, 2)]);
  });

  it('happens on the way home too', () => {
    const home = homeReturned(madeUpDossier([]))({
      ...filtered,
      selection: id('x'),
      camera: camera([0, 0], 1),
    });
    expect(home).toEqual(empty);
  });

  it('on the way home gives the map a camera that it has not reported itself', () => {
    const dossier = madeUpDossier([]);
    expect(homeReturned(dossier)(empty).camera).not.toBe(dossier.home.camera);
  });
});

describe('what is said of one field changes that field alone', () => {
  const cases: readonly (readonly [keyof AppState, (state: AppState) => AppState, unknown])[] = [
    ['kinds', kindsChosen(new Set(['call'])), new Set(['call'])],
    ['attribution', attributionChosen(new Set(['own-voice'])), new Set(['own-voice'])],
    ['actors', actorsChosen(new Set(['a' as ActorId])), new Set(['a'])],
    ['query', queryTyped('كفر'), 'كفر'],
    ['selection', eventSelected(id('x')), 'x'],
    ['hover', eventHovered(id('x')), 'x'],
    ['theme', themeChosen('dark'), 'dark'],
    ['locale', localeChosen('ar'), 'ar'],
    ['map', mapStatusChanged('ready'), 'ready'],
    ['data', dataFailed('404'), { kind: 'failed', detail: '404' }],
    ['playback', playbackToggled, { ...empty.playback, isPlaying: true }],
    ['playback', playSpeedChosen(7), { ...empty.playback, daysPerSecond: 7 }],
    ['playback', playModeChosen('cumulative'), { ...empty.playback, mode: 'cumulative' }],
  ];
  it.each(cases)('%s', (field, transition, value) => {
    expect(transition(empty)).toEqual({ ...empty, [field]: value });
  });
});

describe('what is so already wakes nobody', () => {
  it.each([
    ['selection', eventSelected(null)],
    ['hover', eventHovered(null)],
    ['map status', mapStatusChanged('starting')],
    ['stopped playback', playbackStopped],
    ['no notice', noticed()],
    ['nothing to reveal', selectionRevealed],
  ])('%s', (_, transition) => {
    expect(transition(empty)).toBe(empty);
  });
});

describe('the camera', () => {
  it('is kept as the very object that the map reported', () => {
    const settled = camera([3, 4], 5);
    expect(cameraSettled(settled, [2, 3, 4, 5])(empty).camera).toBe(settled);
  });
});

describe('a layer', () => {
  it('toggled twice is as it was', () => {
    expect(layerToggled('links')(layerToggled('links')(empty)).layers).toEqual(empty.layers);
  });

  it('that was off goes on', () => {
    expect(layerToggled('distance-rings')(empty).layers.has('distance-rings')).toBe(true);
  });
});

describe('rows', () => {
  it('replace what was loading', () => {
    const rows = rowsOf();
    expect(dataLoaded(rows)(madeUpState(null)).data).toEqual({ kind: 'ready', rows });
  });

  it('take a new index and keep the rest', () => {
    const index = slowIndex([]);
    const { data } = rowsIndexed(index, '')(empty);
    expect(data.kind === 'ready' && [data.rows.index === index, data.rows.dossier.id]).toEqual([
      true,
      'made-up',
    ]);
  });

  it('that never came take no index', () => {
    const loading = madeUpState(null);
    expect(rowsIndexed(slowIndex([]), '')(loading)).toBe(loading);
  });
});

describe('notices', () => {
  const copied: Notice = { kind: 'link-copied' };
  const unknown: Notice = { kind: 'unknown-event', id: 'x' };

  it('are said in order', () => {
    expect(noticed(unknown)(noticed(copied)(empty)).notices).toEqual([copied, unknown]);
  });

  it('are said once, however often they are given', () => {
    expect(noticed(copied, { ...copied })(noticed(copied)(empty)).notices).toEqual([copied]);
  });

  it('of one kind about two things are two', () => {
    expect(noticed(unknown, { ...unknown, id: 'y' })(empty).notices).toHaveLength(2);
  });

  it('can be sent away one by one', () => {
    expect(noticeDismissed(copied)(noticed(copied, unknown)(empty)).notices).toEqual([unknown]);
  });
});

const clausesOf = ({ notices }: AppState) =>
  notices.map((notice) => (notice.kind === 'filter-widened' ? notice.clauses : notice.kind));

describe('revealing the selection', () => {
  const event = madeUpEvent('e', { when: days(30, 31), kind: 'call', actors: ['a'] });
  const open = madeUpState(rowsOf(event), { selection: event.id, window: daySpan(0, 100) });

  it('changes nothing where the event is in sight', () => {
    expect(selectionRevealed(open)).toBe(open);
  });

  it('waits for the rows', () => {
    const loading = madeUpState(null, { selection: event.id });
    expect(selectionRevealed(loading)).toBe(loading);
  });

  it('reports an event that is not loaded and keeps it selected', () => {
    const state = selectionRevealed({ ...open, selection: id('gone') });
    expect([state.notices, state.selection]).toEqual([[{ kind: 'unknown-event', id: 'gone' }], 'gone']);
  });

  it('widens the window just enough, and says so', () => {
    const state = selectionRevealed({ ...open, window: daySpan(0, 10) });
    expect([state.window, clausesOf(state)]).toEqual([daySpan(0, 31), [['window']]]);
  });

  it('widens the window backwards as well', () => {
    expect(selectionRevealed({ ...open, window: daySpan(50, 60) }).window).toEqual(daySpan(30, 60));
  });

  it('takes the axis along', () => {
    const state = selectionRevealed({ ...open, window: daySpan(0, 10), axis: daySpan(0, 12) });
    expect(contains(state.axis, state.window)).toBe(true);
  });

  it('shows all of time for an event with an open end', () => {
    const undated = madeUpEvent('u', { when: { earliest: null, latest: epochMs(0) } });
    const state = madeUpState(rowsOf(undated), { selection: undated.id, window: daySpan(5, 6) });
    expect(selectionRevealed(state).window).toEqual(ALL_TIME);
  });

  it('adds its kind to the chosen kinds', () => {
    const state = selectionRevealed({ ...open, kinds: new Set(['meeting']) });
    expect([state.kinds, clausesOf(state)]).toEqual([new Set(['meeting', 'call']), [['kinds']]]);
  });

  it('drops the kinds clause where its kind was the last one missing', () => {
    const kinds = new Set(EVENT_KINDS.filter((kind) => kind !== 'call'));
    expect(selectionRevealed({ ...open, kinds }).kinds).toBeNull();
  });

  it('drops a clause on attribution that refuses it', () => {
    const state = selectionRevealed({ ...open, attribution: new Set(['named-source']) });
    expect([state.attribution, clausesOf(state)]).toEqual([null, [['attribution']]]);
  });

  it('drops a clause on actors that refuses it', () => {
    const state = selectionRevealed({ ...open, actors: new Set(['b' as ActorId]) });
    expect([state.actors, clausesOf(state)]).toEqual([null, [['actors']]]);
  });

  it('drops a clause on how exactly places are known that refuses it, and leaves the search alone', () => {
    const state = selectionRevealed(searched({ known: 'country' })); // the made-up event has no place
    expect([state.known, state.query, clausesOf(state)]).toEqual([null, 'shelling', [['known']]]);
  });

  it('keeps such a clause for an event that is known so exactly', () => {
    const placed = madeUpEvent('e', { when: days(30, 31), where: point(36, 33) });
    const state = madeUpState(rowsOf(placed), {
      selection: placed.id,
      window: daySpan(0, 100),
      known: 'place',
    });
    expect(selectionRevealed(state)).toBe(state);
  });

  it('keeps clauses that let it through', () => {
    const state = { ...open, actors: new Set(['a' as ActorId]), kinds: new Set(['call' as const]) };
    expect(selectionRevealed(state)).toBe(state);
  });

  it('names every clause that hid it, in one notice', () => {
    const state = selectionRevealed({
      ...open,
      window: daySpan(0, 10),
      kinds: new Set(),
      attribution: new Set(),
      actors: new Set(),
    });
    expect(clausesOf(state)).toEqual([['window', 'kinds', 'attribution', 'actors']]);
  });

  const searched = (fields: Partial<AppState>): AppState =>
    madeUpState(
      { ...madeUpRows(madeUpDossier([event]), () => false), indexedQuery: 'shelling' },
      { selection: event.id, window: daySpan(0, 100), query: 'shelling', ...fields },
    );

  it('waits for the engine before it blames a search', () => {
    const rows = madeUpRows(madeUpDossier([event]));
    const asked = madeUpState(rows, { selection: event.id, window: daySpan(0, 100), query: 'shelling' });
    const waiting = selectionRevealed(asked);
    expect([waiting.query, waiting.isRevealing]).toEqual(['shelling', true]);
    const answered = rowsIndexed(
      slowIndex([event], () => false),
      'shelling',
    )(waiting);
    expect([answered.query, answered.isRevealing, clausesOf(answered)]).toEqual(['', false, [['query']]]);
  });

  it('clears a search that hides it', () => {
    const state = selectionRevealed(searched({}));
    expect([state.query, clausesOf(state)]).toEqual(['', [['query']]]);
  });

  it('clears a search that hides it together with the window', () => {
    const state = selectionRevealed(searched({ window: daySpan(0, 10) }));
    expect([state.query, clausesOf(state)]).toEqual(['', [['window', 'query']]]);
  });

  it('leaves the search alone where the attribution may explain everything', () => {
    expect(selectionRevealed(searched({ attribution: new Set() })).query).toBe('shelling');
  });
});
