import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8MakeOf } from '@/import/clean-utf8';

/** The same by the platform's own decoder. */
const makeSlowly = (bytes: Uint8Array): string => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (text.includes('\uFFFD') || text.includes('\0')) return 'needs-decoding';
  return text.length === bytes.length ? 'ascii' : 'utf-8';
};

const makeOf = (bytes: Uint8Array, from = 0, to = bytes.length): string =>
  utf8MakeOf(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), from, to);

/** Bytes at and beside every bound of the table of well-formed sequences. */
const EDGES = [
  0, 1, 65, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbd, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec,
].concat([0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff]);

test('bytes are judged as a decoder judges them', () => {
  const edgy = fc.array(fc.constantFrom(...EDGES), { maxLength: 9 }).map((bytes) => Uint8Array.from(bytes));
  const written = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => new TextEncoder().encode(text));
  fc.assert(
    fc.property(fc.oneof(edgy, written, fc.uint8Array({ maxLength: 12 })), (bytes) => {
      expect(makeOf(bytes)).toBe(makeSlowly(bytes));
    }),
    { numRuns: 1000 },
  );
});

test('what lies outside the range does not count', () => {
  const bytes = Uint8Array.of(0xff, 97, 98, 0xc3, 0xa9, 0);
  expect(makeOf(bytes, 1, 3)).toBe('ascii');
  expect(makeOf(bytes, 1, 5)).toBe('utf-8');
  expect(makeOf(bytes, 1, 4)).toBe('needs-decoding');
});
