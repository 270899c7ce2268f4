import { useEffect, useState } from 'react';
import { useServices } from '@/ui/app-context';
import type { Measuring } from '@/ui/measuring';

/** What measures, once it has been fetched. */
export type MeasuringState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly measuring: Measuring };

/** Fetches what measures with the first component that asks. */
export const useMeasuring = (): MeasuringState => {
  const { measuring: load } = useServices();
  const [state, setState] = useState<MeasuringState>({ kind: 'loading' });
  useEffect(() => {
    let isWanted = true;
    const fetch = async (): Promise<void> => {
      const loaded = await load?.().catch(() => null);
      if (isWanted) setState(loaded ? { kind: 'ready', measuring: loaded } : { kind: 'failed' });
    };
    void fetch();
    return () => {
      isWanted = false;
    };
  }, [load]);
  return state;
};
