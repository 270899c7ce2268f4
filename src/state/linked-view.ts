import type { Dossier } from '@/domain/dossier';
import { contains, isBounded } from '@/domain/time';
import type { AppState } from './app-state';
import { type Transition, axisAround, selectionRevealed } from './transitions';

/**
 * What a link shows, over what opening its file has shown.
 *
 * @param linked the state as the link had it; a camera that is the dossier's own was not in the link
 */
export const linkedViewShown =
  (linked: AppState, home: Dossier['home']): Transition =>
  (state) => {
    const { window, kinds, attribution, actors, query, bounds, area, known, types, countries } = linked;
    const isOnAxis = !isBounded(window) || contains(state.axis, window);
    return selectionRevealed({
      ...state,
      window,
      axis: isOnAxis ? state.axis : axisAround(window),
      camera: linked.camera === home.camera ? state.camera : linked.camera,
      kinds,
      attribution,
      actors,
      query,
      bounds,
      area,
      known,
      types,
      countries,
      speaker: linked.speaker,
      selection: linked.selection,
    });
  };
