import type { MeasuredKm } from '@/domain/measured';
import type { Format } from './format';
import type { Translate } from './translate';

/** Units of length that a reader can choose. */
export type LengthUnits = 'km' | 'mi';

/** The international mile, exactly. */
export const KM_PER_MILE = 1.609344;
const METERS_PER_FOOT = 0.3048;

/** Kilometres in the reader's units. */
export const inUnits = (km: number, units: LengthUnits): number => (units === 'km' ? km : km / KM_PER_MILE);

/** Lengths in the reader's units and language. */
export interface LengthWords {
  /** "12.4 km", to three figures; below one of the unit in metres or feet. */
  readonly exact: (km: number) => string;
  /** "20 km", as chosen: no more digits than were given. */
  readonly round: (km: number) => string;
  /**
   * "about 13 km (11–15)", or "between 0 and 45 km" where no value within is likelier. The range is rounded outwards,
   * so that it never promises more than was measured.
   */
  readonly measured: (measured: MeasuredKm) => string;
}

/** How far a sum of fractions may miss a whole number; without it 12.000000001 would be rounded up to 13. */
const NOISE = 1e-6;

const figures = (value: number): number => {
  if (value >= 100) return Math.round(value);
  return Number(value.toFixed(value >= 10 ? 1 : 2));
};

/** @param t words of the first view */
export const createLengthWords = (t: Translate, { number }: Format, units: LengthUnits): LengthWords => {
  const withUnit = (value: string): string => t(`length.${units}`, { value });
  return {
    exact: (km) => {
      const value = inUnits(km, units);
      if (value >= 1) return withUnit(number(figures(value)));
      if (units === 'km') return t('length.m', { value: number(Math.round(km * 1000)) });
      return t('length.ft', { value: number(Math.round((km * 1000) / METERS_PER_FOOT)) });
    },
    round: (km) => withUnit(number(Number(inUnits(km, units).toFixed(2)))),
    measured: ({ km, lowKm, highKm }) => {
      const low = number(Math.floor(inUnits(lowKm, units) + NOISE));
      const high = number(Math.ceil(inUnits(highKm, units) - NOISE));
      if (km === null) return t('length.between', { low, length: withUnit(high) });
      const value = inUnits(km, units);
      const length = withUnit(number(value < 1 ? Number(value.toFixed(1)) : Math.round(value)));
      return t('length.about', { length, low, high });
    },
  };
};
