import type { FromEngine, ToEngine } from './protocol';
import { serveEngine } from './serve';
import { buffersOf, detached } from './transfer';

/** A worker on this thread that answers when told to, and clones and transfers messages as a real one does. */
export interface FakeWorker {
  readonly worker: Worker;
  /** Questions and cancellations that have arrived and not been taken up, oldest first. */
  readonly waiting: ToEngine[];
  /** Takes up everything that waits and delivers the answers. */
  readonly work: () => Promise<void>;
  readonly crash: (message: string) => void;
}

export const createFakeWorker = (): FakeWorker => {
  const target = new EventTarget();
  const waiting: ToEngine[] = [];
  const answers: FromEngine[] = [];
  const receive = serveEngine((message, call) => {
    const sent = message.kind === 'reply' ? { ...message, reply: detached(call, message.reply) } : message;
    answers.push(structuredClone(sent, { transfer: buffersOf(sent) }));
  });
  const work = async (): Promise<void> => {
    for (const message of waiting.splice(0)) receive(message);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    for (const data of answers.splice(0)) target.dispatchEvent(new MessageEvent('message', { data }));
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  };
  const worker = Object.assign(target, {
    postMessage: (message: ToEngine, transfer: ArrayBuffer[]) => {
      waiting.push(structuredClone(message, { transfer }));
    },
    terminate: () => {
      waiting.length = 0;
    },
  });
  return {
    worker: worker as unknown as Worker,
    waiting,
    work,
    crash: (message) => {
      target.dispatchEvent(Object.assign(new Event('error'), { message }));
    },
  };
};
