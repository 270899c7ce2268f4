import { selectStory, stepNumber } from './story-selectors';
import { type Transition, axisAround, filtersCleared, playbackStopped } from './transitions';

/**
 * The reader goes to a step: the map and the timeline show what it tells, and nothing is filtered or selected, so that no
 * claim of it is hidden. Beyond the last step is the last. Without a story only the panel changes.
 *
 * @param step from 1
 */
export const storyStepEntered =
  (step: number): Transition =>
  (state) => {
    const story = selectStory(state);
    const number = stepNumber(step, story.length);
    const entered = story[number - 1];
    if (entered === undefined) return { ...state, view: 'story' };
    const { camera, window } = entered;
    return {
      ...playbackStopped(filtersCleared(state)),
      view: 'story',
      step: number,
      clock: 'happened', // its windows are of when things happened
      camera,
      window,
      axis: axisAround(window),
      selection: null,
      hover: null,
    };
  };

/** Into the story, or back to it after a look around: at the step where the reader was. */
export const storyResumed: Transition = (state) => storyStepEntered(state.step)(state);
