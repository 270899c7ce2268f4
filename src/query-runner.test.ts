import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '@/domain/clock';
import type { ActorId } from '@/domain/event';
import { area, days, madeUpDossier, madeUpEvent, point, zone } from '@/domain/made-up-dossier.test-helper';
import { ALL_TIME, DAY_MS, span } from '@/domain/time';
import { createEngineClient } from '@/engine/client';
import { openDossier } from '@/engine/open-table';
import type { TableId } from '@/engine/protocol';
import { madeUpRows, madeUpState, slowIndex } from '@/state/made-up-state.test-helper';
import { selectResultCount, selectRows } from '@/state/selectors';
import type { Rows } from '@/state/app-state';
import { type AppStore, createAppStore } from '@/state/store';
import {
  actorsChosen,
  clockChosen,
  eventSelected,
  filtersCleared,
  kindsChosen,
  queryTyped,
  timeWindowChanged,
} from '@/state/transitions';
import { buildRowIndex } from '@/table/row-index';
import { tableOfDossier } from '@/table/dossier-table';
import { startQueryRunner } from './query-runner';

const TABLE = 'made-up' as TableId;
const DOSSIER = {
  ...madeUpDossier([
    madeUpEvent('shelling', { title: 'Shelling', actors: ['a'], kind: 'armed-event' }),
    madeUpEvent('call', { title: 'A call about shelling', actors: ['a', 'b'], kind: 'call' }),
    madeUpEvent('meeting', { title: 'A meeting', actors: ['b'], kind: 'meeting' }),
  ]),
  actors: ['a', 'b'].map((id) => ({
    id: id as ActorId,
    names: { en: id, ar: null, he: null, ru: null, aliases: [] },
    type: '',
    allegiance: '',
    note: '',
  })),
};

/** The real engine, answering on the page. */
const start = async (fields: Parameters<typeof madeUpState>[1] = {}) => {
  const engine = createEngineClient({ worker: null });
  const opened = await openDossier(engine, TABLE, DOSSIER);
  if (!opened.ok) throw new Error(opened.error.kind);
  const store = createAppStore(madeUpState(madeUpRows(DOSSIER), { window: ALL_TIME, ...fields }));
  const stop = startQueryRunner(
    store,
    () => opened.value,
    async () => null,
  );
  return { store, stop };
};
/** Waits until an index has come that has so many rows. */
const indexOfLength = async (store: AppStore, length: number): Promise<void> => {
  const isThere = (): boolean => selectRows(store.getState())?.index.length === length;
  if (isThere()) return;
  await new Promise<void>((resolve) => {
    const stop = store.subscribe(() => {
      if (!isThere()) return;
      stop();
      resolve();
    });
  });
};

/** Like {@link start}, with this answer to a wish for another clock. */
const startOn = (answer: Rows | null) => {
  const store = createAppStore(madeUpState(madeUpRows(DOSSIER), { window: ALL_TIME }));
  const asked: string[] = [];
  const rowsOn = async (clock: Clock): Promise<Rows | null> => {
    asked.push(clock);
    return answer;
  };
  const engine = createEngineClient({ worker: null });
  const opening = openDossier(engine, TABLE, DOSSIER);
  return opening.then((opened) => {
    if (!opened.ok) throw new Error(opened.error.kind);
    startQueryRunner(store, () => opened.value, rowsOn);
    return { store, asked };
  });
};

describe('the clock', () => {
  it('that is wished for brings the article’s rows on it, asked for once', async () => {
    const rows: Rows = { ...madeUpRows(DOSSIER), clock: 'reported' };
    const { store, asked } = await startOn(rows);
    store.act(clockChosen('reported'));
    store.act(eventSelected(null));
    await Promise.resolve();
    expect([asked, selectRows(store.getState())?.clock]).toEqual([['reported'], 'reported']);
  });

  it('that is no longer wished for when its rows come is let go', async () => {
    const { store } = await startOn({ ...madeUpRows(DOSSIER), clock: 'reported' });
    store.act(clockChosen('reported'));
    store.act(clockChosen('happened'));
    await Promise.resolve();
    expect(selectRows(store.getState())?.clock).toBe('happened');
  });

  it('stays where the rows cannot be had', async () => {
    const { store } = await startOn(null);
    store.act(clockChosen('reported'));
    await Promise.resolve();
    expect(selectRows(store.getState())?.clock).toBe('happened');
  });
});

describe('the query runner', () => {
  it('brings an index of the rows that a typed search finds', async () => {
    const { store } = await start();
    store.act(queryTyped('shelling'));
    await indexOfLength(store, 2);
    expect(selectResultCount(store.getState()).possible).toBe(2);
  });

  it('asks at once for what a link brought along', async () => {
    const { store } = await start({ query: 'meeting' });
    await indexOfLength(store, 1);
    expect(selectResultCount(store.getState()).possible).toBe(1);
  });

  it('answers the newest question in the end', async () => {
    const { store } = await start();
    for (const query of ['s', 'sh', 'shelling', 'meeting']) store.act(queryTyped(query));
    await indexOfLength(store, 1);
    expect(selectResultCount(store.getState()).possible).toBe(1);
  });

  it('brings every row back once the clauses are gone', async () => {
    const { store } = await start({ actors: new Set(['b' as ActorId]) });
    await indexOfLength(store, 2);
    store.act(filtersCleared);
    await indexOfLength(store, 3);
    expect(selectRows(store.getState())?.index.rowBits).toBeNull();
  });

  it('takes no actors as nobody', async () => {
    const { store } = await start();
    store.act(actorsChosen(new Set()));
    await indexOfLength(store, 0);
    expect(selectResultCount(store.getState())).toEqual({ certain: 0, possible: 0 });
  });

  it('leaves window and kinds to the page', async () => {
    const { store } = await start();
    const before = selectRows(store.getState())?.index;
    store.act(timeWindowChanged(span(0, DAY_MS)));
    store.act(kindsChosen(new Set(['call'])));
    await Promise.resolve();
    expect(selectRows(store.getState())?.index).toBe(before);
  });

  it('asks no more once it is stopped', async () => {
    const { store, stop } = await start();
    stop();
    store.act(queryTyped('meeting'));
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect(selectRows(store.getState())?.index.length).toBe(3);
  });
});

describe('the slow index that tests build on', () => {
  const event = fc
    .record({
      start: fc.integer({ min: 0, max: 20 }),
      length: fc.integer({ min: 1, max: 20 }),
      extent: fc.constantFrom('sometime' as const, 'throughout' as const),
      kind: fc.constantFrom('call' as const, 'meeting' as const, 'statement' as const),
      where: fc.constantFrom(point(36, 33), area('z')),
    })
    .map(({ start: first, length, extent, kind, where }) => ({
      kind,
      where,
      when: { ...days(first, first + length), extent },
    }));
  const window = fc
    .tuple(fc.integer({ min: -2, max: 40 }), fc.integer({ min: 1, max: 30 }))
    .map(([first, length]) => span(first * DAY_MS, (first + length) * DAY_MS));

  it('answers as the real one does', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), window, fc.nat(2047), (fields, asked, mask) => {
        const events = fields.map((each, index) => madeUpEvent(`e${index}`, each));
        const dossier = madeUpDossier(events, { zones: [zone('z', [36, 33])] });
        const rows = madeUpRows(dossier);
        const sorted = events.map((_, row) => rows.eventAt(row));
        const answers = [buildRowIndex(tableOfDossier(dossier), null), slowIndex(sorted)].map((index) => ({
          counts: structuredClone(index.countByKind(asked)),
          page: [...index.page(asked, mask, 0, 100)],
          extent: index.extent,
          bins: [...index.histogram(asked, 3)],
          positions: sorted.map((__, row) => index.positionOf(row, asked, mask)),
        }));
        expect(answers[1]).toEqual(answers[0]);
      }),
    );
  });
});
