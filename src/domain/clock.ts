import type { ConflictEvent, EventTime } from './event';

/** Which clock orders timeline and list: when a thing happened, or when it became known. */
export const CLOCKS = ['happened', 'reported'] as const;
export type Clock = (typeof CLOCKS)[number];

/**
 * The event's time on a clock. A report is made once, at some moment of the day that it bears; where nobody says when
 * a claim became known, its time is open at both ends.
 */
export const timeOn = (
  clock: Clock,
  { when, reported }: Pick<ConflictEvent, 'when' | 'reported'>,
): Pick<EventTime, 'earliest' | 'latest' | 'extent' | 'precision' | 'acledPrecision'> =>
  clock === 'happened'
    ? when
    : {
        earliest: reported?.earliest ?? null,
        latest: reported?.latest ?? null,
        extent: 'sometime',
        precision: reported === null ? null : 1,
        acledPrecision: null,
      };
