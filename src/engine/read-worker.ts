import type { Progress } from './protocol';
import { type ReadRequest, type ReadTable, readTable } from './read-table';
import { buffersOf } from './transfer';

/** What the reading worker says to the engine. */
export type FromReader =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'read'; readonly read: ReadTable }
  | { readonly kind: 'failed'; readonly message: string };

const say = (message: FromReader, transfer: ArrayBuffer[] = []): void => {
  self.postMessage(message, { transfer });
};

const answer = async (request: ReadRequest): Promise<void> => {
  try {
    const read = await readTable(request, (progress) => {
      say({ kind: 'progress', progress });
    });
    say({ kind: 'read', read }, buffersOf(read.table));
  } catch (error) {
    say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};

// Gets one request in its life, and hands over what came of it.
self.addEventListener('message', (event: MessageEvent<ReadRequest>) => {
  void answer(event.data);
});
