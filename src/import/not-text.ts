/** Signatures of files that hold no events, or hold them in a form that is not read: what to call them. */
const SIGNATURES: readonly (readonly [name: string, offset: number, bytes: readonly number[]])[] = [
  ['PNG', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', 0, [0xff, 0xd8, 0xff]],
  ['GIF', 0, [0x47, 0x49, 0x46, 0x38]],
  ['WebP', 8, [0x57, 0x45, 0x42, 0x50]],
  ['TIFF', 0, [0x49, 0x49, 0x2a, 0x00]],
  ['TIFF', 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ['PDF', 0, [0x25, 0x50, 0x44, 0x46]],
  ['MP4', 4, [0x66, 0x74, 0x79, 0x70]],
  ['RAR', 0, [0x52, 0x61, 0x72, 0x21]],
  ['7-Zip', 0, [0x37, 0x7a, 0xbc, 0xaf]],
  ['bzip2', 0, [0x42, 0x5a, 0x68]],
  ['xz', 0, [0xfd, 0x37, 0x7a, 0x58]],
  ['Zstandard', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['XLS', 0, [0xd0, 0xcf, 0x11, 0xe0]],
  ['Shapefile', 0, [0x00, 0x00, 0x27, 0x0a]],
  ['SQLite or GeoPackage', 0, [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
  ['Arrow', 0, [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]],
  ['program', 0, [0x7f, 0x45, 0x4c, 0x46]],
];

/** Do the bytes at `offset` read like this? */
export const startsWith = (bytes: Uint8Array, signature: readonly number[], offset = 0): boolean =>
  signature.every((byte, at) => bytes[offset + at] === byte);

const isControl = (byte: number): boolean =>
  byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 0x1e;

/**
 * What kind of binary file the first bytes belong to, or null where they may be text in some encoding.
 *
 * A NUL here and there is a damaged text; UTF-16 is full of them, but in every other byte.
 */
export const looksLikeBinary = (bytes: Uint8Array): string | null => {
  const known = SIGNATURES.find(([, offset, signature]) => startsWith(bytes, signature, offset));
  if (known) return known[0];
  const isUtf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  if (isUtf16) return null;
  const sample = bytes.subarray(0, 4096);
  const nuls: [number, number] = [0, 0];
  let controls = 0;
  for (const [at, byte] of sample.entries()) {
    if (byte === 0) nuls[at % 2 === 0 ? 0 : 1] += 1;
    else if (isControl(byte)) controls += 1;
  }
  const isUnmarkedUtf16 = Math.max(...nuls) > sample.length * 0.3 && Math.min(...nuls) < sample.length * 0.05;
  const odd = isUnmarkedUtf16 ? controls : controls + nuls[0] + nuls[1];
  return odd > Math.max(8, sample.length * 0.05) ? 'binary data' : null;
};
