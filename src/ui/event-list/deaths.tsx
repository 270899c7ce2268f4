import type { ReactElement } from 'react';
import { selectRows } from '@/state/selectors';
import { useApp, useServices } from '@/ui/app-context';

/**
 * Fatalities over everything that matches, for files: the engine sums, the newest question wins. How missing bounds are
 * summed is said where the sum stands, for every way of reading: it opens like any other fold.
 */
export function Deaths(): ReactElement | null {
  const { t, format } = useServices();
  const sums = useApp((state) => (selectRows(state)?.dataset ? state.sums : null));
  if (sums === null) return null;
  const { low, best, high, withoutFigure } = sums;
  const hasRange = (low > 0 || high > 0) && !(low === best && high === best);
  return (
    <details className="result-deaths">
      <summary>
        {t(hasRange ? 'deaths.range' : 'deaths.best', {
          low: format.number(low),
          best: format.number(best),
          high: format.number(high),
        })}
      </summary>
      <p>{t('deaths.explained', { without: withoutFigure })}</p>
    </details>
  );
}
