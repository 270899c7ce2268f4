import { openSession } from './browser-session';
import type { Layout, Reader } from './page/ingest-case';
import { type ResultRow, boundRow, medianOf, ratioRow } from './results';
import type { Measure } from './run-columns';

/**
 * As many rows as UCDP's whole collection has, in its columns: what is held to a bound. And a smaller file in ACLED's,
 * of which a good part is over before the engine has compiled what reads it: a second view, held to nothing but memory.
 */
const FILES: readonly {
  readonly layout: Layout;
  readonly events: number;
  readonly rounds: number;
  readonly isHeld: boolean;
}[] = [
  { layout: 'acled', events: 100_000, rounds: 3, isHeld: false },
  { layout: 'ged', events: 385_918, rounds: 2, isHeld: true },
];
const NAMES: Readonly<Record<Layout, string>> = { acled: 'ACLED', ged: 'UCDP' };
const READERS: readonly Reader[] = ['ours', 'papaparse', 'nobody', 'filler'];
const OF_PAPAPARSE = 0.6;
const OF_READING = 4.3;

interface Spent {
  /** The thread that reads. */
  readonly workerMs: number;
  /** All threads of the renderer: also those that compile, and collect garbage. */
  readonly allMs: number;
  /** Above what it held before. */
  readonly peakMegabytes: number;
}

type Figures = Readonly<Record<Reader, Spent[]>>;

/** Every reader in turns, each time in a browser of its own and a fresh worker: a file is opened once, not warmed up. */
const measureFile = async (address: string, { layout, events, rounds }: (typeof FILES)[number]) => {
  const figures: Figures = { ours: [], papaparse: [], nobody: [], filler: [] };
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
      if (value.bytes !== bytes) throw new Error(`${reader} read ${value.bytes} bytes of ${bytes}`);
      if ((reader === 'ours' || reader === 'papaparse') && value.rows !== events)
        throw new Error(`${reader} read ${value.rows} rows of ${events}`);
      const peak = await session.peakMegabytes();
      if (cpu !== null && before !== null && peak !== null)
        figures[reader].push({
          workerMs: cpu.workerMs,
          allMs: cpu.mainMs + cpu.otherMs,
          peakMegabytes: peak - before,
        });
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
    const { events, layout, isHeld } = file;
    const { figures, megabytes, browser } = await measureFile(address, file);
    version = browser;
    say(`${megabytes} MB, ms of CPU and MB of peak: ${JSON.stringify(figures)}`);
    const of = (reader: Reader, spent: keyof Spent) => medianOf(figures[reader], spent);
    const what = `${NAMES[layout]} CSV of ${megabytes} MB to sorted columns with a report`;
    const against = (
      figure: string,
      spent: keyof Spent,
      reader: Reader,
      name: string,
      target: number | null,
    ): ResultRow => {
      const baseline = { name, value: of(reader, spent) };
      const unit = spent === 'peakMegabytes' ? 'MB' : 'ms';
      return ratioRow(`${what}, ${figure}`, events, of('ours', spent), baseline, unit, target);
    };
    const papaparse = 'papaparse to plain arrays';
    const reading = 'reading the bytes';
    rows.push(
      against('CPU of the worker', 'workerMs', 'papaparse', papaparse, isHeld ? OF_PAPAPARSE : null),
      against('CPU of the worker', 'workerMs', 'nobody', reading, isHeld ? OF_READING : null),
      against('CPU of all threads', 'allMs', 'papaparse', papaparse, null),
      against('CPU of all threads', 'allMs', 'nobody', reading, null),
      boundRow(
        `the same bytes into one buffer, as the importer takes them, CPU of the worker, ms`,
        events,
        of('filler', 'workerMs'),
        '',
        null,
        false,
      ),
      against('peak memory', 'peakMegabytes', 'papaparse', papaparse, 0.5),
    );
  }
  return { browser: version, rows };
};
