import { expect, it } from 'vitest';
import { byteSize } from './byte-size';

it.each([
  [0, 0, 'bytes'],
  [999, 999, 'bytes'],
  [1000, 1, 'kilobytes'],
  [1549, 1.5, 'kilobytes'],
  [487_000, 487, 'kilobytes'],
  [278_000_000, 278, 'megabytes'],
  [4_200_000_000, 4.2, 'gigabytes'],
  [5e15, 5_000_000, 'gigabytes'],
])('%d bytes are %d %s', (sizeBytes, value, unit) => {
  expect(byteSize(sizeBytes)).toEqual({ value, unit });
});
