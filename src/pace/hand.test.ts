import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followHand, isHandDown, watchHand } from './hand';

describe('a hand on the page', () => {
  let page = new EventTarget();
  let stop = watchHand(page);
  const tell = (name: string): void => {
    page.dispatchEvent(new Event(name));
  };

  beforeEach(() => {
    page = new EventTarget();
    stop = watchHand(page);
  });
  afterEach(() => {
    stop();
  });

  it.each(['pointerup', 'pointercancel'])('is down from pointerdown until %s', (end) => {
    const before = isHandDown();
    tell('pointerdown');
    const during = isHandDown();
    tell(end);
    expect([before, during, isHandDown()]).toEqual([false, true, false]);
  });

  it('holds and releases what follows it, for as long as that follows', () => {
    const follower = { hold: vi.fn<() => void>(), release: vi.fn<() => void>() };
    const unfollow = followHand(follower);
    for (const name of ['pointerdown', 'pointerup', 'pointerdown']) tell(name);
    unfollow();
    tell('pointerup');
    expect([follower.hold, follower.release].map((told) => told.mock.calls.length)).toEqual([2, 1]);
  });

  it('is not down on a page that nobody watches any more', () => {
    tell('pointerdown');
    stop();
    expect(isHandDown()).toBe(false);
  });
});
