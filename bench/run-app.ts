import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppPage, appPageOf } from './app-page';
import { openSession } from './browser-session';
import { type KeplerPeer, openKeplerPeer } from './kepler-peer';
import { mainTasksOf } from './main-tasks';
import { type MeasuredPage, openMeasuredPage } from './measured-page';
import { serveApp } from './page-server';
import { type ResultRow, boundRow, inBlocks, medianOf, ratioRow } from './results';
import type { Measure, Say } from './run-columns';
import { STORED } from './stored-baselines';
import { writeSyntheticCsv } from './synthetic-csv';
import { isBudgetSpent } from './time-budget';
import { type RealFile, prepareRealFiles } from './ucdp-files';

const STEPS = 12;
const MILLION = 1_000_000;
const SIZES = [1000, 10_000, 100_000, MILLION];
/** An eighth of the made-up eight years, well within them. */
const MADE_UP_WINDOW = { first: '2018-01-01', last: '2018-12-31', zoomOuts: 3, stepDays: 58 };
/** The same of a peer. */
const PEER_WINDOW = {
  firstDayMs: Date.UTC(2018, 0, 1),
  lengthDays: 365,
  stepDays: MADE_UP_WINDOW.stepDays,
};
/** Six days of the article. */
const ARTICLE_WINDOW = { first: '2018-06-12', last: '2018-06-17', zoomOuts: 2, stepDays: 1 };
/** A screen on which more of the list is in view, every row of which a step writes. */
const TALL_PX = 1000;
const DRAG_MS = 5000;
const IDLE_MS = 2000;

type Window = typeof MADE_UP_WINDOW;

/** One run of the app with one set of rows. */
interface AppSample {
  readonly mainMs: number | null;
  /** What follows once, when the hand rests: the map's areas, rows out of view, the address. */
  readonly settlingMs: number | null;
  /** A step of a real pointer, the driver's messages included. */
  readonly pointerMs: number | null;
  readonly idleMs: number | null;
  /** Rows of the list that are in view meanwhile. */
  readonly rowsSeen: number;
}

const withApp = async <Value>(
  address: string,
  run: (measured: MeasuredPage, app: AppPage) => Promise<Value>,
): Promise<Value> => {
  const measured = await openMeasuredPage(address);
  try {
    const app = appPageOf(measured);
    await app.mapAtRest();
    return await run(measured, app);
  } finally {
    await measured.close();
  }
};

const measureScrub = async (
  measured: MeasuredPage,
  app: AppPage,
  { first, last, zoomOuts, stepDays }: Window,
): Promise<AppSample> => {
  await app.chooseWindow(first, last, zoomOuts);
  const held = await app.holdWindow();
  await held.drag(stepDays, 3); // compiles shaders and code
  await held.step(stepDays, 3);
  const moved = await inBlocks(async () => {
    const { cpu, duringRun } = await measured.cpuOf(() => held.step(stepDays, STEPS));
    return {
      mainMs: duringRun && duringRun.mainMs / STEPS,
      settlingMs: cpu && duringRun && cpu.mainMs - duringRun.mainMs,
    };
  });
  const { duringRun: pointer } = await measured.cpuOf(() => held.drag(stepDays, STEPS));
  await held.letGo();
  const idle = await measured.idleCpu(IDLE_MS);
  return {
    mainMs: medianOf(moved, 'mainMs'),
    settlingMs: medianOf(moved, 'settlingMs'),
    pointerMs: pointer && pointer.mainMs / STEPS,
    idleMs: idle && idle.mainMs / (IDLE_MS / 1000),
    rowsSeen: await app.rowsSeen(),
  };
};

const scrubFile = (
  address: string,
  path: string,
  rows: number,
  window: Window,
  heightPx: number | null = null,
): Promise<AppSample> =>
  withApp(address, async (measured, app) => {
    if (heightPx !== null) await measured.page.setViewportSize({ width: 1280, height: heightPx });
    await app.openFile(path, rows);
    return measureScrub(measured, app, window);
  });

/** `setFilter` on the same basemap, measured between two runs of the app. */
const measureSetFilter = async (address: string, events: number): Promise<number | null> => {
  const session = await openSession(address);
  try {
    await session.call('open', 'setFilter', events);
    await session.call('steps', 0, 3, false);
    const moved = await inBlocks(async (block) => {
      const { cpu } = await session.cpuOf(() => session.call('steps', 3 + block * STEPS, STEPS, false));
      return { mainMs: cpu && cpu.mainMs / STEPS };
    });
    return medianOf(moved, 'mainMs');
  } finally {
    await session.close();
  }
};

const STEP = 'whole interface: scrub step, main thread CPU';
const POINTER = 'the same by a real pointer and its driver, ms';
const ROWS_SEEN = 'rows of the list in view meanwhile';
const SETTLING = 'whole interface: coming to rest after the steps, ms once';

const measureArticle = async (address: string, say: Say): Promise<readonly ResultRow[]> => {
  const samples: AppSample[] = [];
  for (let round = 0; round < 3; round += 1) {
    samples.push(await withApp(address, (measured, app) => measureScrub(measured, app, ARTICLE_WINDOW)));
  }
  say(`the article: ${JSON.stringify(samples)}`);
  const timeMap = { name: 'TimeMap, 30 events (stored)', value: STORED.timeMapStepMs };
  return [
    ratioRow(`${STEP}, the article`, 36, medianOf(samples, 'mainMs'), timeMap, 'ms', 0.3),
    boundRow(ROWS_SEEN, 36, medianOf(samples, 'rowsSeen'), '', null),
    boundRow(POINTER, 36, medianOf(samples, 'pointerMs'), '', null, false),
    boundRow(SETTLING, 36, medianOf(samples, 'settlingMs'), '', null, false),
    boundRow('whole interface: idle, ms CPU a second', 36, medianOf(samples, 'idleMs'), '', 10, false),
  ];
};

const measureSize = async (
  app: string,
  bench: string,
  path: string,
  events: number,
  kepler: KeplerPeer,
  say: Say,
): Promise<readonly ResultRow[]> => {
  const samples: AppSample[] = [];
  const tall: AppSample[] = [];
  const peers: { readonly mainMs: number | null }[] = [];
  for (let round = 0; round < (events > 10_000 ? 1 : 3); round += 1) {
    samples.push(await scrubFile(app, path, events, MADE_UP_WINDOW));
    if (events === 10_000) {
      peers.push({ mainMs: await measureSetFilter(bench, events) });
      tall.push(await scrubFile(app, path, events, MADE_UP_WINDOW, TALL_PX));
    }
    await kepler.takeTurn(events);
  }
  say(
    `${events} in the app: ${JSON.stringify(samples)}, setFilter: ${JSON.stringify(peers)}, on a tall screen: ${JSON.stringify(tall)}`,
  );
  const ours = medianOf(samples, 'mainMs');
  const setFilter = { name: 'setFilter, map alone', value: medianOf(peers, 'mainMs') };
  return [
    ratioRow(STEP, events, ours, kepler.baseline(events), 'ms', 0.45),
    ...(peers.length > 0 ? [ratioRow(STEP, events, ours, setFilter, 'ms', 0.3)] : []),
    boundRow(ROWS_SEEN, events, medianOf(samples, 'rowsSeen'), '', null),
    ...(tall.length > 0
      ? [
          boundRow(`${STEP}, 1280 × ${TALL_PX} px, ms`, events, medianOf(tall, 'mainMs'), '', null, false),
          boundRow(ROWS_SEEN, events, medianOf(tall, 'rowsSeen'), '', null),
        ]
      : []),
    boundRow(POINTER, events, medianOf(samples, 'pointerMs'), '', null, false),
    boundRow(SETTLING, events, medianOf(samples, 'settlingMs'), '', null, false),
    boundRow('whole interface: idle, ms CPU a second', events, medianOf(samples, 'idleMs'), '', 10, false),
  ];
};

/** A million rows: the tasks while the file is opened and while its window is dragged, and memory around it. */
const measureMillion = (
  address: string,
  path: string,
  kepler: KeplerPeer,
  say: Say,
): Promise<readonly ResultRow[]> =>
  withApp(address, async (measured, app) => {
    await measured.atRest();
    const floorMb = await measured.memoryMegabytes();
    const opening = await mainTasksOf(measured, async () => {
      await app.openFile(path, MILLION);
      await measured.atRest();
    });
    say(`1M opened: ${JSON.stringify(opening)}`);
    const scrub = await measureScrub(measured, app, MADE_UP_WINDOW);
    say(`1M scrubbed: ${JSON.stringify(scrub)}`);
    const held = await app.holdWindow();
    let steps = 0;
    const dragging = await mainTasksOf(measured, async () => {
      steps = await held.drag(MADE_UP_WINDOW.stepDays, Number.POSITIVE_INFINITY, Date.now() + DRAG_MS);
      await held.letGo();
    });
    say(`1M dragged ${steps} steps: ${JSON.stringify(dragging)}`);
    await measured.atRest();
    const openMb = await measured.memoryMegabytes();
    const closedMb = await app.closeFile().then(
      async () => {
        await measured.atRest();
        return measured.memoryMegabytes();
      },
      (error: unknown) => {
        say(`1M not closed: ${String(error)}`);
        return null;
      },
    );
    say(`1M memory: ${JSON.stringify({ floorMb, openMb, closedMb })}`);
    const floor = { name: 'before it was opened', value: floorMb };
    return [
      ratioRow(STEP, MILLION, scrub.mainMs, kepler.baseline(MILLION), 'ms', 0.45),
      boundRow(ROWS_SEEN, MILLION, scrub.rowsSeen, '', null),
      boundRow(POINTER, MILLION, scrub.pointerMs, '', null, false),
      boundRow(SETTLING, MILLION, scrub.settlingMs, '', null, false),
      boundRow('whole interface: idle, ms CPU a second', MILLION, scrub.idleMs, '', 10, false),
      boundRow(
        'whole interface: longest task of 5 s of drag, CPU ms',
        MILLION,
        dragging.longestCpuMs,
        '',
        50,
        false,
      ),
      boundRow('the same by the clock, ms', MILLION, dragging.longestWallMs, '', null, false),
      boundRow(
        'whole interface: longest task while a file opens, CPU ms',
        MILLION,
        opening.longestCpuMs,
        '',
        50,
        false,
      ),
      boundRow('the same by the clock, ms', MILLION, opening.longestWallMs, '', null, false),
      boundRow('whole interface: renderer memory, MB', MILLION, openMb, '', 600, false),
      ratioRow('renderer memory after the file was closed', MILLION, closedMb, floor, 'MB', 1.25),
    ];
  });

/** Real rows, where the sample lies beside the project: the tasks while the file is opened, then a step. */
const measureReal = (
  address: string,
  { name, path, rows, window }: RealFile,
  say: Say,
): Promise<readonly ResultRow[]> =>
  withApp(address, async (measured, app) => {
    const opening = await mainTasksOf(measured, async () => {
      await app.openFile(path, rows);
      await measured.atRest();
    });
    const sample = await measureScrub(measured, app, window);
    say(`${name}: opened ${JSON.stringify(opening)}, scrubbed ${JSON.stringify(sample)}`);
    const task = `whole interface: longest task while a file opens, CPU ms: ${name}`;
    return [
      boundRow(task, rows, opening.longestCpuMs, '', 50, false),
      boundRow('the same by the clock, ms', rows, opening.longestWallMs, '', null, false),
      boundRow(`${STEP}, ms: ${name}`, rows, sample.mainMs, '', null, false),
    ];
  });

/**
 * The app itself, built and served: files opened through its dialog, the window of its timeline dragged by the pointer,
 * with map, list, histogram and counts following.
 */
export const measureApp: Measure = async (bench, say, sizes) => {
  const rows: ResultRow[] = [];
  const failures: string[] = [];
  const server = await serveApp();
  const kepler = await openKeplerPeer(PEER_WINDOW, STEPS, say);
  const folder = mkdtempSync(join(tmpdir(), 'bench-files-'));
  const wants = (events: number): boolean => sizes.length === 0 || sizes.includes(events);
  const browser = await withApp(server.address, (measured) => Promise.resolve(measured.version));
  /** What fails is said, and costs its own rows alone. */
  const attempt = async (name: string, run: () => Promise<readonly ResultRow[]>): Promise<void> => {
    if (isBudgetSpent()) {
      failures.push(`${name} in the app: the time of a full run was spent`);
      return;
    }
    try {
      rows.push(...(await run()));
    } catch (error) {
      say(`${name} FAILED: ${String(error)}`);
      failures.push(`${name} in the app: ${String(error).split('\n', 1)[0] ?? ''}`);
    }
  };
  try {
    if (wants(36)) await attempt('the article', () => measureArticle(server.address, say));
    for (const events of SIZES.filter(wants)) {
      const path = join(folder, `made-up-${events}.csv`);
      await writeSyntheticCsv(path, events);
      await attempt(`${events} rows`, () =>
        events === MILLION
          ? measureMillion(server.address, path, kepler, say)
          : measureSize(server.address, bench, path, events, kepler, say),
      );
      rmSync(path);
    }
    for (const file of prepareRealFiles(folder, wants, say)) {
      await attempt(file.name, () => measureReal(server.address, file, say));
    }
  } finally {
    await server.close();
    await kepler.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { browser, rows, failures };
};
