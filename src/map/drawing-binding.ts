import type { MapLibreMap } from 'maplibre-gl';
import type { AppState } from '@/state/app-state';
import { areaChosen, toolChosen } from '@/state/measure-transitions';
import { noticed } from '@/state/transitions';
import type { AreaDrawing, DrawingTask } from './area-drawing';
import { CONTEXT_INKS } from './context-layers';
import type { MapPort } from './controller';

/** Starts and stops drawing by hand as the chosen tool says. The drawing library is fetched with the first drawing. */
export interface DrawingBinding {
  readonly draw: (state: AppState, previous: AppState | null) => void;
  readonly dispose: () => void;
}

const taskOf = ({ measuring: { tool }, area }: AppState): DrawingTask | null => {
  if (tool === 'polygon' || tool === 'circle' || tool === 'freehand') return { kind: tool };
  return tool === 'edit' && area !== null ? { kind: 'edit', area } : null;
};

export const createDrawingBinding = (map: MapLibreMap, { store, theme }: MapPort): DrawingBinding => {
  let drawing: AreaDrawing | null = null;
  let wanted = 0;

  const stop = (): void => {
    wanted += 1;
    drawing?.stop();
    drawing = null;
  };

  const start = async (task: DrawingTask): Promise<void> => {
    stop();
    const own = wanted;
    const loaded = await import('./area-drawing').catch(() => null);
    if (own !== wanted) return;
    if (loaded === null) {
      store.act(noticed({ kind: 'engine-failed', detail: 'terra-draw' }));
      store.act(toolChosen('select'));
      return;
    }
    drawing = loaded.startAreaDrawing(map, CONTEXT_INKS[theme], task, (area) => {
      store.act(areaChosen(area));
      if (task.kind !== 'edit') store.act(toolChosen('select'));
    });
  };

  return {
    draw: (state, previous) => {
      if (previous !== null && previous.measuring.tool === state.measuring.tool) return;
      const task = taskOf(state);
      if (task === null) stop();
      else void start(task);
    },
    dispose: stop,
  };
};
