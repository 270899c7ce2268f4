import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { servePage } from './page-server';
import { BLOCKS, type ResultRow, countedAreMet, resultsTable } from './results';
import { measureApp } from './run-app';
import { type Measure, measureColumns } from './run-columns';
import { measureIngest } from './run-ingest';
import { measureMap } from './run-map';
import { isBudgetSpent, startBudget } from './time-budget';

const OUTPUT = resolve(import.meta.dirname, 'RESULTS.md');

const introduction = (browser: string): string => `# Measured

Written by \`npm run bench\`; every ratio is ours over the baseline, both measured in turns within one run, medians.
Baselines marked as stored are the exception: peers too heavy to build in every run, measured once in the same way on
such a machine (\`stored-baselines.ts\`). kepler.gl has no list beside its map and no basemap under it, stored or live (in turns,
where \`bench/kepler\` is installed).
CPU is what the operating system counted for a thread, so that waiting for a core does not show; WebGL work is counted
call by call. Counts, bytes and draws are exact; times are a direction on a shared machine, and the rasteriser is
software: figures of the GPU process say nothing about a real GPU but how they compare.

- Browser: Chromium ${browser}, 1280 × 720 px at ratio 1. Machine: ${cpus().length} cores of ${cpus()[0]?.model ?? 'an unknown make'}, load ${loadavg()[0]?.toFixed(1) ?? '?'}.
- Data: made-up events by seed (\`synthetic-events.ts\`): eight years, 400 towns, campaigns, long tails.
- A step moves a window of an eighth of the range by a fiftieth of it. "Whole interface" is the app itself, built and
  served: a file opened through its dialog, the window held and moved, map, list, histogram and counts following. The
  moves are pointer events that the page makes itself, because the peers were driven by calls in the page; what a real
  pointer and its driver add has a row of its own, and so has what follows once when the hand comes to rest. Every contender
  takes its steps in ${BLOCKS} blocks in each browser, of which the middle one counts.
- Vertices are counted over all draw calls of a step, discs on the ground included.
`;

const say = (line: string): void => {
  console.log(`  ${line}`);
};

const SECTIONS = ['columns', 'map', 'app', 'ingest'] as const;
type Section = (typeof SECTIONS)[number];

const MEASURES: Readonly<Record<Section, Measure>> = {
  columns: measureColumns,
  ingest: measureIngest,
  map: measureMap,
  app: measureApp,
};

/**
 * \`npm run bench [-- columns ingest map app] [sizes]\`: prints the table. Where every section was asked for it is also
 * written, after each of them, so that a run which is cut short leaves what it has; a section that fails is named in it.
 *
 * @returns 1 where a counted target was missed or a section failed
 */
export const main = async (args: readonly string[]): Promise<number> => {
  const sizes = args.map(Number).filter((size) => size > 0);
  const named = SECTIONS.filter((section) => args.includes(section));
  const wanted = named.length === 0 ? SECTIONS : named;
  if (args.length === 0) startBudget();
  const server = await servePage();
  const rows: ResultRow[] = [];
  const failures: string[] = [];
  let browser = '';
  const report = (remaining: number): string =>
    [
      `${introduction(browser)}\n${resultsTable(rows)}`,
      ...failures.map((failure) => `Not measured: ${failure}`),
      ...(remaining > 0 ? [`Cut short: ${remaining} parts of the run are missing.`] : []),
    ].join('\n\n');
  try {
    for (const [done, section] of wanted.entries()) {
      if (isBudgetSpent()) {
        failures.push(`${section}: the time of a full run was spent`);
        continue;
      }
      console.log(`measuring ${section} …`);
      try {
        // one after the other: they share the machine
        const result = await MEASURES[section](server.address, say, sizes);
        browser = result.browser;
        rows.push(...result.rows);
        failures.push(...(result.failures ?? []));
      } catch (error) {
        failures.push(`${section}: ${String(error).split('\n', 1)[0] ?? ''}`);
        console.error(error);
      }
      if (args.length === 0) writeFileSync(OUTPUT, `${report(wanted.length - done - 1)}\n`);
    }
  } finally {
    await server.close();
  }
  console.log(`\n${report(0)}`);
  return countedAreMet(rows) && failures.length === 0 ? 0 : 1;
};
