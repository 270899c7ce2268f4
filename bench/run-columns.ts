import { openSession } from './browser-session';
import { type ResultRow, boundRow, ratioRow } from './results';

/** What one part of the run found. */
export interface Measured {
  readonly browser: string;
  readonly rows: readonly ResultRow[];
  /** Rows that could not be measured, and why. */
  readonly failures?: readonly string[];
}

export type Say = (line: string) => void;

/** @param sizes sizes to run, where a part has several; empty: all */
export type Measure = (address: string, say: Say, sizes: readonly number[]) => Promise<Measured>;

const QUESTIONS = [
  ['scrub', 'count step: certain and possible per kind', 'brute scan', 1 / 1000],
  ['scrub', 'count step', 'crossfilter2', null],
  ['histogram', 'histogram of 400 bins after a zoom of the axis', 'brute scan', null],
  ['histogram', 'histogram of 400 bins after a zoom of the axis', 'crossfilter2', null],
  ['list', 'first 30 rows of the window', 'brute scan', null],
  ['toggle', 'a kind switched, first 30 rows', 'crossfilter2', null],
  ['slow', 'map bounds changed: new index', 'crossfilter2', null],
  ['build', 'index built', 'crossfilter2', null],
] as const;

/** Columns and index against crossfilter2 and a scan of all rows, on the main thread of a page. */
export const measureColumns: Measure = async (address, say) => {
  const rows: ResultRow[] = [];
  let browser = '';
  for (const [events, rounds, exactSteps] of [
    [100_000, 7, 0],
    [1_000_000, 5, 40],
  ] as const) {
    const session = await openSession(address);
    browser = session.version;
    const result = await session.call('columns', events, rounds, exactSteps);
    await session.close();
    for (const [question, what, baseline, target] of QUESTIONS) {
      const medians = result.medians[question] ?? {};
      const value = medians[baseline] ?? null;
      const held = events === 1_000_000 ? target : null;
      rows.push(ratioRow(what, events, medians['ours'] ?? null, { name: baseline, value }, 'ms', held));
    }
    if (exactSteps > 0) {
      rows.push(
        boundRow(
          `numbers that differ from a scan over ${exactSteps} mixed steps`,
          events,
          result.mismatches,
          '',
          0,
        ),
        boundRow('bytes a row besides text', events, result.bytesPerRow, '', 64),
        boundRow('bytes a row of the index', events, result.indexBytesPerRow, '', null),
      );
    }
    say(`${events} events: ${JSON.stringify(result.medians['scrub'])}`);
  }
  return { browser, rows };
};
