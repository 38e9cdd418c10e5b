import type { ClientMessage, Reply, ServerMessage } from '../../server/protocol/messages.ts';
import type { Environment, SocketEvents } from '../../widget/connection/environment.ts';

export const reply: Reply = {
  language: 'de',
  outcome: 'matched',
  parts: [{ type: 'text', spans: [{ text: 'Ein Reisepass kostet 70 Euro.' }] }],
  choices: [],
};

export const welcome: ServerMessage = { type: 'welcome', version: 1, language: 'de', reply, resume: 'resume-0' };

export function replyTo(to: string): ServerMessage {
  return { type: 'reply', to, id: `answer-to-${to}`, resume: 'resume-1', ...reply };
}

/** One socket the widget has opened, moved by the test. */
export class FakeSocket {
  readonly sent: ClientMessage[] = [];
  isClosed = false;
  readonly #events: SocketEvents;

  constructor(events: SocketEvents) {
    this.#events = events;
  }

  welcome(): void {
    this.#events.opened();
    this.receive(welcome);
  }

  receive(message: unknown): void {
    this.#events.received(JSON.stringify(message));
  }

  lose(): void {
    this.#events.closed();
  }

  sentIds(): readonly string[] {
    return this.sent.flatMap((message) => ('id' in message ? [message.id] : []));
  }
}

/** A world with sockets, requests and a clock that do only what a test says. */
export class FakeEnvironment implements Environment {
  readonly sockets: FakeSocket[] = [];
  readonly posted: unknown[] = [];
  /** What requests are answered with; by default the server is out of reach. */
  answer: (body: unknown) => Promise<unknown> = () => Promise.reject(new TypeError('unreachable'));
  random = (): number => 0.5;

  #nowMs = 0;
  #requests = 0;
  #timers: { readonly dueMs: number; readonly task: () => void }[] = [];

  readonly openSocket: Environment['openSocket'] = (_url, events) => {
    const socket = new FakeSocket(events);
    this.sockets.push(socket);
    return {
      send: (text) => socket.sent.push(JSON.parse(text)),
      close: () => {
        socket.isClosed = true;
      },
    };
  };

  readonly post: Environment['post'] = (_url, body) => {
    this.posted.push(body);
    this.#requests += 1;
    return this.answer(body).finally(() => {
      this.#requests -= 1;
    });
  };

  readonly schedule: Environment['schedule'] = (task, delayMs) => {
    const timer = { dueMs: this.#nowMs + delayMs, task };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  get socket(): FakeSocket {
    const last = this.sockets.at(-1);
    if (last === undefined) throw new Error('No socket was opened.');
    return last;
  }

  /** Whether a next attempt is due within the longest waiting time; a request under way is watched as well. */
  isWaiting(): boolean {
    return this.#timers.length === 1 && this.#requests === 0;
  }

  /** Lets time pass. */
  pass(ms: number): void {
    const untilMs = this.#nowMs + ms;
    for (let next = this.#next(untilMs); next !== undefined; next = this.#next(untilMs)) {
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#nowMs = next.dueMs;
      next.task();
    }
    this.#nowMs = untilMs;
  }

  #next(untilMs: number) {
    return this.#timers.filter(({ dueMs }) => dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs)[0];
  }
}
