import { describe, expect, it } from 'vitest';
import { sampleCrowd, scattered } from './crowd-sample';
import { timeColumn } from './time-column';

const LENGTH = 100_000;
const SIZES = 10;

/** Places around a few towns on both sides of the equator and of the prime meridian. */
const madeUpPlace = (row: number): readonly [x: number, y: number] => {
  const town = scattered(row, 40);
  const off = (seed: number): number => scattered(row * 7 + seed, 2 ** (10 + (row % 14)));
  return [(town - 20) * 2 ** 24 + off(1), ((town * 7) % 40) * 2 ** 23 - 2 ** 27 + off(2)];
};

/** The same by counting every square in a map of its own. */
const slowFullSpot = (x: Int32Array, y: Int32Array, sideLog: number): number => {
  const counts = new Map<string, number>();
  for (let index = 0; index < x.length; index += 1) {
    const key = `${(x[index] ?? 0) >> sideLog} ${(y[index] ?? 0) >> sideLog}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  let beyond = 0;
  for (const count of [...counts.values()].toSorted((a, b) => b - a)) {
    beyond += count;
    if (beyond >= x.length / 50) return count;
  }
  return 1;
};

describe('the fullest spots of a crowd', () => {
  it('are those that counting every square finds, at every size', () => {
    const places = Array.from({ length: LENGTH }, (_, row) => madeUpPlace(row));
    const marks = {
      length: LENGTH,
      start: timeColumn(new Float64Array(LENGTH)),
      end: timeColumn(new Float64Array(LENGTH).fill(1)),
      x: Int32Array.from(places, ([x]) => x),
      y: Int32Array.from(places, ([, y]) => y),
      kind: new Uint8Array(LENGTH),
      style: new Uint8Array(LENGTH).fill(1),
      extent: new Uint8Array(LENGTH),
      weight: new Uint8Array(LENGTH),
    };
    const { fullSpots, x, y, share } = sampleCrowd(marks, LENGTH);
    expect(share).toBe(2);
    expect([...fullSpots]).toEqual(
      Array.from({ length: SIZES }, (_, size) => share * slowFullSpot(x, y, 8 + 2 * size)),
    );
  });
});
