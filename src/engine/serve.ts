import type { Result } from '@/domain/result';
import { type Handlers, type JobContext, createHandlers } from './handler';
import type { EngineCallKind, EngineFailure, EngineRequest, FromEngine, ReplyOf, ToEngine } from './protocol';

/** Where answers go. `call` is the question's kind, by which the worker's shell knows what to copy. */
export type Post = (message: FromEngine, call: EngineCallKind) => void;

type AnyAnswer = Result<ReplyOf<EngineCallKind>, EngineFailure>;
type AnyHandler = (ask: EngineRequest['ask'], context: JobContext) => AnyAnswer | Promise<AnyAnswer>;

/**
 * The engine behind a message port, the same in a worker and on the page: give it messages, it posts answers.
 * Questions are taken up in order; a job that waits lets the next one run. A thrown error becomes a failure.
 */
export const serveEngine = (
  post: Post,
  handlers: Handlers = createHandlers(),
): ((message: ToEngine) => void) => {
  const running = new Map<number, AbortController>();

  const answer = async ({ id, call, ask }: EngineRequest, signal: AbortSignal): Promise<FromEngine> => {
    const report: JobContext['report'] = (progress) => {
      if (!signal.aborted) post({ id, kind: 'progress', progress }, call);
    };
    try {
      // The table of handlers pairs each question with its own type; the union of messages loses the pairing.
      const result = await (handlers[call] as AnyHandler)(ask, { report, signal });
      if (signal.aborted) return { id, kind: 'failure', failure: { kind: 'cancelled' } };
      return result.ok
        ? { id, kind: 'reply', reply: result.value }
        : { id, kind: 'failure', failure: result.error };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { id, kind: 'failure', failure: { kind: 'failed', message } };
    }
  };

  const run = async (request: EngineRequest, controller: AbortController): Promise<void> => {
    const message = await answer(request, controller.signal);
    running.delete(request.id);
    post(message, request.call);
  };

  return (message) => {
    if (message.call === 'cancel') {
      running.get(message.id)?.abort();
      return;
    }
    const controller = new AbortController();
    running.set(message.id, controller);
    void run(message, controller);
  };
};
