/** Tables of up to so many rows are always drawn as single marks. */
export const NEVER_DENSE = 5_000;

/** Above this many rows in view the eye no longer separates marks: they are summed up in a picture of their density. */
export const DENSE_FROM = 200_000;

/** So are fewer, where their marks would cover more than this share of the view and hide each other and the map. */
export const DENSE_COVER = 0.3;
