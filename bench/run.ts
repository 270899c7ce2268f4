import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { servePage } from './page-server';
import { type ResultRow, countedAreMet, resultsTable } from './results';
import { type Measure, measureColumns } from './run-columns';
import { measureIngest } from './run-ingest';
import { measureMap } from './run-map';

const OUTPUT = resolve(import.meta.dirname, 'RESULTS.md');

const introduction = (browser: string): string => `# Measured

Written by \`npm run bench\`; every ratio is ours over the baseline, both measured in turns within one run, medians.
CPU is what the operating system counted for a thread, so that waiting for a core does not show; WebGL work is counted
call by call. Counts, bytes and draws are exact; times are a direction on a shared machine, and the rasteriser is
software: figures of the GPU process say nothing about a real GPU but how they compare.

- Browser: Chromium ${browser}, 1280 × 720 px at ratio 1. Machine: ${cpus().length} cores of ${cpus()[0]?.model ?? 'an unknown make'}, load ${loadavg()[0]?.toFixed(1) ?? '?'}.
- Data: made-up events by seed (\`synthetic-events.ts\`): eight years, 400 towns, campaigns, long tails.
- A step moves a window of an eighth of the range by a fiftieth of it.
`;

const say = (line: string): void => {
  console.log(`  ${line}`);
};

const SECTIONS = ['columns', 'ingest', 'map'] as const;
type Section = (typeof SECTIONS)[number];

/**
 * \`npm run bench [-- columns ingest map]\`: prints the table, and writes it where every section was run.
 *
 * @returns 1 where a target was missed
 */
export const main = async (args: readonly string[]): Promise<number> => {
  const sizes = args.map(Number).filter((size) => size > 0);
  const named = SECTIONS.filter((section) => args.includes(section));
  const wanted = named.length === 0 ? SECTIONS : named;
  const server = await servePage();
  const rows: ResultRow[] = [];
  let browser = '';
  const measure: Record<Section, Measure> = {
    columns: measureColumns,
    ingest: measureIngest,
    map: measureMap,
  };
  try {
    for (const section of wanted) {
      console.log(`measuring ${section} …`);
      // one after the other: they share the machine
      const result = await measure[section](server.address, say, sizes);
      browser = result.browser;
      rows.push(...result.rows);
    }
  } finally {
    await server.close();
  }
  const table = resultsTable(rows);
  console.log(`\n${table}`);
  if (args.length === 0) writeFileSync(OUTPUT, `${introduction(browser)}\n${table}\n`);
  return countedAreMet(rows) ? 0 : 1;
};
