import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * SHA-256 of a Blob's bytes as 64 hexadecimal digits, read as a stream: memory for one chunk, however large the Blob.
 *
 * @throws where the file has changed or gone since it was picked
 */
export const sha256OfBlob = async (blob: Blob): Promise<string> => {
  const hash = sha256.create();
  await blob.stream().pipeTo(new WritableStream({ write: (chunk) => void hash.update(chunk) }));
  return bytesToHex(hash.digest());
};
