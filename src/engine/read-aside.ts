import type { JobContext } from './handler';
import type { ReadRequest, ReadTable } from './read-table';
import type { FromReader } from './read-worker';

/** Reads files into a table; an aborted reading has no answer that anybody looks at. */
export type ReadFiles = (request: ReadRequest, context: JobContext) => Promise<ReadTable>;

/** On this thread. Loaded when first needed: parsers weigh more than all the rest. */
export const readHere: ReadFiles = async (request, { report, signal }) => {
  const { readTable } = await import('./read-table');
  return readTable(request, report, signal);
};

/** Below this a reading leaves too little behind to be worth a worker. */
const ASIDE_FROM_BYTES = 2 ** 20;

/**
 * Large files in a worker of their own, which ends with the reading: the tens of megabytes of its heap go with it, and
 * the engine answers about what is open meanwhile. Columns and text are handed over, not copied.
 */
export const readAside: ReadFiles = (request, context) => {
  const bytes = request.files.reduce((sum, { blob }) => sum + blob.size, 0);
  if (bytes < ASIDE_FROM_BYTES || typeof Worker === 'undefined') return readHere(request, context);
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module', name: 'reader' });
  return new Promise<ReadTable>((resolve, reject) => {
    let hasStarted = false;
    worker.addEventListener('message', ({ data }: MessageEvent<FromReader>) => {
      hasStarted = true;
      if (data.kind === 'progress') context.report(data.progress);
      else if (data.kind === 'read') resolve(data.read);
      else reject(new Error(data.message));
    });
    worker.addEventListener('error', (event) => {
      if (hasStarted) reject(new Error(event.message || 'the reader died'));
      else readHere(request, context).then(resolve, reject); // browsers in which a worker may not start another
    });
    context.signal.addEventListener('abort', () => {
      reject(new Error('cancelled'));
    });
    worker.postMessage(request, {});
  }).finally(() => {
    worker.terminate();
  });
};
