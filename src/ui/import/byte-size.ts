const STEP = 1000; // SI, as file managers and download pages count
const UNITS = ['bytes', 'kilobytes', 'megabytes', 'gigabytes'] as const;

/** A size in the largest unit in which it is at least 1, with one decimal below 10. */
export const byteSize = (
  sizeBytes: number,
): { readonly value: number; readonly unit: (typeof UNITS)[number] } => {
  const power = sizeBytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(sizeBytes) / 3));
  const value = sizeBytes / STEP ** power;
  const rounded = value < 10 && power > 0 ? Math.round(value * 10) / 10 : Math.round(value);
  return { value: rounded, unit: UNITS[power] ?? 'bytes' };
};
