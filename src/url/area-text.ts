import { type Area, canonicalArea } from '@/domain/area';
import type { ZoneId } from '@/domain/event';
import type { LngLat } from '@/domain/space';

/*
 * `circle/lat/lng/km`, `along/zone/km` or `polygon/…`. A polygon's corners are differences from corner to corner in
 * hundred-thousandths of a degree, longitude first, as Google's encoded polylines have them (zigzag, then five bits a
 * letter, the sixth says that more follow), but in letters that an address may hold; `.` stands between rings.
 */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const SCALE = 1e5;
const MORE = 32;
/** 360 degrees, zigzagged, in five-bit letters. */
const MOST_LETTERS = 6;

const writeNumber = (value: number): string => {
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  let text = '';
  while (rest >= MORE) {
    text += LETTERS.charAt(MORE + (rest % MORE));
    rest = Math.floor(rest / MORE);
  }
  return text + LETTERS.charAt(rest);
};

const writeRing = (ring: readonly LngLat[]): string => {
  let [x, y] = [0, 0];
  return ring
    .map(([lng, lat]) => {
      const next = [Math.round(lng * SCALE), Math.round(lat * SCALE)] as const;
      const text = writeNumber(next[0] - x) + writeNumber(next[1] - y);
      [x, y] = next;
      return text;
    })
    .join('');
};

/** null where a letter is unknown or a number never ends. */
const readNumbers = (text: string): readonly number[] | null => {
  const numbers: number[] = [];
  let value = 0;
  let count = 0;
  for (const letter of text) {
    const code = LETTERS.indexOf(letter);
    if (code < 0 || count > MOST_LETTERS) return null;
    value += (code % MORE) * MORE ** count;
    count += 1;
    if (code >= MORE) continue;
    numbers.push(value % 2 === 1 ? -(value + 1) / 2 : value / 2);
    [value, count] = [0, 0];
  }
  return count === 0 ? numbers : null;
};

const readRing = (text: string): readonly LngLat[] | null => {
  const numbers = readNumbers(text);
  if (numbers === null || numbers.length % 2 === 1) return null;
  let [x, y] = [0, 0];
  const ring: LngLat[] = [];
  for (let at = 0; at < numbers.length; at += 2) {
    x += numbers[at] ?? 0;
    y += numbers[at + 1] ?? 0;
    ring.push([x / SCALE, y / SCALE]);
  }
  return ring;
};

/** The area as a link has it. */
export const writeArea = (area: Area): string => {
  switch (area.kind) {
    case 'circle':
      return `circle/${area.center[1]}/${area.center[0]}/${area.radiusKm}`;
    case 'corridor':
      return `along/${area.zoneId}/${area.halfWidthKm}`;
    case 'polygon':
      return `polygon/${area.rings.map(writeRing).join('.')}`;
  }
};

const NUMBER = /^-?\d{1,4}(?:\.\d{1,12})?$/;
const ZONE = /^[a-z0-9][a-z0-9-]{0,99}$/;

/** null for a text that means no area. */
export const readArea = (text: string): Area | null => {
  const [kind, ...parts] = text.split('/');
  if (kind === 'polygon' && parts.length === 1) {
    const rings = (parts[0] ?? '').split('.').map(readRing);
    return rings.includes(null) ? null : canonicalArea({ kind, rings: rings.map((ring) => ring ?? []) });
  }
  const numbers = parts.slice(kind === 'along' ? 1 : 0);
  if (!numbers.every((part) => NUMBER.test(part))) return null;
  const [a = 0, b = 0, c = 0] = numbers.map(Number);
  if (kind === 'circle' && numbers.length === 3) return canonicalArea({ kind, center: [b, a], radiusKm: c });
  const [zone = ''] = parts;
  if (kind === 'along' && numbers.length === 1 && ZONE.test(zone))
    return canonicalArea({ kind: 'corridor', zoneId: zone as ZoneId, halfWidthKm: a });
  return null;
};
