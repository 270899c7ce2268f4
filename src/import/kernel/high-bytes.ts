/* AssemblyScript, see split-fields. */

/** Is any of the bytes above 0x7f? */
export function hasHighBytes(from: usize, length: i32): bool {
  let at = from;
  const end = from + <usize>length;
  let bits = i8x16.splat(0);
  for (; at + 64 <= end; at += 64) {
    const low = v128.or(v128.load(at), v128.load(at + 16));
    const high = v128.or(v128.load(at + 32), v128.load(at + 48));
    bits = v128.or(bits, v128.or(low, high));
  }
  for (; at < end; at += 1) bits = v128.or(bits, i8x16.splat(load<i8>(at)));
  return i8x16.bitmask(bits) != 0;
}
