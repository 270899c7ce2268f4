/** Above this many rows in view the eye no longer separates marks: they are summed up in a picture of their density. */
export const DENSE_FROM = 200_000;
