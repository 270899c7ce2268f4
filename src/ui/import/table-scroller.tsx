import type { ReactElement, ReactNode } from 'react';

// What scrolls must be in reach of the keyboard (WCAG 2.1.1), also where nothing in it takes the focus.
const REACHABLE = { tabIndex: 0 } as const;

/** A named region in which a wide or long table scrolls. */
export function TableScroller({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section className="table-scroller" aria-label={name} {...REACHABLE}>
      {children}
    </section>
  );
}
