import { type TimeSpan, span } from '@/domain/time';
import { NO_CLAUSES, type SlowClauses } from '@/table/slow-clauses';
import { SYNTHETIC_END_MS, SYNTHETIC_START_MS, randomNumbers } from './synthetic-events';

const DAY_MS = 86_400_000;
const RANGE_MS = SYNTHETIC_END_MS - SYNTHETIC_START_MS;

/** One state of a session at the map: everything that decides what is counted and listed. */
export interface MixedStep {
  readonly window: TimeSpan;
  readonly mask: number;
  readonly clauses: SlowClauses;
  readonly axis: TimeSpan;
  readonly bins: number;
  readonly offset: number;
}

/** The windows of a scrub: an eighth of the range, moved by a fiftieth of it at every step. */
export const scrubWindows = (count: number): readonly TimeSpan[] =>
  Array.from({ length: count }, (_, step) => {
    const start = SYNTHETIC_START_MS + Math.round((0.02 * (step % 43) * RANGE_MS) / DAY_MS) * DAY_MS;
    return span(start, start + Math.round(RANGE_MS / 8 / DAY_MS) * DAY_MS);
  });

const clausesOf = (random: () => number): SlowClauses => {
  const kind = Math.floor(random() * 6);
  const west = 35.7 + random() * 4;
  const south = 32.3 + random() * 3;
  if (kind === 0) return { ...NO_CLAUSES, bounds: [west, south, west + 2, south + 1.5] };
  if (kind === 1) return { ...NO_CLAUSES, actors: [`Group ${Math.floor(random() * 20)}`, 'Group 3'] };
  if (kind === 2) return { ...NO_CLAUSES, query: `town ${Math.floor(random() * 9)}` };
  if (kind === 3) {
    const corner = [west + 2, south + 1.5] as const;
    return {
      ...NO_CLAUSES,
      area: { rings: [[[west, south], [west + 2, south], corner]], ask: 'possibly-inside' },
    };
  }
  return NO_CLAUSES;
};

/** `count` steps of a session, the same for the same seed: scrubs, jumps, zooms of the axis, kinds, bounds, text. */
export const mixedSteps = (count: number, seed: number): readonly MixedStep[] => {
  const random = randomNumbers(seed);
  let clauses = NO_CLAUSES;
  return Array.from({ length: count }, () => {
    if (random() < 0.3) clauses = clausesOf(random);
    const unitMs = random() < 0.5 ? DAY_MS : 60_000;
    const at = (share: number): number =>
      SYNTHETIC_START_MS + Math.round((share * RANGE_MS) / unitMs) * unitMs;
    const from = random() * 0.95;
    const start = at(from);
    const axisStart = at(from * 0.9);
    return {
      window: span(start, at(from + random() ** 4 * 0.6) + unitMs),
      mask: Math.floor(random() * 2 ** 11),
      clauses,
      axis: span(axisStart, at(from * 0.9 + random() ** 2) + unitMs),
      bins: 1 + Math.floor(random() * 500),
      offset: Math.floor(random() ** 3 * 20_000),
    };
  });
};
