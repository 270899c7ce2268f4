import type { ReactElement } from 'react';
import { useServices } from '@/ui/app-context';

export function SourcesPanel(): ReactElement {
  const { t } = useServices();
  return <h2>{t('view.sources')}</h2>;
}
