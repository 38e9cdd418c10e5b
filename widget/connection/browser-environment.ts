import type { Environment, Socket, SocketEvents } from './environment.ts';

/** The visitor's browser as a connection sees it. */
export const browserEnvironment: Environment & { readonly get: (url: string) => Promise<unknown> } = {
  openSocket,
  post,
  get: (url) => request(url),
  schedule: (task, delayMs) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

function openSocket(url: string, events: SocketEvents): Socket {
  const socket = createSocket(url);
  if (socket === undefined) {
    queueMicrotask(events.closed);
    return { send: () => undefined, close: () => undefined };
  }
  socket.addEventListener('open', events.opened);
  socket.addEventListener('close', events.closed);
  socket.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') events.received(data);
  });
  return { send: (text) => socket.send(text), close: () => socket.close() };
}

function createSocket(url: string): WebSocket | undefined {
  try {
    return new WebSocket(url);
  } catch {
    // Some pages and browsers forbid sockets altogether; that counts as a failed attempt.
    return undefined;
  }
}

function post(url: string, body: unknown): Promise<unknown> {
  return request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function request(url: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(url, { ...init, credentials: 'omit', signal: AbortSignal.timeout(20_000) });
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}
