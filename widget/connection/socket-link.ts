import { decodeServerMessage } from '../decode.ts';
import type { Environment } from './environment.ts';
import type { Hello, Link, LinkEvents } from './link.ts';

/** Opens a WebSocket to the server and says hello on it. */
export function openSocketLink(server: string, hello: Hello, environment: Environment, events: LinkEvents): Link {
  const url = new URL('chat', server);
  url.protocol = url.protocol.replace('http', 'ws');
  const socket = environment.openSocket(url.href, {
    opened: () => socket.send(JSON.stringify(hello)),
    received: (text) => {
      const message = decodeServerMessage(parseJson(text));
      if (message !== undefined) events.received(message);
    },
    closed: events.lost,
  });
  return { send: (message) => socket.send(JSON.stringify(message)), close: socket.close };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not ours to repair; like an unknown message it is left aside.
    return undefined;
  }
}
