import type { Support } from '@/domain/attribution';
import type { SourcePart } from './app-state';
import { NO_SOURCE_CLAUSES } from './source-selectors';
import type { Transition } from './transitions';

/** Only what this voice says at first hand. */
export const speakerChosen =
  (speaker: string | null): Transition =>
  (state) => ({ ...state, speaker });

/** Only what this voice passed on. */
export const relayChosen =
  (relay: string | null): Transition =>
  (state) => ({ ...state, relay });

/** Only what is said about a zone or a place. */
export const subjectChosen =
  (about: string | null): Transition =>
  (state) => ({ ...state, about });

/** Only what rests on so little. */
export const supportChosen =
  (support: Support | null): Transition =>
  (state) => ({ ...state, support });

/** Another part of the Sources view. */
export const sourcePartChosen =
  (sourcePart: SourcePart): Transition =>
  (state) => ({ ...state, sourcePart });

/** Something on the map was picked that several claims speak of: who says what about it. */
export const subjectOpened =
  (about: string): Transition =>
  (state) => ({
    ...state,
    ...NO_SOURCE_CLAUSES,
    about,
    view: 'sources',
    sourcePart: 'claims',
    selection: null,
  });

/** Everything that the Sources view narrows by is opened again; other filters stay. */
export const sourceClausesCleared: Transition = (state) => ({
  ...state,
  ...NO_SOURCE_CLAUSES,
  attribution: null,
});
