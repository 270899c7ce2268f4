/** What of a key press matters here. */
type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/**
 * The step that a key leads to, or null where the key means nothing here. Arrows follow the direction of reading; with a
 * modifier a key is the browser's (Alt and an arrow go back).
 *
 * @param isMirrored the page reads from right to left
 */
export const stepAfterKey = (
  { key, altKey, ctrlKey, metaKey, shiftKey }: Key,
  step: number,
  count: number,
  isMirrored: boolean,
): number | null => {
  if (altKey || ctrlKey || metaKey || shiftKey) return null;
  const next = Math.min(step + 1, count);
  const previous = Math.max(step - 1, 1);
  switch (key) {
    case 'ArrowRight':
      return isMirrored ? previous : next;
    case 'ArrowLeft':
      return isMirrored ? next : previous;
    case 'j':
    case 'PageDown':
      return next;
    case 'k':
    case 'PageUp':
      return previous;
    case 'Home':
      return 1;
    case 'End':
      return count;
    default:
      return null;
  }
};

/** Shorter than this a movement of the finger is a tap or the start of a scroll. */
const SWIPE_PX = 48;

/** Steps forward (1), back (−1) or none (0) for a finger that moved so far: towards the start of the line is forward. */
export const stepAfterSwipe = (byX: number, byY: number, isMirrored: boolean): -1 | 0 | 1 => {
  if (Math.abs(byX) < SWIPE_PX || Math.abs(byX) < 1.5 * Math.abs(byY)) return 0;
  return byX < 0 === isMirrored ? -1 : 1;
};
