/** Dictionary codes in the narrowest array that holds them. */
export type CodeArray = Uint8Array | Uint16Array | Uint32Array;

/** Counts where −1 is "not given", in the narrowest array that holds them. */
export type CountArray = Int16Array | Int32Array;

/** @returns an empty array for codes up to `max` inclusive */
export const codeArrayFor = (max: number, length: number): CodeArray => {
  if (max <= 0xff) return new Uint8Array(length);
  return max <= 0xff_ff ? new Uint16Array(length) : new Uint32Array(length);
};

/** @returns an empty array for counts up to `max` inclusive */
export const countArrayFor = (max: number, length: number): CountArray =>
  max <= 0x7f_ff ? new Int16Array(length) : new Int32Array(length);
