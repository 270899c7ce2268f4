import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromFixedMercator, toFixedMercator } from '@/domain/mark-columns';
import { type Matrix, type View, placeAt, toScreen, viewOf } from './view';

const WIDTH = 800;
const HEIGHT = 600;

/** Mercator square to clip space for a map that looks straight down with north up. */
const flat = (lng: number, lat: number, zoom: number): Matrix => {
  const worldPx = 512 * 2 ** zoom;
  const [x, y] = toFixedMercator([lng, lat]);
  const scaleX = (2 * worldPx) / WIDTH;
  const scaleY = (-2 * worldPx) / HEIGHT;
  const middleX = lng / 360 + 0.5;
  const middleY = y / 2 ** 32 + 0.5;
  expect(Math.abs(x / 2 ** 32)).toBeLessThanOrEqual(0.5);
  return [scaleX, 0, 0, 0, 0, scaleY, 0, 0, 0, 0, 1, 0, -scaleX * middleX, -scaleY * middleY, 0, 1];
};

const viewAt = (lng: number, lat: number, zoom: number, repeats = true): View => {
  const view = viewOf(flat(lng, lat, zoom), WIDTH, HEIGHT, repeats);
  if (view === null) throw new Error('no view');
  return view;
};

const screenOf = (view: View, lngLat: readonly [number, number], copy = 0): readonly number[] => {
  const into = new Float64Array(2);
  toScreen(view, ...toFixedMercator(lngLat), copy, into);
  return [...into];
};

describe('viewOf', () => {
  it('puts the middle of the view in the middle of the screen, at any zoom', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -179, max: 179, noNaN: true }),
        fc.double({ min: -80, max: 80, noNaN: true }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        (lng, lat, zoom) => {
          const [x = 0, y = 0] = screenOf(viewAt(lng, lat, zoom), [lng, lat]);
          expect(Math.abs(x - WIDTH / 2)).toBeLessThan(0.1);
          expect(Math.abs(y - HEIGHT / 2)).toBeLessThan(0.1);
        },
      ),
    );
  });

  it('keeps neighbours across the antimeridian together where the world repeats', () => {
    const view = viewAt(179.9, 10, 8);
    const [east = 0] = screenOf(view, [-179.9, 10]);
    const [west = 0] = screenOf(view, [179.9, 10]);
    expect(east - west).toBeCloseTo((0.2 / 360) * 512 * 2 ** 8, 3);
  });

  it('keeps them a world apart where it does not', () => {
    const view = viewAt(170, 10, 2, false);
    const [east = 0] = screenOf(view, [-179.9, 10]);
    const [west = 0] = screenOf(view, [179.9, 10]);
    expect(west - east).toBeCloseTo((359.8 / 360) * 512 * 4, 3);
  });

  it('does not carry the far north to the south of a southern view', () => {
    const [, y = 0] = screenOf(viewAt(0, -60, 1), [0, 78]);
    expect(y).toBeLessThan(0);
  });

  it('counts the copies of the world that are in view', () => {
    expect(viewAt(0, 0, 0).copies).toBe(1);
    expect(viewAt(0, 0, 0, false).copies).toBe(0);
    expect(viewAt(0, 0, 3).copies).toBe(0);
    expect(viewAt(175, 0, 0).copies).toBe(1);
  });

  it('follows the map into a further copy of the world', () => {
    const [x = 0] = screenOf(viewAt(370, 20, 9), [10, 20]);
    expect(x).toBeCloseTo(WIDTH / 2, 1);
  });
});

describe('placeAt', () => {
  it('is the inverse of toScreen', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: WIDTH, noNaN: true }),
        fc.double({ min: 0, max: HEIGHT, noNaN: true }),
        fc.double({ min: 3, max: 19, noNaN: true }),
        (x, y, zoom) => {
          const view = viewAt(179.95, -35, zoom);
          const place = placeAt(view, x, y);
          const [backX = 0, backY = 0] = place === null ? [] : screenOf(view, fromFixedMercator(...place));
          expect(Math.abs(backX - x)).toBeLessThan(0.05);
          expect(Math.abs(backY - y)).toBeLessThan(0.05);
        },
      ),
    );
  });
});
