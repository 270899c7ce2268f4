import { type ReactElement, Suspense, lazy } from 'react';
import { ARTICLE } from '@/state/datasets';
import { useApp } from '@/ui/app-context';
import { WithWords } from '@/ui/with-words';

// The article alone needs no list; it comes with the first file.
const DatasetGroup = lazy(async () => ({ default: (await import('./dataset-group')).DatasetGroup }));

/** The list of datasets, as soon as there is one besides the article. */
export function DatasetsPanel(): ReactElement | null {
  const isArticleAlone = useApp(({ datasets }) => datasets.length === 1 && datasets[0]?.id === ARTICLE);
  const isReady = useApp(({ data }) => data.kind === 'ready');
  if (isArticleAlone || !isReady) return null;
  return (
    <Suspense>
      <WithWords part="files">
        <DatasetGroup />
      </WithWords>
    </Suspense>
  );
}
