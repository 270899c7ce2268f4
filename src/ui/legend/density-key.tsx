import '@/ui/styles/density-key.css';
import type { ReactElement } from 'react';
import { DENSE_FROM, NEVER_DENSE } from '@/domain/density';
import { selectRows } from '@/state/selectors';
import { useApp, useServices } from '@/ui/app-context';

/** What the picture of many events says; nothing where there are never so many. */
export function DensityKey(): ReactElement | null {
  const { t, format } = useServices();
  const hasDensity = useApp((state) => (selectRows(state)?.marks.length ?? 0) > NEVER_DENSE);
  if (!hasDensity) return null;
  return (
    <section aria-label={t('key.density')}>
      <h2>{t('key.density')}</h2>
      <p className="density-scale">
        <span>{t('key.density.few')}</span>
        <span className="density-ramp" aria-hidden="true" />
        <span>{t('key.density.many')}</span>
      </p>
      <p className="note">{t('key.density.words', { count: format.number(DENSE_FROM) })}</p>
    </section>
  );
}
