import type { ClientMessage, ServerMessage } from '../server/protocol/messages.ts';
import { backoffMs } from './connection/backoff.ts';
import type { Cancel, Environment } from './connection/environment.ts';
import { openHttpLink } from './connection/http-link.ts';
import type { Hello, Link } from './connection/link.ts';
import { openSocketLink } from './connection/socket-link.ts';

/** `offline` lasts from the first failed attempt until the server has welcomed us again. */
export type ConnectionState = 'idle' | 'connecting' | 'online' | 'offline';

export interface ConnectionOptions {
  /** Address of the server, ending in a slash. */
  readonly server: string;
  /** Asked before every attempt, because the token that resumes the conversation changes with every reply. */
  readonly hello: () => Hello;
  readonly environment: Environment;
  readonly onMessage: (message: ServerMessage) => void;
  readonly onState: (state: ConnectionState) => void;
}

/** How long a silent server is believed to be there. A phone back from sleep has dead sockets that look alive. */
export const silenceMs = 15_000;

/** How long a connection must have held before the waiting times start from the beginning. */
export const stableMs = 5_000;

const socketFailuresBeforeHttp = 2;

/**
 * The widget's side of the wire. A question stays in the outbox until the server has answered or
 * refused it, and is sent again, once, after every reconnection.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #outbox = new Map<string, ClientMessage>();
  #asides: ClientMessage[] = [];
  #state: ConnectionState = 'idle';
  #link: Link | undefined;
  #failures = 0;
  #socketFailures = 0;
  #cancelRetry: Cancel = nothingToCancel;
  #cancelWatch: Cancel = nothingToCancel;
  #cancelStable: Cancel = nothingToCancel;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Opens the connection; further calls change nothing. */
  connect(): void {
    if (this.#state !== 'idle') return;
    this.#setState('connecting');
    this.#attempt('socket');
  }

  /** Sends now, or as soon as there is a connection. */
  send(message: ClientMessage): void {
    const isOnline = this.#state === 'online';
    if ('id' in message) this.#outbox.set(message.id, message);
    else if (!isOnline) this.#asides.push(message);
    if (isOnline) this.#transmit(message);
  }

  /** Tries again now instead of waiting: the visitor asked for it, or the device woke up. */
  wake(): void {
    const isStuck = this.#state === 'online' && this.#outbox.size > 0;
    if (this.#state === 'offline' || isStuck) this.restart();
  }

  /** Replaces the current connection by a new one, with a new hello. */
  restart(): void {
    this.#drop();
    this.#setState('connecting');
    this.#attempt('socket');
  }

  /** Makes both sides forget the conversation and starts a new one. */
  forget(): void {
    this.#outbox.clear();
    this.#asides = [];
    if (this.#state === 'online') this.#link?.send({ type: 'forget' });
    this.restart();
  }

  /** Ends the connection for good. */
  close(): void {
    this.#drop();
    this.#setState('idle');
  }

  #attempt(way: 'socket' | 'http'): void {
    const { server, hello, environment } = this.#options;
    const open = way === 'socket' ? openSocketLink : openHttpLink;
    // The link exists only after `open` returned, its events come later.
    const link: Link = open(server, hello(), environment, {
      received: (message) => {
        if (this.#link === link) this.#receive(message, way);
      },
      lost: () => {
        if (this.#link === link) this.#lose(way);
      },
    });
    this.#link = link;
    this.#watch(way);
  }

  #receive(message: ServerMessage, way: 'socket' | 'http'): void {
    if (message.type !== 'welcome' && message.to !== undefined) this.#outbox.delete(message.to);
    // A server that refuses the hello, because too many come at once, has to be asked again.
    if (this.#state === 'online' && this.#outbox.size === 0) this.#cancelWatch();
    this.#options.onMessage(message);
    if (message.type === 'welcome' && this.#state !== 'online') this.#welcome(way);
  }

  #welcome(way: 'socket' | 'http'): void {
    this.#cancelWatch();
    if (way === 'socket') this.#socketFailures = 0;
    this.#cancelStable = this.#options.environment.schedule(() => {
      this.#failures = 0;
    }, stableMs);
    this.#setState('online');
    const waiting = [...this.#asides, ...this.#outbox.values()];
    this.#asides = [];
    for (const message of waiting) this.#transmit(message);
  }

  #transmit(message: ClientMessage): void {
    this.#link?.send(message);
    if ('id' in message) this.#watch('socket');
  }

  #watch(way: 'socket' | 'http'): void {
    this.#cancelWatch();
    this.#cancelWatch = this.#options.environment.schedule(() => this.#lose(way), silenceMs);
  }

  #lose(way: 'socket' | 'http'): void {
    const wasOnline = this.#state === 'online';
    this.#drop();
    if (!wasOnline && way === 'socket') this.#socketFailures += 1;
    this.#setState('offline');
    if (!wasOnline && way === 'socket' && this.#socketFailures >= socketFailuresBeforeHttp) this.#attempt('http');
    else this.#retryLater();
  }

  #retryLater(): void {
    const { environment } = this.#options;
    const delayMs = backoffMs(this.#failures, environment.random);
    this.#failures += 1;
    this.#cancelRetry = environment.schedule(() => this.#attempt('socket'), delayMs);
  }

  #drop(): void {
    this.#cancelRetry();
    this.#cancelWatch();
    this.#cancelStable();
    const link = this.#link;
    this.#link = undefined;
    link?.close();
  }

  #setState(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onState(state);
  }
}

function nothingToCancel(): void {
  // Stands in until something is scheduled.
}
