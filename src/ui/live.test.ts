import { describe, expect, it } from 'vitest';
import { madeUpState } from '@/state/made-up-state.test-helper';
import { createAppStore } from '@/state/store';
import { localeChosen, queryTyped } from '@/state/transitions';
import { createLive } from './live';

const start = () => {
  const store = createAppStore(madeUpState(null));
  const waiting: (() => void)[] = [];
  const live = createLive(store, (run) => {
    waiting.push(run);
  });
  const drawn: string[] = [];
  const runAfterwards = (): void => {
    for (const run of waiting.splice(0)) run();
  };
  return { store, live, drawn, waiting, runAfterwards };
};

describe('a live view', () => {
  it('draws at once when it is added, with nothing before', () => {
    const { live } = start();
    const seen: unknown[] = [];
    live.add((state, previous) => seen.push([state.query, previous]));
    expect(seen).toEqual([['', null]]);
  });

  it('draws after what changed the state has run to its end, not at once', () => {
    const { store, live, drawn, runAfterwards } = start();
    live.add(({ query }) => drawn.push(query));
    store.act(queryTyped('a'));
    const before = [...drawn];
    runAfterwards();
    expect([before, drawn]).toEqual([[''], ['', 'a']]);
  });

  it('draws once for all changes of one moment', () => {
    const { store, live, drawn, waiting, runAfterwards } = start();
    live.add(({ query }) => drawn.push(query));
    for (const query of ['a', 'ab', 'abc']) store.act(queryTyped(query));
    const asked = waiting.length;
    runAfterwards();
    expect([asked, drawn]).toEqual([1, ['', 'abc']]);
  });

  it('is told what it drew last', () => {
    const { store, live, runAfterwards } = start();
    const previously: (string | undefined)[] = [];
    live.add((_, previous) => previously.push(previous?.query));
    for (const query of ['a', 'b']) store.act(queryTyped(query));
    runAfterwards();
    store.act(queryTyped('c'));
    runAfterwards();
    expect(previously).toEqual([undefined, '', 'b']);
  });

  it('flushed draws now, and not again afterwards', () => {
    const { store, live, drawn, runAfterwards } = start();
    live.add(({ query }) => drawn.push(query));
    store.act(queryTyped('a'));
    live.flush();
    const flushed = [...drawn];
    runAfterwards();
    expect([flushed, drawn]).toEqual([
      ['', 'a'],
      ['', 'a'],
    ]);
  });

  it('that is gone draws no more', () => {
    const { store, live, drawn, runAfterwards } = start();
    const remove = live.add(({ query }) => drawn.push(query));
    store.act(queryTyped('a'));
    remove();
    runAfterwards();
    expect(drawn).toEqual(['']);
  });

  it('added between a change and its drawing draws that state once', () => {
    const { store, live, drawn, runAfterwards } = start();
    store.act(queryTyped('a'));
    live.add(({ query }) => drawn.push(query));
    runAfterwards();
    expect(drawn).toEqual(['a']);
  });

  it('that changes the state while drawing is drawn again afterwards', () => {
    const { store, live, drawn, runAfterwards } = start();
    live.add(({ query, locale }) => {
      drawn.push(`${query} ${locale}`);
      if (query === 'a') store.act(localeChosen('ar'));
    });
    store.act(queryTyped('a'));
    runAfterwards();
    const first = [...drawn];
    runAfterwards();
    expect([first, drawn]).toEqual([
      [' en', 'a en'],
      [' en', 'a en', 'a ar'],
    ]);
  });

  it('of many draws each', () => {
    const { store, live, drawn, runAfterwards } = start();
    for (const name of ['x', 'y']) live.add(({ query }) => drawn.push(name + query));
    store.act(queryTyped('1'));
    runAfterwards();
    expect(drawn).toEqual(['x', 'y', 'x1', 'y1']);
  });
});
