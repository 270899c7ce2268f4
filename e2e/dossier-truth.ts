import { readFileSync } from 'node:fs';

const DAY_MS = 86_400_000;

/** The few fields of an event that an independent count needs. */
export interface TrueEvent {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly paraphrase: string;
  readonly when: {
    readonly earliest: number | null;
    readonly latest: number | null;
    readonly extent: 'sometime' | 'throughout';
  };
  readonly where: { readonly kind: string };
}

/** The published data, read without any of the app's code. */
export const trueEvents: readonly TrueEvent[] = (
  JSON.parse(
    readFileSync(new URL('../public/data/dossiers/southwest-syria-2018.json', import.meta.url), 'utf8'),
  ) as { readonly events: readonly TrueEvent[] }
).events;

/** What may and what must have happened on the days `first` to `last` (days since 1970, both included). */
export const countTruth = (
  first: number,
  last: number,
): { readonly certain: readonly TrueEvent[]; readonly possible: readonly TrueEvent[] } => {
  const start = first * DAY_MS;
  const end = (last + 1) * DAY_MS;
  const possible = trueEvents.filter(
    ({ when }) => (when.earliest ?? -Infinity) < end && (when.latest ?? Infinity) > start,
  );
  const certain = possible.filter(
    ({ when }) =>
      when.extent === 'throughout' ||
      ((when.earliest ?? -Infinity) >= start && (when.latest ?? Infinity) <= end),
  );
  return { certain, possible };
};

/** 2018-06-15 as a day number. */
export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
