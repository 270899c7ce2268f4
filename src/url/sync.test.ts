import { describe, expect, it } from 'vitest';
import { camera } from '@/domain/camera';
import type { EventId } from '@/domain/event';
import { days, madeUpDossier, madeUpEvent } from '@/domain/made-up-dossier.test-helper';
import { DAY_MS, contains, span } from '@/domain/time';
import { madeUpRows, madeUpState } from '@/state/made-up-state.test-helper';
import { type AppStore, createAppStore } from '@/state/store';
import {
  cameraSettled,
  eventHovered,
  eventSelected,
  kindToggled,
  localeChosen,
  noticed,
  queryTyped,
  timeWindowChanged,
} from '@/state/transitions';
import { decodeLink, encodeLink } from './codec';
import { type AddressBar, startUrlSync } from './sync';

const DOSSIER = madeUpDossier([
  madeUpEvent('a'),
  madeUpEvent('b'),
  madeUpEvent('late', { when: days(50, 51) }),
]);
const DEFAULTS = DOSSIER.home;
const id = (text: string): EventId => text as EventId;

/** A browser's history in which time passes only when a test says so. */
const createFakeBar = (first: string) => {
  const entries = [first];
  let at = 0;
  let listener: (() => void) | null = null;
  let timer: { readonly run: () => void; readonly ms: number } | null = null;
  const writes: string[] = [];
  const bar: AddressBar = {
    fragment: () => (entries[at] === '' ? '' : `#${entries[at]}`),
    write: (fragment, how) => {
      writes.push(`${how} ${fragment}`);
      if (how === 'push') {
        at += 1;
        entries.length = at;
      }
      entries[at] = fragment;
    },
    onNavigate: (heard) => {
      listener = heard;
      return () => {
        listener = null;
      };
    },
    setTimer: (run, ms) => {
      const own = { run, ms };
      timer = own;
      return () => {
        if (timer === own) timer = null;
      };
    },
  };
  return {
    bar,
    entries,
    writes,
    isWaiting: () => timer !== null,
    delayMs: () => timer?.ms ?? null,
    passTime: () => {
      const due = timer;
      timer = null;
      due?.run();
    },
    go: (by: number) => {
      at += by;
      listener?.();
    },
    type: (fragment: string) => {
      at += 1;
      entries.length = at;
      entries[at] = fragment;
      listener?.();
    },
  };
};

const open = (fragment = '') => {
  const fake = createFakeBar(fragment);
  const { state } = decodeLink(fragment, DEFAULTS);
  const store: AppStore = createAppStore(madeUpState(madeUpRows(DOSSIER), { ...state }));
  const stop = startUrlSync(store, fake.bar, DEFAULTS);
  return { ...fake, store, stop };
};
const daySpan = (first: number, end: number) => span(first * DAY_MS, end * DAY_MS);
const dayLink = (first: string, last: string): string => `time=1970-01-${first}/1970-01-${last}&v=1`;

describe('a change of the view', () => {
  it('is not written at once', () => {
    const { store, writes, isWaiting } = open();
    store.act(timeWindowChanged(daySpan(1, 2)));
    expect([writes, isWaiting()]).toEqual([[], true]);
  });

  it('replaces the current entry when the time has passed', () => {
    const { store, writes, passTime } = open();
    store.act(timeWindowChanged(daySpan(1, 2)));
    passTime();
    expect(writes).toEqual([`replace ${dayLink('02', '02')}`]);
  });

  it('is written with all that followed it, once, when nothing has followed for a while', () => {
    const { store, writes, passTime, isWaiting } = open();
    for (let day = 2; day < 9; day += 1) store.act(timeWindowChanged(daySpan(1, day)));
    passTime();
    expect([writes, isWaiting()]).toEqual([[], true]);
    passTime();
    expect([writes, isWaiting()]).toEqual([[`replace ${dayLink('02', '08')}`], false]);
  });

  it('is written now and then while changes keep coming', () => {
    const { store, writes, passTime } = open();
    for (let day = 2; day < 22; day += 1) {
      store.act(timeWindowChanged(daySpan(0, day)));
      store.act(timeWindowChanged(daySpan(1, day)));
      passTime();
    }
    expect(writes.length).toBeGreaterThanOrEqual(2);
    expect(writes.length).toBeLessThanOrEqual(3);
  });

  it('is written seldom enough for every browser: at most 100 times in 30 seconds', () => {
    const { store, delayMs } = open();
    store.act(queryTyped('x'));
    expect(delayMs()).toBeGreaterThanOrEqual(300);
  });

  it('that was taken back in time is not written', () => {
    const { store, writes, passTime } = open();
    store.act(localeChosen('ar'));
    store.act(localeChosen('en'));
    passTime();
    expect(writes).toEqual([]);
  });

  it('that a link does not carry is not written', () => {
    const { store, writes, isWaiting } = open();
    store.act(eventHovered(id('a')));
    store.act(noticed({ kind: 'link-copied' }));
    expect([writes, isWaiting()]).toEqual([[], false]);
  });

  it('smaller than a link keeps is not written', () => {
    const { store, writes, passTime } = open();
    store.act(cameraSettled(camera([1.000_000_1, 2], 5), [0, 1, 2, 3]));
    passTime();
    expect(writes).toEqual([]);
  });

  it('back to the first view empties the address', () => {
    const { store, writes, passTime } = open('lang=ar&v=1');
    store.act(localeChosen('en'));
    passTime();
    expect(writes).toEqual(['replace ']);
  });
});

describe('a selection', () => {
  it('makes an entry of its own at once', () => {
    const { store, writes } = open();
    store.act(eventSelected(id('a')));
    expect(writes).toEqual(['push event=a&v=1']);
  });

  it('taken back makes an entry too', () => {
    const { store, entries } = open('event=a&v=1');
    store.act(eventSelected(null));
    expect(entries).toEqual(['event=a&v=1', '']);
  });

  it('first writes what was pending into the entry that is left', () => {
    const { store, writes, isWaiting } = open();
    store.act(timeWindowChanged(daySpan(1, 2)));
    store.act(eventSelected(id('a')));
    expect([writes, isWaiting()]).toEqual([
      [`replace ${dayLink('02', '02')}`, 'push time=1970-01-02/1970-01-02&event=a&v=1'],
      false,
    ]);
  });

  it('is followed by replacements of its own entry', () => {
    const { store, entries, passTime } = open();
    store.act(eventSelected(id('a')));
    store.act(queryTyped('x'));
    passTime();
    expect(entries).toEqual(['', 'event=a&q=x&v=1']);
  });
});

describe('Back', () => {
  it('restores the whole state of the entry', () => {
    const first =
      'map=9/2/1&time=1970-01-01/1970-01-03&kind=statement&q=title&layers=links&theme=dark&lang=he&v=1';
    const { store, go } = open(first);
    store.act(kindToggled('call'));
    store.act(localeChosen('ru'));
    store.act(eventSelected(id('b')));
    go(-1);
    const replaced = encodeLink({ ...store.getState() }, DEFAULTS);
    expect(replaced).toBe(
      first.replace('kind=statement', 'kind=call.statement').replace('lang=he', 'lang=ru'),
    );
  });

  it('writes nothing', () => {
    const { store, go, writes, isWaiting } = open();
    store.act(eventSelected(id('a')));
    const before = writes.length;
    go(-1);
    expect([writes.length, isWaiting()]).toEqual([before, false]);
  });

  it('and forward and back again leave the entries as they were', () => {
    const { store, go, entries, passTime } = open();
    store.act(eventSelected(id('a')));
    store.act(eventSelected(id('b')));
    const before = [...entries];
    for (const step of [-1, -1, 1, 1, -2]) {
      go(step);
      passTime();
    }
    expect([entries, store.getState().selection]).toEqual([before, null]);
  });

  it('drops what was pending: it belongs to no entry any more', () => {
    const { store, go, passTime, entries } = open();
    store.act(eventSelected(id('a')));
    store.act(queryTyped('x'));
    go(-1);
    passTime();
    expect(entries).toEqual(['', 'event=a&v=1']);
  });

  it('then a change replaces the entry that was gone back to', () => {
    const { store, go, passTime, entries } = open();
    store.act(eventSelected(id('a')));
    go(-1);
    store.act(queryTyped('x'));
    passTime();
    expect(entries).toEqual(['q=x&v=1', 'event=a&v=1']);
  });

  it('clears the notices of the entry that is left', () => {
    const { store, go } = open();
    store.act(eventSelected(id('a')));
    store.act(noticed({ kind: 'link-copied' }));
    go(-1);
    expect(store.getState().notices).toEqual([]);
  });

  it('keeps the rows, the axis and what the map said', () => {
    const { store, go } = open();
    store.act(eventSelected(id('a')));
    const { data, axis, map } = store.getState();
    go(-1);
    expect(store.getState()).toMatchObject({ data, axis, map });
  });
});

describe('an address typed by hand', () => {
  it('is read with its faults reported', () => {
    const { store, type } = open();
    type('lang=ar&theme=plaid');
    expect([store.getState().locale, store.getState().notices]).toEqual([
      'ar',
      [{ kind: 'link-value-ignored', param: 'theme', value: 'plaid' }],
    ]);
  });

  it('is not corrected in the address bar until something changes', () => {
    const { type, writes, passTime } = open();
    type('lang=ar&theme=plaid');
    passTime();
    expect(writes).toEqual([]);
  });

  it('reveals an event that its window hides', () => {
    const { store, type } = open();
    type('event=late&v=1');
    expect(store.getState().notices).toEqual([{ kind: 'filter-widened', clauses: ['window'] }]);
  });

  it('takes the time axis along where its window lies beyond', () => {
    const { store, type } = open();
    type('time=1975-01-01/1975-01-31&v=1');
    const { axis, window } = store.getState();
    expect(contains(axis, window)).toBe(true);
  });

  it('keeps an event that is not loaded, and says so', () => {
    const { store, type } = open();
    type('event=gone');
    expect([store.getState().selection, store.getState().notices]).toEqual([
      'gone',
      [{ kind: 'unknown-event', id: 'gone' }],
    ]);
  });
});

describe('a stopped sync', () => {
  it('neither writes what was pending nor hears anything', () => {
    const { store, stop, writes, isWaiting, go } = open();
    store.act(queryTyped('x'));
    stop();
    store.act(eventSelected(id('a')));
    go(0);
    expect([writes, isWaiting(), store.getState().query]).toEqual([[], false, 'x']);
  });
});
