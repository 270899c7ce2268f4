import type { MeasuredPage } from './measured-page';

/** Tasks of the page's main thread while something was done. */
export interface MainTasks {
  readonly count: number;
  /** The longest by the CPU it took: what it would last on a core of its own. */
  readonly longestCpuMs: number;
  /** The longest as the page saw it, waiting for a core and for the graphics process included. */
  readonly longestWallMs: number;
}

interface TraceEvent {
  readonly ph: string;
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** µs. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: unknown };
}

const CATEGORIES = ['toplevel', 'devtools.timeline'];
const TASK = 'ThreadControllerImpl::RunTask';

/** Runs `run` under a trace of the browser, which says of each task how long it lasted and how much CPU it took. */
export const mainTasksOf = async (
  { browser, page }: MeasuredPage,
  run: () => Promise<void>,
): Promise<MainTasks> => {
  await browser.startTracing(page, { categories: CATEGORIES });
  await run();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
  const mainThreads = new Set(
    traceEvents
      .filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  const tasks = traceEvents.filter((event) => event.name === TASK && mainThreads.has(threadOf(event)));
  const longest = (field: 'dur' | 'tdur'): number =>
    tasks.reduce((most, event) => Math.max(most, event[field] ?? 0), 0) / 1000;
  return { count: tasks.length, longestCpuMs: longest('tdur'), longestWallMs: longest('dur') };
};
