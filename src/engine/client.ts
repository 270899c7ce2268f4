import { type Result, fail, ok } from '@/domain/result';
import type {
  AskOf,
  EngineCallKind,
  EngineFailure,
  EngineRequest,
  FromEngine,
  Progress,
  ReplyOf,
  ToEngine,
} from './protocol';
import { buffersOf } from './transfer';

export interface CallOptions {
  /**
   * Questions of one channel replace each other: at most one is under way and one waits, the newest. All others are
   * answered `superseded` at once, and an answer that has been overtaken never arrives.
   */
  readonly channel?: string;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** Asks the engine. Never throws and never rejects: what goes wrong is a value. */
export interface EngineClient {
  readonly call: <Kind extends EngineCallKind>(
    kind: Kind,
    ask: AskOf<Kind>,
    options?: CallOptions,
  ) => Promise<Result<ReplyOf<Kind>, EngineFailure>>;
  /** Ends the worker; what is under way fails as cancelled. */
  readonly dispose: () => void;
}

type Settle = (result: Result<ReplyOf<EngineCallKind>, EngineFailure>) => void;

interface Job {
  readonly request: EngineRequest;
  readonly settle: Settle;
  readonly onProgress: ((progress: Progress) => void) | null;
  readonly channel: string | null;
}

interface Channel {
  /** The id that the engine is busy with; its answer may no longer be wanted. */
  busyWith: number;
  next: Job | null;
}

interface Line {
  readonly send: (message: ToEngine, transfer: ArrayBuffer[]) => void;
  readonly close: () => void;
}

const workerLine = (
  worker: Worker,
  receive: (message: FromEngine) => void,
  onCrash: (message: string) => void,
): Line => {
  worker.addEventListener('message', (event: MessageEvent<FromEngine>) => {
    receive(event.data);
  });
  worker.addEventListener('error', (event) => {
    onCrash(event.message || 'the worker could not start');
  });
  worker.addEventListener('messageerror', () => {
    onCrash('a message could not be read');
  });
  return {
    send: (message, transfer) => {
      worker.postMessage(message, transfer);
    },
    close: () => {
      worker.terminate();
    },
  };
};

/** The engine on this thread. It is loaded when first asked, so that a page with a worker never loads it. */
const localLine = (receive: (message: FromEngine) => void, onCrash: (message: string) => void): Line => {
  const served = import('./serve').then(({ serveEngine }) => serveEngine(receive));
  served.catch((error: unknown) => {
    onCrash(String(error));
  });
  return {
    send: (message) => {
      void served.then((send) => send(message));
    },
    close: () => {},
  };
};

/**
 * The page's end of the engine.
 *
 * @param worker a module worker on `engine/worker.ts`; null answers on the page itself, for tests and where workers
 *   cannot start
 */
export const createEngineClient = ({ worker }: { readonly worker: Worker | null }): EngineClient => {
  const jobs = new Map<number, Job>();
  const channels = new Map<string, Channel>();
  let lastId = 0;
  let end: EngineFailure | null = null;

  const settle = (id: number, result: Parameters<Settle>[0]): void => {
    const job = jobs.get(id);
    jobs.delete(id);
    job?.settle(result);
  };

  const endAll = (failure: EngineFailure): void => {
    end = failure;
    for (const id of jobs.keys()) settle(id, fail(failure));
    for (const { next } of channels.values()) next?.settle(fail(failure));
    channels.clear();
  };

  const receive = (message: FromEngine): void => {
    if (message.kind === 'progress') {
      jobs.get(message.id)?.onProgress?.(message.progress);
      return;
    }
    settle(message.id, message.kind === 'reply' ? ok(message.reply) : fail(message.failure));
    for (const [name, channel] of channels) {
      if (channel.busyWith !== message.id) continue;
      channels.delete(name);
      if (channel.next !== null) start(channel.next);
    }
  };

  const onCrash = (message: string): void => {
    endAll({ kind: 'crashed', message });
  };
  const line = worker === null ? localLine(receive, onCrash) : workerLine(worker, receive, onCrash);

  const start = (job: Job): void => {
    const { request } = job;
    jobs.set(request.id, job);
    if (job.channel !== null) channels.set(job.channel, { busyWith: request.id, next: null });
    const transfer = request.call === 'open-table' ? buffersOf(request.ask) : [];
    line.send(request, transfer);
  };

  const cancel = (id: number, failure: EngineFailure): void => {
    settle(id, fail(failure));
    line.send({ id, call: 'cancel' }, []);
  };

  const submit = (job: Job): void => {
    const channel = job.channel === null ? undefined : channels.get(job.channel);
    if (channel === undefined) {
      start(job);
      return;
    }
    channel.next?.settle(fail({ kind: 'superseded' }));
    channel.next = job;
    if (jobs.has(channel.busyWith)) cancel(channel.busyWith, { kind: 'superseded' });
  };

  const abort = (id: number): void => {
    if (jobs.has(id)) cancel(id, { kind: 'cancelled' });
    for (const channel of channels.values()) {
      if (channel.next?.request.id !== id) continue;
      channel.next.settle(fail({ kind: 'cancelled' }));
      channel.next = null;
    }
  };

  const call: EngineClient['call'] = <Kind extends EngineCallKind>(
    kind: Kind,
    ask: AskOf<Kind>,
    { channel, onProgress, signal }: CallOptions = {},
  ) =>
    new Promise<Result<ReplyOf<Kind>, EngineFailure>>((resolve) => {
      if (end !== null || signal?.aborted === true) {
        resolve(fail(end ?? { kind: 'cancelled' }));
        return;
      }
      lastId += 1;
      const id = lastId;
      submit({
        request: { id, call: kind, ask } as EngineRequest,
        // The engine answers each question with its own kind of reply.
        settle: resolve,
        onProgress: onProgress ?? null,
        channel: channel ?? null,
      });
      signal?.addEventListener('abort', () => {
        abort(id);
      });
    });

  const dispose = (): void => {
    endAll({ kind: 'cancelled' });
    line.close();
  };

  return { call, dispose };
};
