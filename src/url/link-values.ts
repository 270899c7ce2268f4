import type { Camera } from '@/domain/camera';
import type { BBox } from '@/domain/space';
import { MAX_VALUE_LENGTH, NONE } from './link-words';

/*
 * Single values of a link as text and back. A reader gives null for what means nothing; it never throws. Which value has
 * which name, and what is usual, is the codec's.
 */

const fixed = (value: number, digits: number): string => String(Number(value.toFixed(digits)) + 0); // + 0: never "-0"

const numberIn = (text: string | undefined, min: number, max: number): number | null => {
  if (text === undefined || !/^-?\d{1,4}(\.\d{1,12})?$/.test(text)) return null;
  const value = Number(text);
  return value >= min && value <= max ? value : null;
};

/** `zoom/lat/lng`, and `/bearing/pitch` where the map is turned or tilted; to about a metre, a hundredth of a zoom level. */
export const writeCamera = ({ center: [lng, lat], zoom, bearing, pitch }: Camera): string => {
  const base = `${fixed(zoom, 2)}/${fixed(lat, 5)}/${fixed(lng, 5)}`;
  const turned = fixed(bearing, 1);
  const tilted = fixed(pitch, 1);
  return turned === '0' && tilted === '0' ? base : `${base}/${turned}/${tilted}`;
};

/** The inverse of {@link writeCamera}; null where a number is missing or out of its range. */
export const readCamera = (text: string): Camera | null => {
  const parts = text.split('/');
  if (parts.length !== 3 && parts.length !== 5) return null;
  const zoom = numberIn(parts[0], 0, 24);
  const lat = numberIn(parts[1], -90, 90);
  const lng = numberIn(parts[2], -180, 180);
  const bearing = parts.length === 5 ? numberIn(parts[3], -360, 360) : 0;
  const pitch = parts.length === 5 ? numberIn(parts[4], 0, 85) : 0;
  if (zoom === null || lat === null || lng === null || bearing === null || pitch === null) return null;
  return { center: [lng, lat], zoom, bearing, pitch };
};

/** `west/south/east/north` in degrees, to about a metre. */
export const writeBox = (box: BBox): string => box.map((edge) => fixed(edge, 5)).join('/');

/** The inverse of {@link writeBox}; west may be greater than east, across the antimeridian. */
export const readBox = (text: string): BBox | null => {
  const edges = text.split('/');
  if (edges.length !== 4) return null;
  const west = numberIn(edges[0], -180, 180);
  const south = numberIn(edges[1], -90, 90);
  const east = numberIn(edges[2], -180, 180);
  const north = numberIn(edges[3], -90, 90);
  return west === null || south === null || east === null || north === null || south > north
    ? null
    : [west, south, east, north];
};

/** Members between dots, in the order of `order`; `none` for an empty set. */
export const writeSet = (values: ReadonlySet<string>, order: readonly string[]): string =>
  values.size === 0 ? NONE : order.filter((value) => values.has(value)).join('.');

/** Unknown members are dropped as long as one is known: a link from a newer version still opens. */
export const readSet = <Value extends string>(
  text: string,
  known: readonly Value[],
): ReadonlySet<Value> | null => {
  if (text === NONE) return new Set();
  const found = new Set(known.filter((value) => text.split('.').includes(value)));
  return found.size === 0 ? null : found;
};

/** One of a few words; null for any other. */
export const oneOf = <Value extends string>(text: string, known: readonly Value[]): Value | null =>
  known.find((value) => value === text) ?? null;

const SLUG = /^[\p{L}\p{N}][\p{L}\p{N}_.:~-]{0,199}$/u;

/** An id of the dossier's own zones and places. */
export const readSlug = (text: string): string | null => (SLUG.test(text) ? text : null);

/** A step of the story, from 1 to 99. */
export const readStep = (text: string): number | null => (/^[1-9]\d?$/.test(text) ? Number(text) : null);

/** `%E0%B0%95`: what a link may spend on one letter. */
const MAX_ESCAPE_LENGTH = 9;

/** Any text as it stands in a link; slashes and colons stay, a space is `+`, half a character is replaced. */
export const escapeValue = (text: string): string =>
  encodeURIComponent(text.toWellFormed())
    .replaceAll('%2F', '/')
    .replaceAll('%3A', ':')
    .replaceAll('%20', '+');

/** The inverse of {@link escapeValue}; null for a stray per cent sign, and for what is too long to be looked at. */
export const unescapeValue = (text: string): string | null => {
  if (text.length > MAX_VALUE_LENGTH * MAX_ESCAPE_LENGTH) return null;
  try {
    const value = decodeURIComponent(text.replaceAll('+', ' '));
    return value.length > MAX_VALUE_LENGTH ? null : value;
  } catch {
    return null;
  }
};
