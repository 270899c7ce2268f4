import type { ReactElement } from 'react';
import { type Dossier, TRACED_SORTS } from '@/domain/dossier';
import { useServices } from '@/ui/app-context';

/** How much of what is on screen leads to a paragraph and a speaker, as the build has counted it. */
export function TracedFigures({ dossier: { traced } }: { readonly dossier: Dossier }): ReactElement | null {
  const { t, format } = useServices();
  if (!traced) return null;
  return (
    <details className="sources-traced">
      <summary>
        {t('sources.traced', { traced: format.number(traced.claims), total: format.number(traced.total) })}
      </summary>
      <p className="note">{t('sources.tracedMarks')}</p>
      <ul>
        {TRACED_SORTS.map((sort) => (
          <li key={sort}>
            {t('sources.tracedOf', {
              name: t(`sources.sort.${sort}`),
              traced: format.number(traced.marks[sort].traced),
              total: format.number(traced.marks[sort].total),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
