import type { ReactElement } from 'react';
import { useServices } from '@/ui/app-context';

export function StoryPanel(): ReactElement {
  const { t } = useServices();
  return <h2>{t('view.story')}</h2>;
}
