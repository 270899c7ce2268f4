import { openSession } from './browser-session';
import { ratioRow } from './results';
import type { Measure } from './run-columns';

const EVENTS = 100_000;
const ROUNDS = 3;

const median = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? null;

/** A CSV file to sorted columns with a report, against papaparse filling plain arrays. */
export const measureIngest: Measure = async (address, say) => {
  const session = await openSession(address);
  const bytes = await session.call('prepareIngest', EVENTS);
  const cpu = { ours: [] as number[], papaparse: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const reader of ['ours', 'papaparse'] as const) {
      const { value, cpu: spent } = await session.cpuOf(() => session.call('ingest', EVENTS, reader));
      if (value.rows !== EVENTS) throw new Error(`${reader} read ${value.rows} rows of ${EVENTS}`);
      if (spent !== null && round > 0) cpu[reader].push(spent.mainMs);
    }
  }
  await session.close();
  say(`${Math.round(bytes / 1e6)} MB, ms of CPU: ${JSON.stringify(cpu)}`);
  const row = ratioRow(
    `CSV of ${Math.round(bytes / 1e6)} MB to sorted columns with a report, CPU`,
    EVENTS,
    median(cpu.ours),
    { name: 'papaparse to plain arrays', value: median(cpu.papaparse) },
    'ms',
    0.6,
  );
  return { browser: session.version, rows: [row] };
};
