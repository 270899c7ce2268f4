export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Milliseconds that `times` calls take, per call. A browser's clock is too coarse for one call of a microsecond. */
export const perCall = (times: number, run: (at: number) => void): number => {
  const begin = performance.now();
  for (let at = 0; at < times; at += 1) run(at);
  return (performance.now() - begin) / times;
};

export interface Contender {
  readonly name: string;
  /** Calls that make up one measurement. */
  readonly times: number;
  readonly run: (at: number) => void;
}

/**
 * Medians in ms per call. The contenders take turns within every round, so that a busy machine is busy for all of them.
 */
export const interleaved = (rounds: number, contenders: readonly Contender[]): Record<string, number> => {
  const samples = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, times, run } of contenders) {
      const ms = perCall(times, run);
      if (round > 0) samples.get(name)?.push(ms); // the first round warms up
    }
  }
  return Object.fromEntries([...samples].map(([name, values]) => [name, median(values)]));
};

export const nextFrame = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
