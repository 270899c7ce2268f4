import type { EventId } from '@/domain/event';
import type { WordClause } from '@/domain/filter';
import type { DatasetInfo, ImportState, RemoteFile } from './app-state';
import { type Transition, noticed } from './transitions';

/** Which words of a file's rows are wanted; null: all. */
export const wordsChosen =
  (clause: WordClause, words: ReadonlySet<string> | null): Transition =>
  (state) => ({ ...state, [clause]: words });

export const importChanged =
  (importing: ImportState): Transition =>
  (state) => ({ ...state, importing });

export const deviceListed =
  (device: readonly DatasetInfo[]): Transition =>
  (state) => ({ ...state, device });

export const remoteChanged =
  (remote: RemoteFile | null): Transition =>
  (state) => ({ ...state, remote });

/** A linked event was looked for among all of a file's rows, and is not there. */
export const selectionMissed =
  (id: EventId): Transition =>
  (state) =>
    state.selection === id && state.isRevealing
      ? noticed({ kind: 'unknown-event', id })({ ...state, isRevealing: false })
      : state;
