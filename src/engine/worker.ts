import { createHandlers } from './handler';
import type { ToEngine } from './protocol';
import { readAside } from './read-aside';
import { serveEngine } from './serve';
import { buffersOf, detached } from './transfer';

const receive = serveEngine((message, call) => {
  if (message.kind !== 'reply') {
    self.postMessage(message, {});
    return;
  }
  const reply = detached(call, message.reply);
  self.postMessage({ ...message, reply }, { transfer: buffersOf(reply) });
}, createHandlers(readAside));

self.addEventListener('message', (event: MessageEvent<ToEngine>) => {
  receive(event.data);
});
