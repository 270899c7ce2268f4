import { describe, expect, it } from 'vitest';
import { madeUpState } from '@/state/made-up-state.test-helper';
import { createAppStore } from '@/state/store';
import { localeChosen, queryTyped } from '@/state/transitions';
import { createLive } from './live';

const start = () => {
  const store = createAppStore(madeUpState(null));
  const frames: (() => void)[] = [];
  const live = createLive(store, (run) => {
    frames.push(run);
  });
  const drawn: string[] = [];
  const nextFrame = (): void => {
    for (const run of frames.splice(0)) run();
  };
  return { store, live, drawn, frames, nextFrame };
};

describe('a live view', () => {
  it('draws at once when it is added, with nothing before', () => {
    const { live } = start();
    const seen: unknown[] = [];
    live.add((state, previous) => seen.push([state.query, previous]));
    expect(seen).toEqual([['', null]]);
  });

  it('draws in the next frame after a change, not at once', () => {
    const { store, live, drawn, nextFrame } = start();
    live.add(({ query }) => drawn.push(query));
    store.act(queryTyped('a'));
    const before = [...drawn];
    nextFrame();
    expect([before, drawn]).toEqual([[''], ['', 'a']]);
  });

  it('draws once a frame, however many changes there were', () => {
    const { store, live, drawn, frames, nextFrame } = start();
    live.add(({ query }) => drawn.push(query));
    for (const query of ['a', 'ab', 'abc']) store.act(queryTyped(query));
    const asked = frames.length;
    nextFrame();
    expect([asked, drawn]).toEqual([1, ['', 'abc']]);
  });

  it('is told what it drew last', () => {
    const { store, live, nextFrame } = start();
    const previously: (string | undefined)[] = [];
    live.add((_, previous) => previously.push(previous?.query));
    for (const query of ['a', 'b']) store.act(queryTyped(query));
    nextFrame();
    store.act(queryTyped('c'));
    nextFrame();
    expect(previously).toEqual([undefined, '', 'b']);
  });

  it('flushed draws now, and not again in the frame', () => {
    const { store, live, drawn, nextFrame } = start();
    live.add(({ query }) => drawn.push(query));
    store.act(queryTyped('a'));
    live.flush();
    const flushed = [...drawn];
    nextFrame();
    expect([flushed, drawn]).toEqual([
      ['', 'a'],
      ['', 'a'],
    ]);
  });

  it('that is gone draws no more', () => {
    const { store, live, drawn, nextFrame } = start();
    const remove = live.add(({ query }) => drawn.push(query));
    store.act(queryTyped('a'));
    remove();
    nextFrame();
    expect(drawn).toEqual(['']);
  });

  it('added between a change and its frame draws that state once', () => {
    const { store, live, drawn, nextFrame } = start();
    store.act(queryTyped('a'));
    live.add(({ query }) => drawn.push(query));
    nextFrame();
    expect(drawn).toEqual(['a']);
  });

  it('that changes the state while drawing is drawn again in the frame after', () => {
    const { store, live, drawn, nextFrame } = start();
    live.add(({ query, locale }) => {
      drawn.push(`${query} ${locale}`);
      if (query === 'a') store.act(localeChosen('ar'));
    });
    store.act(queryTyped('a'));
    nextFrame();
    const first = [...drawn];
    nextFrame();
    expect([first, drawn]).toEqual([
      [' en', 'a en'],
      [' en', 'a en', 'a ar'],
    ]);
  });

  it('of many draws each', () => {
    const { store, live, drawn, nextFrame } = start();
    for (const name of ['x', 'y']) live.add(({ query }) => drawn.push(name + query));
    store.act(queryTyped('1'));
    nextFrame();
    expect(drawn).toEqual(['x', 'y', 'x1', 'y1']);
  });
});
