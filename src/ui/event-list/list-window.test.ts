import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MOST_SCROLL_PX,
  WHOLE_LIST_LENGTH,
  listHeightPx,
  listWindow,
  rowAtScroll,
  scrollOfRow,
} from './list-window';

const ROW_PX = 44;
const list = fc.record({
  length: fc.oneof(
    fc.integer({ min: 1, max: 500 }),
    fc.integer({ min: 100_000, max: 300_000 }),
    fc.integer({ min: 1_900_000, max: 2_000_000 }),
  ),
  viewPx: fc.integer({ min: 50, max: 2000 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});
const lastScroll = (length: number, viewPx: number): number =>
  Math.max(0, listHeightPx(length, ROW_PX) - viewPx);
const windowAt = (scrollPx: number, viewPx: number, length: number) =>
  listWindow(rowAtScroll(scrollPx, viewPx, length, ROW_PX), viewPx, length, ROW_PX);

describe('a long list', () => {
  it('shows any row when scrolled to it', () => {
    fc.assert(
      fc.property(list, ({ length, viewPx, share }) => {
        const row = Math.floor(share * (length - 1));
        const scroll = Math.min(
          Math.round(scrollOfRow(row, viewPx, length, ROW_PX)),
          lastScroll(length, viewPx),
        );
        const { first, last } = windowAt(scroll, viewPx, length);
        expect([first <= row, row < last]).toEqual([true, true]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([10, WHOLE_LIST_LENGTH, WHOLE_LIST_LENGTH + 1, 2_000_000])(
    'of %d rows shows the first at its top and the last at its end',
    (length) => {
      expect([windowAt(0, 600, length).first, windowAt(lastScroll(length, 600), 600, length).last]).toEqual([
        0,
        length,
      ]);
    },
  );

  it('skips no row between two neighbouring scroll positions', () => {
    fc.assert(
      fc.property(list, ({ length, viewPx, share }) => {
        const scroll = Math.floor(share * lastScroll(length, viewPx));
        const here = windowAt(scroll, viewPx, length);
        const next = windowAt(Math.min(scroll + 1, lastScroll(length, viewPx)), viewPx, length);
        expect([next.first >= here.first, next.first <= here.last]).toEqual([true, true]);
      }),
    );
  });

  it('covers the whole view', () => {
    fc.assert(
      fc.property(list, ({ length, viewPx, share }) => {
        const scroll = share * lastScroll(length, viewPx);
        const top = rowAtScroll(scroll, viewPx, length, ROW_PX);
        const { first, last } = windowAt(scroll, viewPx, length);
        expect([first <= top, last >= Math.min(length, Math.floor(top + viewPx / ROW_PX))]).toEqual([
          true,
          true,
        ]);
      }),
    );
  });

  it('never holds rows that do not exist, nor more than the view and a margin', () => {
    fc.assert(
      fc.property(list, ({ length, viewPx, share }) => {
        const { first, last } = windowAt(share * lastScroll(length, viewPx), viewPx, length);
        const most = Math.max(WHOLE_LIST_LENGTH, viewPx / ROW_PX + 20);
        expect([first >= 0, last <= length, last - first <= most]).toEqual([true, true, true]);
      }),
    );
  });

  it('finds the row again that a scroll position was made for', () => {
    fc.assert(
      fc.property(list, ({ length, viewPx, share }) => {
        const row = share * Math.max(0, length - viewPx / ROW_PX);
        const back = rowAtScroll(scrollOfRow(row, viewPx, length, ROW_PX), viewPx, length, ROW_PX);
        expect(Math.abs(back - row)).toBeLessThan(0.001);
      }),
    );
  });

  it('is never taller than browsers allow', () => {
    expect([listHeightPx(2_000_000, ROW_PX), listHeightPx(10, ROW_PX)]).toEqual([MOST_SCROLL_PX, 440]);
  });

  it('up to two hundred rows is in the document whole', () => {
    expect(listWindow(150, 100, WHOLE_LIST_LENGTH, ROW_PX)).toEqual({ first: 0, last: WHOLE_LIST_LENGTH });
  });

  it('holds only what is in view while it changes from frame to frame', () => {
    const whole = { fromPx: 0, toPx: 100 };
    expect(listWindow(0, 100, WHOLE_LIST_LENGTH, ROW_PX, whole)).toEqual({ first: 0, last: 3 });
    expect(listWindow(9.5, 100, 40, ROW_PX, whole)).toEqual({ first: 9, last: 12 });
  });

  it('holds no row then that the panel around it cuts off', () => {
    expect(listWindow(10, 440, 100, ROW_PX, { fromPx: 0, toPx: 45 })).toEqual({ first: 10, last: 12 });
    expect(listWindow(10, 440, 100, ROW_PX, { fromPx: 100, toPx: 440 })).toEqual({ first: 12, last: 20 });
    expect(listWindow(10, 440, 100, ROW_PX, { fromPx: 0, toPx: 0 })).toEqual({ first: 10, last: 10 });
  });

  it('that has become shorter than where it was scrolled to shows its end', () => {
    const { first, last } = listWindow(5000, 600, 300, ROW_PX);
    expect([first < last, last]).toEqual([true, 300]);
  });
});
