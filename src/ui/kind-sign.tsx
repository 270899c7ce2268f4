import type { ReactElement } from 'react';
import type { EventKind } from '@/domain/event';
import { KIND_SIGN_SIZE, kindSignPath } from '@/domain/kind-signs';

/** The sign of a kind as on the map: shape and colour together, never colour alone. */
export function KindSign({ kind, isHollow = false }: { kind: EventKind; isHollow?: boolean }): ReactElement {
  return (
    <svg
      className={isHollow ? 'kind-sign is-hollow' : 'kind-sign'}
      viewBox={`0 0 ${KIND_SIGN_SIZE} ${KIND_SIGN_SIZE}`}
      aria-hidden="true"
      style={{ '--kind': `var(--kind-${kind})` } as React.CSSProperties}
    >
      <path d={kindSignPath(kind)} />
    </svg>
  );
}
