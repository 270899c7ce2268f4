import { type Area, type Rings, canonicalArea } from '@/domain/area';
import type { LngLat } from '@/domain/space';
import type { AppState, MapTool, ShownDistance } from './app-state';
import type { Transition } from './transitions';

const changed =
  (change: (measuring: AppState['measuring']) => Partial<AppState['measuring']>): Transition =>
  (state) => ({ ...state, measuring: { ...state.measuring, ...change(state.measuring) } });

/** The panel with the tools was opened or closed; closed, the map selects again and no path is left. */
export const measuringToggled: Transition = changed(({ isOpen }) =>
  isOpen ? { isOpen: false, tool: 'select', path: [] } : { isOpen: true },
);

/** What a click on the map does from now on. A path that was measured stays until another is begun. */
export const toolChosen = (tool: MapTool): Transition =>
  changed((measuring) => (tool === 'distance' ? { tool, path: [] } : { ...measuring, tool }));

/** Another point of the measured path. */
export const pathPointAdded = (at: LngLat): Transition => changed(({ path }) => ({ path: [...path, at] }));

export const pathPointTakenBack: Transition = changed(({ path }) => ({ path: path.slice(0, -1) }));

/** Draws a measured distance on the map, or takes it off again where it is drawn already. */
export const distanceToggled =
  (distance: ShownDistance): Transition =>
  (state) => ({
    ...state,
    shownDistance: state.shownDistance?.key === distance.key ? null : distance,
  });

/** An area was drawn, typed or taken away. What is no area changes nothing. */
export const areaChosen =
  (area: Area | null): Transition =>
  (state) => {
    if (area === null) return state.area === null ? state : { ...state, area: null, areaShape: null };
    const kept = canonicalArea(area);
    return kept === null || JSON.stringify(kept) === JSON.stringify(state.area)
      ? state
      : { ...state, area: kept };
  };

/** The rings of an area were worked out. */
export const areaShaped =
  (of: Area, rings: Rings): Transition =>
  (state) =>
    state.area === of ? { ...state, areaShape: { of, rings } } : state;
