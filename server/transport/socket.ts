import type {} from '@fastify/websocket';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type { Config } from '../config.ts';
import type { Context } from '../conversation/context.ts';
import { decodeFrame } from '../protocol/decode.ts';
import type { ClientMessage, ServerMessage } from '../protocol/messages.ts';
import { type Allowance, spend } from './allowance.ts';
import { fateOf } from './asked-back.ts';
import type { Chat, Exchange } from './chat.ts';
import { frameOf } from './frame.ts';
import { isAllowedOrigin } from './origin.ts';
import type { Visitors } from './visitors.ts';

/** Close codes: from RFC 6455, and 4408 for "nothing said in time". */
const closeCodes = { goingAway: 1001, unsupported: 1003, policy: 1008, silent: 4408 } as const;

/** Close codes of visitors who leave: they close the chat, or the page. */
const leavingCodes: ReadonlySet<number> = new Set([1000, 1001, 1005]);

/** Connections that the server ended because it stops. */
const sentAway = new WeakSet<WebSocket>();

/** Messages refused in a row until the connection is closed. */
const mostRefusals = 20;

/** How long a client may take to say goodbye when the server stops. */
const farewellMs = 500;

/** Replies remembered to answer a repeated id with the same reply, and to know what feedback is about. */
const mostRemembered = 16;

export interface SocketParts {
  readonly config: Config;
  readonly chat: Chat;
  readonly visitors: Visitors;
}

/** `GET /chat`: the chat over a WebSocket. */
export function registerSocket(app: FastifyInstance, parts: SocketParts) {
  const { config, visitors } = parts;
  // Every route can be asked for an upgrade; only the chat has something to upgrade to.
  app.addHook('onRequest', async (request, reply) => {
    if (request.ws && request.routeOptions.url !== '/chat') return reply.callNotFound();
  });
  app.get(
    '/chat',
    {
      websocket: true,
      preValidation: async (request, reply) => {
        if (!request.ws) return reply.callNotFound();
        const { origin } = request.headers;
        if (!isAllowedOrigin(origin, request.host, config.allowedOrigins, config.allowNoOrigin)) {
          request.log.info({ refused: 'origin' }, 'connection refused');
          return reply.code(403).send({ error: 'origin not allowed' });
        }
        const room = visitors.room(request.ip);
        if (room === 'free') return;
        request.log.info({ refused: room }, 'connection refused');
        return reply
          .code(room === 'address-full' ? 429 : 503)
          .header('retry-after', '10')
          .send({ error: room });
      },
    },
    (socket, request) => {
      // Listeners are attached at once: a frame may come in the same packet as the handshake.
      serveConnection(socket, request.ip, request.log, parts);
    },
  );
}

/** Tells all clients that the server stops, and hangs up on those that do not answer. */
export function sendAway(clients: ReadonlySet<WebSocket>) {
  for (const client of clients) {
    sentAway.add(client);
    client.close(closeCodes.goingAway, 'the server stops');
  }
  const hangUp = () => {
    for (const client of clients) client.terminate();
  };
  setTimeout(hangUp, farewellMs).unref();
}

function serveConnection(
  socket: WebSocket,
  address: string,
  log: FastifyBaseLogger,
  { config, chat, visitors }: SocketParts,
) {
  const { limits } = config;
  let context: Context | undefined;
  let page: string | undefined;
  /** A question that was asked back, as long as the visitor has not gone on. */
  let askedBack: Exchange | undefined;
  let allowance: Allowance | undefined;
  let pingAllowance: Allowance | undefined;
  let refusals = 0;
  let isAlive = true;
  let inTurn = Promise.resolve();
  const remembered = new Map<string, Exchange>();
  const rate = { messages: limits.messages, perMs: limits.messagesMs };
  visitors.enter(address);

  const send = (message: ServerMessage | undefined) => {
    if (message === undefined || socket.readyState !== socket.OPEN) return;
    // Who does not read must not fill our memory.
    if (socket.bufferedAmount <= limits.unsentBytes) return socket.send(frameOf(message));
    log.info({ expelled: 'does not read' }, 'connection closed');
    return socket.terminate();
  };
  const expel = (reason: string) => {
    log.info({ expelled: reason }, 'connection closed');
    socket.close(closeCodes.policy, reason);
  };
  const refuse = (message: ServerMessage) => {
    send(message);
    refusals += 1;
    if (refusals >= mostRefusals) expel('too many refused messages');
  };

  const follow = (message: Exclude<ClientMessage, { type: 'hello' }>, exchange: Exchange) => {
    const fate = askedBack && fateOf(askedBack, message, exchange.message);
    if (askedBack && fate === 'abandoned') chat.takeAbandoned(askedBack);
    if (fate !== 'open') askedBack = undefined;
    if (message.type === 'utterance' && fate !== 'open' && isAskedBack(exchange)) askedBack = exchange;
  };

  const answer = async (message: ClientMessage) => {
    if (message.type === 'hello') {
      const exchange = await chat.begin(message);
      context = exchange.context;
      page = exchange.page;
      return send(exchange.message);
    }
    context ??= await chat.resume(undefined);
    if (message.type === 'feedback') return chat.takeFeedback(message, findAnswer(remembered, message.answer));
    if (message.type === 'followed') return chat.takeFollowed(message, findAnswer(remembered, message.answer));
    const known = 'id' in message ? remembered.get(message.id) : undefined;
    if (known) return send(known.message);
    const exchange = await chat.take(message, context, page);
    context = exchange.context;
    follow(message, exchange);
    if ('id' in message) remember(remembered, message.id, exchange);
    return send(exchange.message);
  };

  socket.on('message', (data, isBinary) => {
    // What was on its way when we closed is not carried out.
    if (socket.readyState !== socket.OPEN) return undefined;
    if (isBinary) return socket.close(closeCodes.unsupported, 'text frames only');
    clearTimeout(silence);
    const nowMs = Date.now();
    const own = spend(allowance, nowMs, rate);
    allowance = own.allowance;
    const waitMs = own.waitMs || visitors.spend(address, nowMs);
    const decoded = decodeFrame(data.toString());
    if (waitMs > 0) {
      const to = decoded.ok && 'id' in decoded.message ? decoded.message.id : undefined;
      return refuse(chat.error('slow_down', context, { seconds: String(Math.ceil(waitMs / 1000)) }, to));
    }
    if (!decoded.ok) {
      return refuse(chat.error('bad_message', context, {}, decoded.to, decoded.problem));
    }
    refusals = 0;
    const { message } = decoded;
    // One after the other: two messages at once must not mix their contexts.
    inTurn = inTurn
      .then(() => answer(message))
      .catch((error: unknown) => {
        log.error(error, 'a turn failed');
        send(chat.error('internal', context, {}, 'id' in message ? message.id : undefined));
      });
    return undefined;
  });
  // Each ping is answered: as many as messages are plenty, and browsers send none.
  socket.on('ping', () => {
    if (socket.readyState !== socket.OPEN) return;
    const { allowance: left, waitMs } = spend(pingAllowance, Date.now(), rate);
    pingAllowance = left;
    if (waitMs > 0) expel('too many pings');
  });
  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('error', (error: Error & { code?: string }) => log.info({ fault: error.code }, 'connection fault'));
  socket.on('close', (code) => {
    // A connection that broke, or that we ended, may be taken up again: the visitor may still choose.
    if (askedBack && leavingCodes.has(code) && !sentAway.has(socket)) chat.takeAbandoned(askedBack);
    clearTimeout(silence);
    clearInterval(pings);
    visitors.leave(address);
  });
  const silence = setTimeout(() => socket.close(closeCodes.silent, 'nothing said'), limits.firstMessageMs);
  const pings = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, limits.pingMs);
}

function isAskedBack({ message }: Exchange): boolean {
  return message.type === 'reply' && message.outcome === 'ambiguous';
}

function remember(remembered: Map<string, Exchange>, id: string, exchange: Exchange) {
  remembered.set(id, exchange);
  if (remembered.size <= mostRemembered) return;
  const [oldest] = remembered.keys();
  if (oldest !== undefined) remembered.delete(oldest);
}

function findAnswer(remembered: ReadonlyMap<string, Exchange>, id: string): Exchange | undefined {
  return [...remembered.values()].find(({ message }) => message?.type === 'reply' && message.id === id);
}
