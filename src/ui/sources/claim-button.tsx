import type { ReactElement } from 'react';
import type { ConflictEvent } from '@/domain/event';
import { markStyleOf } from '@/domain/mark-columns';
import { eventSelected } from '@/state/transitions';
import { useAct, useApp } from '@/ui/app-context';
import { KindSign } from '@/ui/kind-sign';

/** A claim by name and paragraph, wherever one is cited: opens its details. */
export function ClaimButton({ event }: { readonly event: ConflictEvent }): ReactElement {
  const act = useAct();
  const isSelected = useApp((state) => state.selection === event.id);
  return (
    <button
      type="button"
      className="link-button"
      aria-current={isSelected ? 'true' : undefined}
      onClick={() => {
        act(eventSelected(event.id));
      }}
    >
      <KindSign kind={event.kind} form={markStyleOf(event.where)} />
      {event.title} ({event.locator})
    </button>
  );
}
