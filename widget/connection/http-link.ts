import type { ClientMessage } from '../../server/protocol/messages.ts';
import { decodeServerMessage } from '../decode.ts';
import type { Environment } from './environment.ts';
import type { Hello, Link, LinkEvents } from './link.ts';

/** Carries the same messages over HTTP, one request after the other, where sockets are blocked. */
export function openHttpLink(server: string, hello: Hello, environment: Environment, events: LinkEvents): Link {
  const url = new URL('api/chat', server).href;
  let resume = hello.resume;
  let isClosed = false;
  let queue: Promise<void> = Promise.resolve();

  async function deliver(message: ClientMessage): Promise<void> {
    if (isClosed) return;
    const body = resume === undefined ? { message } : { message, resume };
    const answer = decodeServerMessage(await environment.post(url, body));
    if (answer === undefined || isClosed) return;
    if (answer.type !== 'error') resume = answer.resume;
    events.received(answer.type === 'error' && 'id' in message ? { to: message.id, ...answer } : answer);
  }

  function send(message: ClientMessage): void {
    queue = queue.then(() => deliver(message)).catch(fail);
  }

  function fail(): void {
    if (isClosed) return;
    isClosed = true;
    events.lost();
  }

  send(hello);
  return {
    send,
    close: () => {
      isClosed = true;
    },
  };
}
