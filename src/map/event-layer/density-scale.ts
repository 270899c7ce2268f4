import { type CrowdSample, spotPosition } from '@/domain/crowd-sample';
import type { View } from './view';

/** Below this the picture would be at its darkest where eyes could still count. */
const LEAST_FULL = 64;

/**
 * Rows on a spot at which the density picture is darkest: as many as the table's fullest spots have at this zoom, in any
 * window, so that neither a far view is one blot nor the scale moves with the time.
 *
 * @param texelPx side of a spot of the picture in CSS px
 */
export const densityFullAt = (
  { fullSpots }: CrowdSample,
  { matrix, width, height }: View,
  texelPx: number,
): number => {
  if (fullSpots.length === 0) return LEAST_FULL;
  const pxPerUnit =
    Math.hypot((matrix[0] as number) * width, (matrix[1] as number) * height) / 2 / (matrix[15] as number);
  const at = spotPosition(texelPx / pxPerUnit);
  const lower = Math.floor(at);
  const from = Math.log2(fullSpots[lower] as number);
  const to = Math.log2((fullSpots[lower + 1] ?? fullSpots[lower]) as number);
  return Math.max(LEAST_FULL, 2 ** (from + (at - lower) * (to - from)));
};
