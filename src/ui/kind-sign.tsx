import type { ReactElement } from 'react';
import type { EventKind } from '@/domain/event';
import { SHAPE_BOX, kindShapePath } from '@/domain/kind-shapes';

/** The sign of a kind as on the map: shape and colour together, never colour alone. */
export function KindSign({ kind, isHollow = false }: { kind: EventKind; isHollow?: boolean }): ReactElement {
  return (
    <svg
      className={isHollow ? 'kind-sign is-hollow' : 'kind-sign'}
      viewBox={`0 0 ${SHAPE_BOX} ${SHAPE_BOX}`}
      aria-hidden="true"
      style={{ '--kind': `var(--kind-${kind})` } as React.CSSProperties}
    >
      <path d={kindShapePath(kind)} />
    </svg>
  );
}
