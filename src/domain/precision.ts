/**
 * How exactly a place is known: UCDP GED where_prec (codebook 19.1).
 * 1 exact location · 2 within about 25 km · 3 second-order division (district) · 4 first-order division (province)
 * · 5 linear or fuzzy area · 6 country · 7 international waters or airspace
 */
export type WherePrecision = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * How exactly a time is known: UCDP GED date_prec (codebook 19.1).
 * 1 the day · 2 two to six days · 3 the week · 4 the month · 5 longer than a month, up to a year
 */
export type WhenPrecision = 1 | 2 | 3 | 4 | 5;

/** ACLED's geo_precision and time_precision: 1 best, 3 coarsest. Kept beside UCDP's codes, never converted in place. */
export type AcledPrecision = 1 | 2 | 3;

/** Only an exact location may be drawn as a solid dot; everything coarser is an area, a band, a tag or the tray. */
export const isSolidDot = (precision: WherePrecision | null): boolean => precision === 1;

/**
 * What a reader may ask of a place, from the most exact: a named place, or at least the district, the province or the
 * country that it lies in.
 */
export const KNOWN_TO = ['place', 'district', 'province', 'country'] as const;
export type KnownTo = (typeof KNOWN_TO)[number];

/**
 * The finest of {@link KNOWN_TO} that UCDP's where_prec vouches for. 2 is near a named place. 5, a line or an area
 * without exact bounds, may lie across provinces: it only vouches for the country. 7 lies in no country.
 */
const KNOWN_BY_UCDP: Readonly<Record<WherePrecision, KnownTo | null>> = {
  1: 'place',
  2: 'place',
  3: 'district',
  4: 'province',
  5: 'country',
  6: 'country',
  7: null,
};

/**
 * The same for ACLED's geo_precision (codebook of 2023): 1 the town, 2 near a town or a small part of a region, which is
 * no more than a district, 3 a larger region.
 */
const KNOWN_BY_ACLED: Readonly<Record<AcledPrecision, KnownTo>> = {
  1: 'place',
  2: 'district',
  3: 'province',
};

/** The codes that say how exactly a place is known, as a source gives them. */
export interface PlaceCodes {
  readonly precision: WherePrecision | null;
  readonly acledPrecision: AcledPrecision | null;
}

/** The finest of {@link KNOWN_TO} that is vouched for; null for none, or without a code. UCDP's code decides where both are given. */
export const finestKnown = ({ precision, acledPrecision }: PlaceCodes): KnownTo | null => {
  if (precision !== null) return KNOWN_BY_UCDP[precision];
  return acledPrecision === null ? null : KNOWN_BY_ACLED[acledPrecision];
};

/** Is a place with these codes known at least to `wanted`? What gives no code is not known to be known. */
export const isKnownTo = (codes: PlaceCodes, wanted: KnownTo): boolean => {
  const finest = finestKnown(codes);
  return finest !== null && KNOWN_TO.indexOf(finest) <= KNOWN_TO.indexOf(wanted);
};
