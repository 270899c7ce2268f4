import '@/ui/styles/story.css';
import { type ReactElement, useRef } from 'react';
import { ARTICLE } from '@/state/datasets';
import { selectIsAwayFromStep, selectStoryPlace } from '@/state/story-selectors';
import { storyResumed, storyStepEntered } from '@/state/story-transitions';
import { viewChosen } from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { StepView } from './step-view';
import { useStoryMoves } from './use-story-moves';

/**
 * The article as a walk beside the map: a step at a time, each with its camera, its window and its claims. The reader may
 * wander off at any moment and come back.
 */
export function StoryPanel(): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const place = useApp(selectStoryPlace);
  const isFile = useApp(({ datasets }) => datasets.every(({ id }) => id !== ARTICLE));
  const panel = useRef<HTMLElement>(null);
  useStoryMoves(panel, place);
  if (place === null) {
    return isFile ? <p className="story-none">{t('story.none')}</p> : <></>;
  }
  const { number, count } = place;
  const goTo = (step: number): void => {
    act(storyStepEntered(step));
  };

  return (
    <section className="story" aria-label={t('view.story')} ref={panel}>
      <Away />
      <StepView key={number} place={place} />
      <nav className="story-foot" aria-label={t('story.nav')}>
        <button
          type="button"
          className="button"
          disabled={number === 1}
          onClick={() => {
            goTo(number - 1);
          }}
        >
          <Arrow towards="start" />
          {t('story.previous')}
        </button>
        {number < count ? (
          <button
            type="button"
            className="button story-next"
            onClick={() => {
              goTo(number + 1);
            }}
          >
            {t('story.next')}
            <Arrow towards="end" />
          </button>
        ) : (
          <button
            type="button"
            className="button story-next"
            onClick={() => {
              act(viewChosen('events'));
            }}
          >
            {t('story.explore')}
            <Arrow towards="end" />
          </button>
        )}
      </nav>
    </section>
  );
}

/** Says that the page no longer shows what the step tells, and leads back. */
function Away(): ReactElement | null {
  const { t } = useServices();
  const act = useAct();
  const isAway = useApp(selectIsAwayFromStep);
  if (!isAway) return null;
  return (
    <div className="story-away" role="status">
      <span>{t('story.away')}</span>
      <button
        type="button"
        className="button"
        onClick={() => {
          act(storyResumed);
        }}
      >
        {t('story.back')}
      </button>
    </div>
  );
}

function Arrow({ towards }: { readonly towards: 'start' | 'end' }): ReactElement {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="story-arrow">
      <path
        d={
          towards === 'end'
            ? 'M6.2 3.2 11 8l-4.8 4.8-1.1-1.1L8.8 8 5.1 4.3z'
            : 'M9.8 3.2 5 8l4.8 4.8 1.1-1.1L7.2 8l3.7-3.7z'
        }
      />
    </svg>
  );
}
