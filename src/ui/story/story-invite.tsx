import type { ReactElement } from 'react';
import { sameCamera } from '@/domain/camera';
import { sameSpan } from '@/domain/time';
import type { AppState } from '@/state/app-state';
import { selectIsFiltered, selectRows } from '@/state/selectors';
import { selectStory } from '@/state/story-selectors';
import { storyStepEntered } from '@/state/story-transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';

/** Offers the story on the article's first view, and is gone once the reader has gone anywhere else. */
export function StoryInvite({ onAccepted }: { readonly onAccepted: () => void }): ReactElement | null {
  const { t } = useServices();
  const act = useAct();
  const count = useApp((state) => (isAtHome(state) ? selectStory(state).length : 0));
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="story-invite"
      onClick={() => {
        act(storyStepEntered(1));
        onAccepted();
      }}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 3.6C6.6 2.7 4.6 2.3 2 2.5v10c2.6-.2 4.6.2 6 1.1 1.4-.9 3.4-1.3 6-1.1v-10c-2.6-.2-4.6.2-6 1.1zM3.2 3.7c1.700 0 3.100.3 4.200 1v7.200c-1.200-.5-2.600-.7-4.200-.7zm9.600 0v7.500c-1.600 0-3 .2-4.200.7V4.700c1.100-.7 2.500-1 4.200-1z" />
      </svg>
      {t('invite.story', { count })}
    </button>
  );
}

const isAtHome = (state: AppState): boolean => {
  const home = selectRows(state)?.dossier.home;
  return (
    home !== undefined &&
    state.view === 'events' &&
    state.selection === null &&
    sameSpan(state.window, home.window) &&
    sameCamera(state.camera, home.camera) &&
    !selectIsFiltered(state)
  );
};
