import { type KeplerWindow, isKeplerInstalled, keplerStepMs, serveKepler } from './kepler-page';
import { medianOf } from './results';
import { STORED } from './stored-baselines';

/** kepler.gl as a baseline: measured in turns with the app where it is installed, else as it was measured once. */
export interface KeplerPeer {
  /** Takes its turn with so many events; says what fails, and does nothing where kepler.gl is not installed. */
  readonly takeTurn: (events: number) => Promise<void>;
  /** The median of its turns, ms of main-thread CPU a step; the stored figure where it had none. */
  readonly baseline: (events: number) => { readonly name: string; readonly value: number | null };
  readonly close: () => Promise<void>;
}

/** Serves kepler.gl where it is installed; every turn is a fresh browser and `steps` steps of `window`. */
export const openKeplerPeer = async (
  window: KeplerWindow,
  steps: number,
  say: (line: string) => void,
): Promise<KeplerPeer> => {
  const server = isKeplerInstalled ? await serveKepler() : null;
  const turns: { readonly events: number; readonly mainMs: number | null }[] = [];
  return {
    takeTurn: async (events) => {
      if (server === null) return;
      try {
        const mainMs = await keplerStepMs(server.address, events, window, steps);
        say(`${events} in kepler.gl: ${JSON.stringify({ mainMs })}`);
        turns.push({ events, mainMs });
      } catch (error) {
        say(`${events} in kepler.gl FAILED: ${String(error)}`);
      }
    },
    baseline: (events) => {
      const live = medianOf(
        turns.filter((turn) => turn.events === events),
        'mainMs',
      );
      return live === null
        ? { name: 'kepler.gl (stored)', value: STORED.keplerStepMs.get(events) ?? null }
        : { name: 'kepler.gl (live)', value: live };
    },
    close: async () => {
      await server?.close();
    },
  };
};
