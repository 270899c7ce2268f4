import type { ReactElement } from 'react';
import type { EventKind } from '@/domain/event';
import { SHAPE_BOX, kindHatchPath, kindShapePath } from '@/domain/kind-shapes';
import type { MarkStyle } from '@/domain/mark-columns';

/**
 * The sign of a kind as on the map: shape and colour together, never colour alone. Its form says how exactly the place is
 * known, as the marks do: solid, soft, with lines inside, or hollow for no place.
 */
export function KindSign({ kind, form = 'dot' }: { kind: EventKind; form?: MarkStyle }): ReactElement {
  return (
    <svg
      className="kind-sign"
      data-form={form}
      viewBox={`0 0 ${SHAPE_BOX} ${SHAPE_BOX}`}
      aria-hidden="true"
      style={{ '--kind': `var(--kind-${kind})` } as React.CSSProperties}
    >
      <path d={kindShapePath(kind)} />
      {form === 'area' && <path className="kind-lines" d={kindHatchPath(kind)} />}
    </svg>
  );
}
