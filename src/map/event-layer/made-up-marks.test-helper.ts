import fc from 'fast-check';
import { EVENT_KINDS } from '@/domain/event';
import { type MarkColumns, toFixedMercator } from '@/domain/mark-columns';
import type { LngLat } from '@/domain/space';
import { DAY_MS, type TimeSpan, epochMs } from '@/domain/time';
import { timeColumn } from '@/domain/time-column';

/** One row in words. */
export interface MarkRow {
  readonly start: number;
  readonly end: number;
  readonly lngLat: LngLat;
  readonly kind: number;
  /** Index into MARK_STYLES. */
  readonly style: number;
  readonly extent: number;
  readonly weight: number;
}

/** A certain, solid, armed event of one day at 0, 0, but for what is given. */
export const markRow = (row: Partial<MarkRow>): MarkRow => ({
  start: 0,
  end: DAY_MS,
  lngLat: [0, 0],
  kind: 0,
  style: 1,
  extent: 0,
  weight: 0,
  ...row,
});

/** Columns of the rows, sorted as the contract asks. */
export const marksOf = (rows: readonly MarkRow[]): MarkColumns => {
  const sorted = rows.toSorted((a, b) => compare(a.start, b.start) || compare(a.end, b.end));
  const places = sorted.map(({ lngLat }) => toFixedMercator(lngLat));
  return {
    length: sorted.length,
    start: timeColumn(Float64Array.from(sorted, ({ start }) => start)),
    end: timeColumn(Float64Array.from(sorted, ({ end }) => end)),
    x: Int32Array.from(places, ([x]) => x),
    y: Int32Array.from(places, ([, y]) => y),
    kind: Uint8Array.from(sorted, ({ kind }) => kind),
    style: Uint8Array.from(sorted, ({ style }) => style),
    extent: Uint8Array.from(sorted, ({ extent }) => extent),
    weight: Uint8Array.from(sorted, ({ weight }) => weight),
  };
};

/** Infinities are equal to themselves, which a difference would not say. */
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

const day = fc.integer({ min: -20, max: 400 });
const length = fc.oneof(
  fc.constant(1),
  fc.constant(1 / 1440),
  fc.integer({ min: 1, max: 90 }),
  fc.constant(Infinity),
);

/** Rows of every length, open ends included, most of them close together in time and space. */
export const anyRow: fc.Arbitrary<MarkRow> = fc
  .record({
    day: fc.oneof({ weight: 9, arbitrary: day }, { weight: 1, arbitrary: fc.constant(-Infinity) }),
    length,
    lng: fc.double({ min: -180, max: 180, noNaN: true }),
    lat: fc.double({ min: -80, max: 80, noNaN: true }),
    kind: fc.integer({ min: 0, max: EVENT_KINDS.length - 1 }),
    style: fc.integer({ min: 0, max: 3 }),
    extent: fc.integer({ min: 0, max: 1 }),
    weight: fc.integer({ min: 0, max: 255 }),
  })
  .map(({ day: first, length: days, lng, lat, kind, style, extent, weight }) => ({
    start: first * DAY_MS,
    end: first === -Infinity ? days * DAY_MS : (first + days) * DAY_MS,
    lngLat: [lng, lat],
    kind,
    style,
    extent,
    weight,
  }));

/** Windows on and off the days' edges, some of them open. */
export const anyWindow: fc.Arbitrary<TimeSpan> = fc
  .record({
    from: fc.oneof({ weight: 8, arbitrary: day }, { weight: 1, arbitrary: fc.constant(-Infinity) }),
    length: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(0.5), fc.constant(Infinity)),
  })
  .map(({ from, length: days }) => ({
    start: epochMs(from * DAY_MS),
    end: epochMs(from === -Infinity ? days * DAY_MS : (from + days) * DAY_MS),
  }));
