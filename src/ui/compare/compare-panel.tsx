import type { ReactElement } from 'react';
import { useServices } from '@/ui/app-context';

export function ComparePanel(): ReactElement {
  const { t } = useServices();
  return <h2>{t('view.compare')}</h2>;
}
