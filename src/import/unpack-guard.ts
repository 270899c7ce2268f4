import { ImportFailure } from '@/import/import-error';
import { LIMITS } from '@/import/limits';

/** Watches how much comes out of how little, so that an archive bomb is stopped long before memory is. */
export class UnpackGuard {
  #packed = 0;
  #unpacked = 0;

  /** @throws ImportFailure `zip-bomb` with the ratio or size that was exceeded */
  add(packed: number, unpacked: number): void {
    this.#packed += packed;
    this.#unpacked += unpacked;
    if (this.#unpacked > LIMITS.unpackBytes)
      throw new ImportFailure('zip-bomb', { limitBytes: LIMITS.unpackBytes });
    if (this.#unpacked <= LIMITS.unpackGraceBytes) return;
    if (this.#unpacked > Math.max(1, this.#packed) * LIMITS.unpackRatio) {
      throw new ImportFailure('zip-bomb', { limitRatio: LIMITS.unpackRatio, packedBytes: this.#packed });
    }
  }
}
