import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ClientMessage, Language, ServerMessage } from '../../../server/protocol/messages.ts';
import { greeting, replyMessage, replyTo, suggestions } from './canned-replies.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** As the real server does for the sites on its list. */
const anywhere = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' };

export interface StubOptions {
  /** Folder with the built widget. */
  readonly root: string;
  /** Sent with every page. */
  readonly contentSecurityPolicy?: string | (() => string);
  /** Further pages by path. */
  readonly pages?: Readonly<Record<string, string>>;
  /** Further style sheets by path. */
  readonly styles?: Readonly<Record<string, string>>;
}

/** A server that speaks the protocol with canned replies, can go silent, and remembers what it received. */
export class StubServer {
  readonly received: ClientMessage[] = [];
  /** Refuses sockets, so that widgets turn to HTTP. */
  refusesSockets = false;
  /** Refuses everything but files: an outage. */
  isDown = false;
  /** Takes questions and says nothing. */
  isSilent = false;

  readonly #options: StubOptions;
  readonly #connections = new Set<Socket>();
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #http = createServer((request, response) => this.#serve(request, response));
  #replies = 0;

  constructor(options: StubOptions) {
    this.#options = options;
    this.#http.on('connection', (connection) => {
      this.#connections.add(connection);
      connection.on('close', () => this.#connections.delete(connection));
    });
    this.#http.on('upgrade', (request, socket, head) => {
      if (this.isDown || this.refusesSockets || request.url !== '/chat') socket.destroy();
      else this.#sockets.handleUpgrade(request, socket, head, (client) => this.#talk(client));
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
    const address = this.#http.address();
    if (address === null || typeof address === 'string') throw new Error('The stub server has no port.');
    return `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    for (const connection of this.#connections) connection.destroy();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  /** Cuts every chat off in mid-sentence. */
  cutSockets(): void {
    for (const client of this.#sockets.clients) client.terminate();
  }

  /** How many chats are connected. */
  get openSockets(): number {
    return this.#sockets.clients.size;
  }

  /** Says something out of turn to everybody. */
  say(message: unknown): void {
    for (const client of this.#sockets.clients) client.send(JSON.stringify(message));
  }

  #talk(client: WebSocket): void {
    const session = { language: 'de' as Language };
    client.on('message', (data) => {
      for (const answer of this.#answer(JSON.parse(String(data)), session)) client.send(JSON.stringify(answer));
    });
  }

  #answer(message: ClientMessage, session: { language: Language }): readonly ServerMessage[] {
    this.received.push(message);
    switch (message.type) {
      case 'hello': {
        session.language = message.language ?? 'de';
        const { language } = session;
        return [{ type: 'welcome', version: 1, language, reply: greeting(language), resume: 'resume-0' }];
      }
      case 'utterance':
      case 'choice': {
        if (this.isSilent) return [];
        this.#replies += 1;
        const text = message.type === 'utterance' ? message.text : message.value;
        return [replyMessage(message.id, `answer-${this.#replies}`, replyTo(text, session.language))];
      }
      case 'language':
        session.language = message.language;
        return [replyMessage('language', `language-${this.received.length}`, greeting(session.language))];
      case 'forget':
        return [replyMessage('forget', `forget-${this.received.length}`, greeting(session.language))];
      case 'feedback':
      case 'followed':
        return [];
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/api/chat') return this.#serveChat(request, response);
    if (path === '/api/suggestions') return this.#serveSuggestions(request, response);
    const { contentSecurityPolicy: policy } = this.#options;
    if (policy !== undefined)
      response.setHeader('content-security-policy', typeof policy === 'string' ? policy : policy());
    try {
      const [type, content] = await this.#find(path === '/' ? '/demo.html' : normalize(path));
      response.setHeader('content-type', contentTypes[type] ?? 'text/plain');
      for (const [name, value] of Object.entries(anywhere)) response.setHeader(name, value);
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  }

  async #find(path: string): Promise<readonly [string, string | Buffer]> {
    const made = this.#options.pages?.[path] ?? this.#options.styles?.[path];
    return [extname(path), made ?? (await readFile(join(this.#options.root, path)))];
  }

  #serveSuggestions({ url = '' }: IncomingMessage, response: ServerResponse): void {
    const language = new URL(url, 'http://localhost').searchParams.get('language');
    response.writeHead(this.isDown ? 503 : 200, { 'content-type': 'application/json', ...anywhere });
    response.end(JSON.stringify({ language, ...suggestions }));
  }

  async #serveChat(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.isDown) {
      request.socket.destroy();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    // The browser asks before it sends JSON to another site.
    if (request.method === 'OPTIONS') {
      response.writeHead(204, anywhere).end();
      return;
    }
    const { message } = JSON.parse(Buffer.concat(chunks).toString());
    const [answer] = this.#answer(message, { language: 'de' });
    response.writeHead(answer === undefined ? 204 : 200, { 'content-type': 'application/json', ...anywhere });
    response.end(answer === undefined ? undefined : JSON.stringify(answer));
  }
}
