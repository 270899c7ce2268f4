import type { BBox } from '@/domain/space';

/** Where along the equator there is data, in 1440 bins of a quarter degree with the exact ends of each bin. */
export class LongitudeUse {
  static readonly bins = 1440;
  readonly lowest = new Float64Array(LongitudeUse.bins).fill(Infinity);
  readonly highest = new Float64Array(LongitudeUse.bins).fill(-Infinity);

  add(lng: number): void {
    const bin = Math.min(LongitudeUse.bins - 1, Math.max(0, Math.floor((lng + 180) * 4)));
    if (lng < (this.lowest[bin] as number)) this.lowest[bin] = lng;
    if (lng > (this.highest[bin] as number)) this.highest[bin] = lng;
  }

  /** Marks everything from `west` to `east`, which may exceed 180. */
  addSpan(west: number, east: number): void {
    for (let lng = west; lng < east; lng += 0.25) this.add(lng > 180 ? lng - 360 : lng);
    this.add(east > 180 ? east - 360 : east);
  }
}

/**
 * The narrower of `bbox` and the box that crosses the antimeridian: data on both sides of 180° (Fiji, Chukotka) fits a
 * narrow box with `west > east`, not the whole world. The widest empty stretch is left out.
 */
export const fitBboxOf = (bbox: BBox, use: LongitudeUse): BBox => {
  const [west, south, east, north] = bbox;
  let [gapStart, gapEnd] = [east, west + 360];
  let previous = Number.NaN;
  for (let bin = 0; bin < LongitudeUse.bins; bin += 1) {
    const lowest = use.lowest[bin] as number;
    if (lowest === Infinity) continue;
    if (lowest - previous > gapEnd - gapStart) [gapStart, gapEnd] = [previous, lowest];
    previous = use.highest[bin] as number;
  }
  return gapStart === east ? bbox : [gapEnd, south, gapStart, north];
};
