/** What of an element's height is not cut off by what it lies in, in CSS px from its upper edge. */
export interface SeenPart {
  readonly fromPx: number;
  readonly toPx: number;
}

/** So finely it is told what of an element is seen. */
const STEPS = 32;

/**
 * Follows what of an element can be seen where boxes around it scroll or are shut, without asking the page for its layout.
 *
 * What moves while as much of the element is seen as before is not told: it must not be taller than the boxes around it.
 *
 * @param onChange called with nothing seen at all, too; first once the page has been laid out
 * @returns stops it
 */
export const watchSeenPart = (element: Element, onChange: (seen: SeenPart) => void): (() => void) => {
  const threshold = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS);
  const observer = new IntersectionObserver(
    (entries) => {
      const last = entries.at(-1);
      if (last === undefined) return;
      const { boundingClientRect: whole, intersectionRect: seen } = last;
      const marginPx = whole.height / STEPS; // it is told when a step is passed: up to one more may be seen
      if (!last.isIntersecting) onChange({ fromPx: 0, toPx: 0 });
      else
        onChange({
          fromPx: Math.max(0, seen.top - whole.top - marginPx),
          toPx: Math.min(whole.height, seen.bottom - whole.top + marginPx),
        });
    },
    { threshold },
  );
  observer.observe(element);
  return () => {
    observer.disconnect();
  };
};
