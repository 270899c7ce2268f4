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
