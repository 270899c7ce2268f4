import { type Camera, sameCamera } from '@/domain/camera';
import type { StoryStep } from '@/domain/dossier';
import type { EventId } from '@/domain/event';
import { sameSpan } from '@/domain/time';
import type { AppState } from './app-state';
import { selectHasArticle } from './dataset-selectors';
import { selectEvent, selectIsFiltered, selectRows } from './selectors';

/** A step as the reader stands at it. */
export interface StoryPlace {
  readonly step: StoryStep;
  /** From 1, never beyond the last: a link may name a step that the story no longer has. */
  readonly number: number;
  readonly count: number;
}

const NO_STEPS: readonly StoryStep[] = [];

/** The steps of what is open; an opened file has none. */
export const selectStory = (state: AppState): readonly StoryStep[] => {
  const rows = selectRows(state);
  return rows !== null && selectHasArticle(rows) ? rows.dossier.story : NO_STEPS;
};

/** Position in a story of `count` steps, from 1. */
export const stepNumber = (step: number, count: number): number => Math.min(Math.max(1, step), count);

/** Where the reader is in the story; null while another panel is open or there is no story. */
export const selectStoryPlace = (state: AppState): StoryPlace | null => {
  if (state.view !== 'story') return null;
  const story = selectStory(state);
  const step = story[stepNumber(state.step, story.length) - 1];
  if (step === undefined) return null;
  const known = places.get(step);
  if (known) return known;
  const place = { step, number: stepNumber(state.step, story.length), count: story.length };
  places.set(step, place);
  return place;
};

/** One object for each step, so that a component renders when the step changes and not otherwise. */
const places = new WeakMap<StoryStep, StoryPlace>();

const focuses = new WeakMap<StoryStep, ReadonlySet<EventId>>();

/**
 * The claims that the step speaks of: emphasised on map and timeline, where all others are muted. An event that is drawn
 * through its parts stands out through them. null: no story.
 */
export const selectFocus = (state: AppState): ReadonlySet<EventId> | null => {
  const step = selectStoryPlace(state)?.step;
  if (step === undefined) return null;
  const known = focuses.get(step);
  if (known) return known;
  const rows = selectRows(state);
  const focus = new Set(
    step.eventIds.flatMap((id) => {
      const where = selectEvent(rows, id)?.where;
      return where?.kind === 'parts' ? [id, ...where.eventIds] : [id];
    }),
  );
  focuses.set(step, focus);
  return focus;
};

/** Is the camera the one that the story gives, which was made for a large map? */
export const selectIsStepCamera = (state: AppState): boolean =>
  selectStoryPlace(state)?.step.camera === state.camera;

/** Has the reader left what the step shows: moved the map, the window, filtered, or opened a claim? */
export const selectIsAwayFromStep = (state: AppState): boolean => {
  const place = selectStoryPlace(state);
  if (place === null) return false;
  const { camera, window } = place.step;
  return (
    !isSeen(state.camera, camera) ||
    !sameSpan(state.window, window) ||
    state.selection !== null ||
    state.clock !== 'happened' ||
    selectIsFiltered(state)
  );
};

const isSeen = (a: Camera, b: Camera): boolean => a === b || sameCamera(a, b);
