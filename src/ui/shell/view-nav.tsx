import type { ReactElement } from 'react';
import { PANEL_VIEWS, type PanelView } from '@/state/app-state';
import { comparisonEntered } from '@/state/comparison-transitions';
import { ARTICLE } from '@/state/datasets';
import { storyResumed } from '@/state/story-transitions';
import { type Transition, viewChosen } from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';

/** What more than the panel a view brings. */
const ENTERED: Partial<Record<PanelView, Transition>> = { story: storyResumed, compare: comparisonEntered };

/** Which panel stands at the start side. The story is the article's: an opened file has none. */
export function ViewNav({ onChosen }: { readonly onChosen: () => void }): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const view = useApp((state) => state.view);
  const hasArticle = useApp((state) => state.datasets.some(({ id }) => id === ARTICLE));
  return (
    <nav className="view-nav" aria-label={t('view.nav')}>
      {PANEL_VIEWS.filter((value) => hasArticle || value !== 'story').map((value) => (
        <button
          key={value}
          type="button"
          aria-current={value === view ? 'page' : undefined}
          onClick={() => {
            act(ENTERED[value] ?? viewChosen(value));
            onChosen();
          }}
        >
          {t(`view.${value}`)}
        </button>
      ))}
    </nav>
  );
}
