import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { ServerMessage } from '../../server/protocol/messages.ts';
import type { Environment } from '../../widget/connection/environment.ts';
import { Connection, type ConnectionState } from '../../widget/connection.ts';

export type Answer = Extract<ServerMessage, { type: 'reply' | 'error' }>;

/** A visitor with the widget's own connection: comes back after a loss, and sends again what was not answered. */
export interface LoadVisitor {
  /** Resolves with the first answer, however many connections it takes. */
  ask(text: string): Promise<Answer>;
  /** Answers that came once more for a question that had one already. */
  readonly extra: number;
  /** How often the connection was lost. */
  readonly losses: number;
  readonly state: ConnectionState;
  /** Settles when the server has welcomed us, at first or again. */
  online(): Promise<void>;
  leave(): void;
}

export interface VisitorOptions {
  /** Ends in a slash. */
  readonly server: string;
  readonly origin: string;
  /** An address of this machine to come from, such as 127.0.1.7: servers bound what one address may do. */
  readonly from?: string;
}

export function openVisitor({ server, origin, from }: VisitorOptions): LoadVisitor {
  const waiting = new Map<string, (answer: Answer) => void>();
  /** Replies with all they say: the widget drops what is not for visitors, and that is what is looked at here. */
  const whole = new Map<string, Answer>();
  let resume: string | undefined;
  let losses = 0;
  let extra = 0;
  let welcomed: (() => void)[] = [];
  let state: ConnectionState = 'idle';
  const connection = new Connection({
    server,
    hello: () => ({ type: 'hello', version: 1, ...(resume === undefined ? {} : { resume }) }),
    environment: realEnvironment(origin, from, (message) => {
      if (message.type === 'reply') whole.set(message.to, message);
    }),
    onMessage(message) {
      if (message.type !== 'error') resume = message.resume;
      if (message.type === 'welcome') return;
      const settle = waiting.get(message.to ?? '');
      if (!settle) {
        extra += 1;
        return;
      }
      waiting.delete(message.to ?? '');
      settle(whole.get(message.to ?? '') ?? message);
      whole.clear();
    },
    onState(next) {
      if (next === 'offline' && state === 'online') losses += 1;
      state = next;
      if (next !== 'online') return;
      for (const settle of welcomed) settle();
      welcomed = [];
    },
  });
  connection.connect();
  return {
    ask: (text) =>
      new Promise((resolve) => {
        const id = randomUUID();
        waiting.set(id, resolve);
        connection.send({ type: 'utterance', id, text });
      }),
    get extra() {
      return extra;
    },
    get losses() {
      return losses;
    },
    get state() {
      return state;
    },
    online: () => (state === 'online' ? Promise.resolve() : new Promise((resolve) => welcomed.push(resolve))),
    leave: () => connection.close(),
  };
}

/** What the widget has of a browser, from Node. */
function realEnvironment(
  origin: string,
  from: string | undefined,
  onMessage: (message: ServerMessage) => void,
): Environment {
  return {
    openSocket(url, events) {
      const socket = new WebSocket(url, { origin, perMessageDeflate: false, ...(from ? { localAddress: from } : {}) });
      socket.on('open', events.opened);
      socket.on('message', (data) => {
        onMessage(JSON.parse(data.toString()));
        events.received(data.toString());
      });
      socket.on('close', events.closed);
      // A failed attempt is told by `close` as well.
      socket.on('error', () => {});
      return {
        send: (text) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(text);
        },
        close: () => socket.terminate(),
      };
    },
    async post(url, body) {
      const headers = { 'content-type': 'application/json', origin };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      const answer = await response.json().catch(() => undefined);
      if (answer) onMessage(answer as ServerMessage);
      return answer;
    },
    schedule(task, delayMs) {
      const timer = setTimeout(task, delayMs);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  };
}
