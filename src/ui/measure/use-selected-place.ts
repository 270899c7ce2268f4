import type { LngLat } from '@/domain/space';
import { selectEvent, selectRows } from '@/state/selectors';
import { useApp } from '@/ui/app-context';

/** Where the selected event is, if it stands at a place. */
export const useSelectedPlace = (): LngLat | null => {
  const event = useApp((state) => selectEvent(selectRows(state), state.selection));
  return event?.where.kind === 'point' ? event.where.lngLat : null;
};
