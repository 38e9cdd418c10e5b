import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { type RawData, WebSocket } from 'ws';
import { buildApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { freshContext } from '../../server/conversation/context.ts';
import type { Health } from '../../server/health.ts';
import type { ClientMessage, Reply, ServerMessage } from '../../server/protocol/messages.ts';
import { openService, type Service } from '../../server/service.ts';
import type { Chat } from '../../server/transport/chat.ts';

export const ownOrigin = 'https://www.hannover.de';

type Settings = Readonly<Record<string, string>>;

/** A server that listens on a free port of this machine. */
export interface TestServer {
  readonly app: FastifyInstance;
  readonly port: number;
  /** Where `/metrics` is, if `METRICS_PORT` was set. */
  readonly metricsPort?: number | undefined;
  readonly dataDir: string;
  /** How to log in to the review page, with `REVIEW` left empty. */
  readonly oneTimeLogin?: Service['oneTimeLogin'];
  /** Every line logged so far. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** The whole service on the repository's content, with an empty data folder. Takes seconds: open it once a file. */
export async function openTestService({
  env = {},
  now,
  publicDir,
  reviewDir,
}: {
  env?: Settings;
  now?: () => Date;
  publicDir?: string;
  reviewDir?: string;
} = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hsc-test-'));
  const log: string[] = [];
  const config = readConfig({ ...testSettings, DATA_DIR: dataDir, ...env });
  const write = (line: string) => log.push(line);
  const pages = publicDir ?? (await makePublicDir(dataDir));
  const service = await openService(config, pages, now, { write }, reviewDir).catch(async (error) => {
    await rm(dataDir, { recursive: true });
    throw error;
  });
  await service.app.listen({ host: config.host, port: config.port });
  return {
    app: service.app,
    port: portOf(service.app),
    metricsPort: service.watching && portOf(service.watching),
    dataDir,
    oneTimeLogin: service.oneTimeLogin,
    log,
    async close() {
      await service.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** The server without content: real sockets, but every question is answered with itself. Closes with the test. */
export async function openTestApp({
  env = {},
  chat = {},
  health = { ready: () => ({ ready: true, content: 'none', troubles: [] }) },
  publicDir,
}: {
  env?: Settings;
  chat?: Partial<Chat>;
  health?: Health;
  publicDir?: string;
} = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hsc-test-'));
  const log: string[] = [];
  const app = await buildApp({
    config: readConfig({ ...testSettings, DATA_DIR: dataDir, ...env }),
    chat: { ...echoChat, ...chat },
    health,
    publicDir: publicDir ?? (await makePublicDir(dataDir)),
    logTo: { write: (line) => log.push(line) },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  let closing: Promise<void> | undefined;
  const server: TestServer = {
    app,
    port: portOf(app),
    dataDir,
    log,
    close: () => (closing ??= app.close().then(() => rm(dataDir, { recursive: true }))),
  };
  onTestFinished(() => server.close());
  return server;
}

const repository = fileURLToPath(new URL('../..', import.meta.url));

const testSettings: Settings = {
  CONTENT_DIR: repository,
  HOST: '127.0.0.1',
  PORT: '0',
  ALLOWED_ORIGINS: ownOrigin,
  REVIEW: 'off',
};

async function makePublicDir(folder: string): Promise<string> {
  await writeFile(join(folder, 'demo.html'), '<!doctype html><title>Demo</title>');
  return folder;
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server does not listen');
  return address.port;
}

export function textReply(text: string): Reply {
  return { language: 'de', outcome: 'matched', parts: [{ type: 'text', spans: [{ text }] }], choices: [] };
}

export const echoChat: Chat = {
  resume: async () => freshContext('de'),
  begin: async () => ({
    message: { type: 'welcome', version: 1, language: 'de', resume: 'token', reply: textReply('Guten Tag') },
    context: freshContext('de'),
  }),
  take: async (message, context) => {
    const to = 'id' in message ? message.id : message.type;
    const text = message.type === 'utterance' ? message.text : message.type;
    return { message: { type: 'reply', to, id: `answer-to-${to}`, resume: 'token', ...textReply(text) }, context };
  },
  takeFeedback: () => {},
  takeFollowed: () => {},
  takeAbandoned: () => {},
  suggest: (language) => ({ version: `none-${language}`, list: () => ({ language, questions: {}, subjects: [] }) }),
  error: (code, _context, values = {}, to, detail) => ({
    type: 'error',
    ...(to === undefined ? {} : { to }),
    code,
    message: JSON.stringify(values),
    ...(detail === undefined ? {} : { detail }),
  }),
};

/** Takes what comes and hands it out one by one, to whoever waits. */
class Inbox<Item> {
  readonly #items: Item[] = [];
  readonly #waiting: ((item: Item) => void)[] = [];

  put(item: Item) {
    const next = this.#waiting.shift();
    if (next) next(item);
    else this.#items.push(item);
  }

  take(): Promise<Item> {
    const item = this.#items.shift();
    if (item !== undefined) return Promise.resolve(item);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

export interface VisitOptions {
  readonly origin?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A visitor with a browser's WebSocket. */
export class Visitor {
  readonly socket: WebSocket;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly #inbox = new Inbox<ServerMessage>();
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: RawData) => this.#inbox.put(JSON.parse(data.toString())));
    socket.on('error', () => {});
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  /** Opens the chat without saying anything. */
  static async connect(
    { port }: TestServer,
    { origin = ownOrigin, headers = {} }: VisitOptions = {},
  ): Promise<Visitor> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/chat`, { origin, headers: { ...headers } });
    const visitor = new Visitor(socket);
    await once(socket, 'open');
    return visitor;
  }

  /** Opens the chat and is welcomed. */
  static async enter(
    server: TestServer,
    hello: Partial<Extract<ClientMessage, { type: 'hello' }>> = {},
  ): Promise<Visitor> {
    const visitor = await Visitor.connect(server);
    await visitor.ask({ type: 'hello', version: 1, ...hello });
    return visitor;
  }

  send(message: ClientMessage | Readonly<Record<string, unknown>> | string) {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  next(): Promise<ServerMessage> {
    return this.#inbox.take();
  }

  ask(message: Parameters<Visitor['send']>[0]): Promise<ServerMessage> {
    this.send(message);
    return this.next();
  }

  /** Writes a question and waits for the reply to it. */
  async say(text: string): Promise<Extract<ServerMessage, { type: 'reply' }>> {
    this.#asked += 1;
    const answer = await this.ask({ type: 'utterance', id: `${this.#asked}`, text });
    if (answer.type !== 'reply') throw new Error(`not a reply: ${JSON.stringify(answer)}`);
    return answer;
  }

  leave() {
    this.socket.close();
  }
}

/** The status an upgrade is refused with. */
export async function refusalOf(server: TestServer, path: string, headers: Readonly<Record<string, string>>) {
  const raw = await RawVisitor.open(server, handshake(path, headers));
  await raw.ended;
  const [head = ''] = raw.received.toString('latin1').split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), head };
}

export function handshake(path = '/chat', headers: Readonly<Record<string, string>> = { Origin: ownOrigin }): Buffer {
  const lines = Object.entries({
    Host: '127.0.0.1',
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
}

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** A frame as a client sends it; `first` and `mask` make malformed ones. */
export function frame(
  payload: Buffer | string,
  {
    opcode = opcodes.text as number,
    fin = true,
    reserved = 0,
    masked = true,
    declaredLength = undefined as bigint | undefined,
  } = {},
): Buffer {
  const body = Buffer.from(payload);
  const length = declaredLength ?? BigInt(body.length);
  const maskBit = masked ? 0x80 : 0;
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  let head: Buffer;
  if (length < 126n) head = Buffer.from([first, maskBit | Number(length)]);
  else if (length < 65_536n) head = Buffer.from([first, maskBit | 126, Number(length >> 8n), Number(length & 255n)]);
  else {
    head = Buffer.alloc(10);
    head.set([first, maskBit | 127]);
    head.writeBigUInt64BE(length, 2);
  }
  // A mask of zeros leaves the payload readable.
  return Buffer.concat([head, ...(masked ? [Buffer.alloc(4)] : []), body]);
}

/** A visitor who writes bytes, not messages. */
export class RawVisitor {
  readonly socket: Socket;
  readonly ended: Promise<void>;
  received = Buffer.alloc(0);
  #heard: (() => void) | undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('error', () => {});
    socket.on('data', (data) => {
      this.received = Buffer.concat([this.received, data]);
      this.#heard?.();
    });
    this.ended = new Promise((resolve) => {
      socket.on('close', () => {
        this.#heard?.();
        resolve();
      });
    });
  }

  /** Connects and writes the first bytes. */
  static async open({ port }: Pick<TestServer, 'port'>, bytes: Buffer): Promise<RawVisitor> {
    const socket = connect(port, '127.0.0.1');
    const visitor = new RawVisitor(socket);
    onTestFinished(() => {
      socket.destroy();
    });
    await once(socket, 'connect');
    socket.write(bytes);
    return visitor;
  }

  write(bytes: Buffer) {
    this.socket.write(bytes);
  }

  /** The frames the server has sent, once `isEnough` or the connection has ended. */
  async frames(isEnough: (frames: readonly ServerFrame[]) => boolean = () => false): Promise<readonly ServerFrame[]> {
    for (;;) {
      const frames = parseFrames(this.received);
      if (isEnough(frames) || this.socket.closed) return frames;
      await new Promise<void>((resolve) => {
        this.#heard = resolve;
      });
    }
  }

  /** The code in the server's close frame; undefined if it ended the connection without one. */
  async closeCode(): Promise<number | undefined> {
    const frames = await this.frames((heard) => heard.some(({ opcode }) => opcode === opcodes.close));
    return frames.find(({ opcode }) => opcode === opcodes.close)?.payload.readUInt16BE(0);
  }
}

export interface ServerFrame {
  readonly opcode: number;
  readonly payload: Buffer;
}

/** The frames after the handshake's answer; servers do not mask them. */
function parseFrames(received: Buffer): readonly ServerFrame[] {
  const frames: ServerFrame[] = [];
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd < 0) return frames;
  let at = headEnd + 4;
  while (received.length >= at + 2) {
    const short = received.readUInt8(at + 1);
    const headLength = short === 127 ? 10 : short === 126 ? 4 : 2;
    if (received.length < at + headLength) break;
    const length =
      short === 127 ? Number(received.readBigUInt64BE(at + 2)) : short === 126 ? received.readUInt16BE(at + 2) : short;
    if (received.length < at + headLength + length) break;
    frames.push({
      opcode: received.readUInt8(at) & 15,
      payload: received.subarray(at + headLength, at + headLength + length),
    });
    at += headLength + length;
  }
  return frames;
}
