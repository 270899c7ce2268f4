import { openSession } from './browser-session';
import type { Layout, Reader } from './page/ingest-case';
import { type ResultRow, ratioRow } from './results';
import type { Measure } from './run-columns';

/** As many rows as UCDP's whole collection has, in its columns; and a smaller file in ACLED's. */
const FILES: readonly { readonly layout: Layout; readonly events: number; readonly rounds: number }[] = [
  { layout: 'acled', events: 100_000, rounds: 3 },
  { layout: 'ged', events: 385_918, rounds: 2 },
];
const NAMES: Readonly<Record<Layout, string>> = { acled: 'ACLED', ged: 'UCDP' };
const READERS: readonly Reader[] = ['ours', 'papaparse', 'nobody'];

interface Spent {
  /** All threads of the renderer: the worker, and what collects its garbage. */
  readonly cpuMs: number;
  /** Above what it held before. */
  readonly peakMegabytes: number;
}

const median = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? null;

type Figures = Readonly<Record<Reader, Spent[]>>;

/** Every reader in turns, each time in a browser of its own and a fresh worker: a file is opened once, not warmed up. */
const measureFile = async (address: string, { layout, events, rounds }: (typeof FILES)[number]) => {
  const figures: Figures = { ours: [], papaparse: [], nobody: [] };
  let bytes = 0;
  let browser = '';
  for (let round = 0; round < rounds; round += 1) {
    for (const reader of READERS) {
      const session = await openSession(address);
      browser = session.version;
      bytes = await session.call('prepareIngest', events, layout);
      const before = await session.memoryMegabytes();
      await session.resetPeak();
      const { value, cpu } = await session.cpuOf(() => session.call('ingest', reader));
      if (reader !== 'nobody' && value.rows !== events)
        throw new Error(`${reader} read ${value.rows} rows of ${events}`);
      const peak = await session.peakMegabytes();
      if (cpu !== null && before !== null && peak !== null)
        figures[reader].push({ cpuMs: cpu.mainMs + cpu.otherMs, peakMegabytes: peak - before });
      await session.close();
    }
  }
  return { figures, megabytes: Math.round(bytes / 1e6), browser };
};

/** A CSV file to sorted columns with a report, in a worker, against papaparse filling plain arrays and against nobody. */
export const measureIngest: Measure = async (address, say, sizes) => {
  const rows: ResultRow[] = [];
  let version = '';
  const wanted = FILES.filter(({ events }) => sizes.length === 0 || sizes.includes(events));
  for (const file of wanted) {
    const { events, layout } = file;
    const { figures, megabytes, browser } = await measureFile(address, file);
    version = browser;
    say(`${megabytes} MB, ms of CPU and MB of peak: ${JSON.stringify(figures)}`);
    const cpuOf = (reader: Reader) => median(figures[reader].map(({ cpuMs }) => cpuMs));
    const peakOf = (reader: Reader) => median(figures[reader].map(({ peakMegabytes }) => peakMegabytes));
    const what = `${NAMES[layout]} CSV of ${megabytes} MB to sorted columns with a report`;
    const papaparse = 'papaparse to plain arrays';
    rows.push(
      ratioRow(
        `${what}, CPU`,
        events,
        cpuOf('ours'),
        { name: papaparse, value: cpuOf('papaparse') },
        'ms',
        0.6,
      ),
      ratioRow(
        `${what}, CPU`,
        events,
        cpuOf('ours'),
        { name: 'reading the bytes', value: cpuOf('nobody') },
        'ms',
        4.3,
      ),
      ratioRow(
        `${what}, peak memory`,
        events,
        peakOf('ours'),
        { name: papaparse, value: peakOf('papaparse') },
        'MB',
        0.5,
      ),
    );
  }
  return { browser: version, rows };
};
