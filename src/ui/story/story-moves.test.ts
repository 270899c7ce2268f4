import { describe, expect, it } from 'vitest';
import { stepAfterKey, stepAfterSwipe } from './story-moves';

const press = (key: string, step: number, isMirrored = false, altKey = false): number | null =>
  stepAfterKey({ key, altKey, ctrlKey: false, metaKey: false, shiftKey: false }, step, 9, isMirrored);

describe('a key in the story', () => {
  it.each(['ArrowRight', 'j', 'PageDown'])('%s leads to the next step and stops at the last', (key) => {
    expect([press(key, 3), press(key, 9)]).toEqual([4, 9]);
  });

  it.each(['ArrowLeft', 'k', 'PageUp'])('%s leads to the step before and stops at the first', (key) => {
    expect([press(key, 3), press(key, 1)]).toEqual([2, 1]);
  });

  it('that is an arrow follows the direction of reading', () => {
    expect([press('ArrowLeft', 3, true), press('ArrowRight', 3, true)]).toEqual([4, 2]);
  });

  it('with Alt is the browser’s', () => {
    expect(press('ArrowLeft', 3, false, true)).toBeNull();
  });

  it('that means nothing is left alone', () => {
    expect([press('Enter', 3), press('Tab', 3), press('ArrowDown', 3)]).toEqual([null, null, null]);
  });

  it('can go to both ends', () => {
    expect([press('Home', 4), press('End', 4)]).toEqual([1, 9]);
  });
});

describe('a finger on the story', () => {
  it('that moves towards the start of the line turns the page', () => {
    expect([stepAfterSwipe(-80, 5, false), stepAfterSwipe(80, 5, true)]).toEqual([1, 1]);
  });

  it('that moves towards the end of the line turns it back', () => {
    expect([stepAfterSwipe(80, 5, false), stepAfterSwipe(-80, 5, true)]).toEqual([-1, -1]);
  });

  it('that hardly moves, or scrolls, does nothing', () => {
    expect([stepAfterSwipe(-20, 0, false), stepAfterSwipe(-80, 70, false)]).toEqual([0, 0]);
  });
});
