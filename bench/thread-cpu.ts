import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

/** CPU milliseconds of a browser since it started, by what spent them. */
export interface ThreadCpu {
  /** Main threads of all renderers. */
  readonly mainMs: number;
  /** All other threads of the renderers: workers, compositor, garbage collection. */
  readonly otherMs: number;
  /** Those of the others that run the code of dedicated workers, as long as these live. */
  readonly workerMs: number;
  readonly gpuMs: number;
}

export interface BrowserProcess {
  readonly type: string;
  readonly id: number;
}

/** Is there anything to read? Linux only; elsewhere the rows that need it are left out. */
export const canReadThreads = existsSync('/proc/self/schedstat');

/** "DedicatedWorker thread", as far as the kernel keeps a thread's name. */
const WORKER = 'DedicatedWorker';

interface Thread {
  /** The first thread of a process has its number. */
  readonly isMain: boolean;
  readonly isWorker: boolean;
  readonly ms: number;
}

const threadsOf = (pid: number): readonly Thread[] => {
  const tasks = `/proc/${pid}/task`;
  if (!existsSync(tasks)) return [];
  return readdirSync(tasks).flatMap((task) => {
    try {
      const [ns = '0'] = readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ');
      const name = readFileSync(`${tasks}/${task}/comm`, 'utf8').trim();
      return [{ isMain: task === String(pid), isWorker: name === WORKER, ms: Number(ns) / 1e6 }];
    } catch {
      return []; // the thread ended meanwhile
    }
  });
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Reads what the kernel has counted: time on a core, so that waiting for one does not show. */
export const readThreadCpu = (processes: readonly BrowserProcess[]): ThreadCpu => {
  const renderers = processes.filter(({ type }) => type === 'renderer').flatMap(({ id }) => threadsOf(id));
  const gpu = processes.filter(({ type }) => type === 'GPU').flatMap(({ id }) => threadsOf(id));
  return {
    mainMs: sum(renderers.filter(({ isMain }) => isMain).map(({ ms }) => ms)),
    otherMs: sum(renderers.filter(({ isMain }) => !isMain).map(({ ms }) => ms)),
    workerMs: sum(renderers.filter(({ isWorker }) => isWorker).map(({ ms }) => ms)),
    gpuMs: sum(gpu.map(({ ms }) => ms)),
  };
};

export const cpuSince = (before: ThreadCpu, now: ThreadCpu): ThreadCpu => ({
  mainMs: now.mainMs - before.mainMs,
  otherMs: now.otherMs - before.otherMs,
  workerMs: now.workerMs - before.workerMs,
  gpuMs: now.gpuMs - before.gpuMs,
});

const statusOf = (processes: readonly BrowserProcess[], field: 'VmRSS' | 'VmHWM'): number =>
  sum(
    processes
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => {
        const status = readFileSync(`/proc/${id}/status`, 'utf8');
        return Number(new RegExp(`${field}:\\s+(\\d+) kB`, 'u').exec(status)?.[1] ?? 0) / 1024;
      }),
  );

/** Resident memory of all renderers together, MB. */
export const rendererMegabytes = (processes: readonly BrowserProcess[]): number =>
  statusOf(processes, 'VmRSS');

/** The most that each has held since {@link resetPeak}, together, MB. */
export const peakMegabytes = (processes: readonly BrowserProcess[]): number => statusOf(processes, 'VmHWM');

/** Makes the kernel forget the peaks of all renderers (`clear_refs`, value 5: proc(5)). */
export const resetPeak = (processes: readonly BrowserProcess[]): void => {
  for (const { type, id } of processes) if (type === 'renderer') writeFileSync(`/proc/${id}/clear_refs`, '5');
};
