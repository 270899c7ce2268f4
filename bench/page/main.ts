import { EVENT_KINDS } from '@/domain/event';
import type { TimeSpan } from '@/domain/time';
import { scrubWindows } from '@/../bench/mixed-steps';
import { syntheticTable } from '@/../bench/synthetic-table';
import { createGpuProbe } from './gpu-probe';
import { type GlWork, countGlWork, takeGlWork } from './gl-counter';
import type { ColumnsResult } from './columns-case';
import type { IngestResult, Layout, Reader } from './ingest-case';
import type { IngestAnswer } from './ingest-worker';
import type { MapCase } from './map-case';
import { median, nextFrame } from './timing';

const waitForGpu = createGpuProbe();
countGlWork();

export type Variant = 'ours' | 'setFilter' | 'deck.gl' | 'repaint';

export interface OpenResult {
  /** From data in memory to the first picture with all events, the basemap already there. */
  readonly firstPictureMs: number;
  readonly buildMs: number;
}

export interface StepsResult {
  /** Medians over the steps. `sync`: in the page's own calls; `wall`: until the graphics process had drawn it. */
  readonly syncMs: number;
  readonly wallMs: number;
  /** Sums over the steps. */
  readonly gl: GlWork;
}

let current: { readonly show: MapCase; readonly eventsIn: (step: number) => number } | null = null;
const windows = scrubWindows(43);
const windowAt = (step: number) => windows[step % windows.length] as TimeSpan;
const ALL_KINDS = 2 ** EVENT_KINDS.length - 1;

const openCase = async (variant: Variant) => {
  if (variant === 'ours') return (await import('./own-case')).openOwn;
  const { openDeck, openRepaint, openSetFilter } = await import('./peer-cases');
  return { setFilter: openSetFilter, 'deck.gl': openDeck, repaint: openRepaint }[variant];
};

/** What the command calls, from outside the page. */
export interface Bench {
  readonly columns: (count: number, rounds: number, exactSteps: number) => Promise<ColumnsResult>;
  /** Makes the file that is read, and says how many bytes it has. */
  readonly prepareIngest: (count: number, layout: Layout) => Promise<number>;
  readonly ingest: (reader: Reader) => Promise<IngestResult>;
  readonly open: (variant: Variant, count: number) => Promise<OpenResult>;
  readonly steps: (first: number, count: number, toggles: boolean) => Promise<StepsResult>;
  /** Events in the windows of these steps together. */
  readonly eventsIn: (first: number, count: number) => number;
  readonly pick: (count: number) => number | null;
}

let csv: File | null = null;

const readInWorker = (reader: Reader): Promise<IngestResult> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./ingest-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<IngestAnswer>) => {
      // It stays: what a thread has spent is forgotten when the thread ends.
      if ('result' in data) resolve(data.result);
      else reject(new Error(data.error));
    });
    worker.addEventListener('error', ({ message }) => {
      reject(new Error(message));
    });
    worker.postMessage({ file: csv, reader }, []);
  });

const bench: Bench = {
  columns: async (...args) => (await import('./columns-case')).runColumns(...args),
  prepareIngest: async (count, layout) => {
    csv = (await import('./ingest-case')).syntheticCsv(count, layout);
    return csv.size;
  },
  ingest: (reader) => readInWorker(reader),
  open: async (variant, count) => {
    const { openMap } = await import('./map-case');
    const map = await openMap();
    const begin = performance.now();
    const table = syntheticTable(count);
    const built = performance.now();
    const show = await (await openCase(variant))(map, table);
    const firstPictureMs = performance.now() - built;
    const { scanCounts } = await import('@/../bench/brute-scan');
    current = {
      show,
      eventsIn: (step) =>
        scanCounts(table, null, windowAt(step)).possible.reduce((sum, each) => sum + each, 0),
    };
    takeGlWork();
    return { firstPictureMs, buildMs: built - begin };
  },
  steps: async (first, count, toggles) => {
    if (current === null) throw new Error('nothing is open');
    const { show } = current;
    const sync: number[] = [];
    const wall: number[] = [];
    takeGlWork();
    for (let step = first; step < first + count; step += 1) {
      const kinds = toggles ? ALL_KINDS & ~(1 << (step % 8)) : ALL_KINDS;
      await nextFrame();
      const begin = performance.now();
      show.apply(windowAt(toggles ? first : step), kinds);
      sync.push(performance.now() - begin);
      await show.settled();
      waitForGpu();
      wall.push(performance.now() - begin);
    }
    const gl = takeGlWork();
    return { syncMs: median(sync), wallMs: median(wall), gl };
  },
  eventsIn: (first, count) => {
    let events = 0;
    for (let step = first; step < first + count; step += 1) events += current?.eventsIn(step) ?? 0;
    return events;
  },
  pick: (count) => {
    const pick = current?.show.pick ?? null;
    if (pick === null) return null;
    const begin = performance.now();
    for (let at = 0; at < count; at += 1) pick();
    return (performance.now() - begin) / count;
  },
};

Object.assign(window, { bench });
