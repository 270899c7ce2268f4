import { useEffect, useState } from 'react';
import type { AppState } from '@/state/app-state';
import { selectOnlyFile } from '@/state/dataset-selectors';
import { selectRows } from '@/state/selectors';
import { useServices } from '@/ui/app-context';
import type { AreaComparison } from '@/ui/measuring';

/** What the other side of the area depends on, but time and kinds. */
const indexOf = (state: AppState): unknown => selectRows(state)?.index ?? null;

/** The other side of the state's area; null until it is worked out. Follows every change of the filter. */
export const useComparison = (): AreaComparison | null => {
  const { store, compareArea } = useServices();
  const [comparison, setComparison] = useState<AreaComparison | null>(null);
  useEffect(() => {
    let turn = 0;
    const ask = async (state: AppState): Promise<void> => {
      turn += 1;
      const own = turn;
      const found = await compareArea(state);
      if (own === turn && found !== null) setComparison(found);
    };
    void ask(store.getState());
    const unsubscribe = store.subscribe((state, previous) => {
      const hasFigures = selectOnlyFile(selectRows(state)) !== null;
      const isOtherTime = state.window !== previous.window || state.kinds !== previous.kinds;
      if (indexOf(state) !== indexOf(previous) || (hasFigures && isOtherTime)) void ask(state);
    });
    return () => {
      turn = -1;
      unsubscribe();
    };
  }, [store, compareArea]);
  return comparison;
};
