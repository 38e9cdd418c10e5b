import type { FastifyInstance, FastifyRequest } from 'fastify';
import { decodeMessage } from '../protocol/decode.ts';
import type { ServerMessage } from '../protocol/messages.ts';
import type { Exchange } from './chat.ts';
import { isAllowedOrigin } from './origin.ts';
import type { SocketParts } from './socket.ts';

/** Answers remembered to know what feedback and followed links are about: by their ids, which only their visitors know. */
const mostRemembered = 500;

/** `POST /api/chat`: the same messages, one by one, where sockets are blocked: `{message, resume?}` → a server message. */
export function registerHttpChat(app: FastifyInstance, { config, chat, visitors }: SocketParts) {
  const answers = new Map<string, Exchange>();
  app.post(
    '/api/chat',
    { bodyLimit: config.limits.frameBytes },
    async (request, reply): Promise<ServerMessage | undefined> => {
      const { origin } = request.headers;
      if (!isAllowedOrigin(origin, request.host, config.allowedOrigins, config.allowNoOrigin)) {
        return reply.code(403).send({ error: 'origin not allowed' });
      }
      const waitMs = visitors.spend(request.ip, Date.now());
      if (waitMs > 0) {
        const seconds = String(Math.ceil(waitMs / 1000));
        return reply
          .code(429)
          .header('retry-after', seconds)
          .send(chat.error('slow_down', undefined, { seconds }));
      }
      const decoded = decodeMessage(fieldOf(request, 'message'));
      const token = fieldOf(request, 'resume');
      if (!decoded.ok)
        return reply.code(400).send(chat.error('bad_message', undefined, {}, decoded.to, decoded.problem));
      const { message } = decoded;
      if (message.type === 'hello') return (await chat.begin(message)).message;
      if (message.type === 'feedback' || message.type === 'followed') {
        const about = answers.get(message.answer);
        if (message.type === 'feedback') chat.takeFeedback(message, about);
        else chat.takeFollowed(message, about);
        return reply.code(204).send();
      }
      const exchange = await chat.take(message, await chat.resume(typeof token === 'string' ? token : undefined));
      remember(answers, exchange);
      return exchange.message;
    },
  );
}

function remember(answers: Map<string, Exchange>, exchange: Exchange) {
  const { message } = exchange;
  if (message.type !== 'reply') return;
  answers.set(message.id, exchange);
  if (answers.size <= mostRemembered) return;
  const [oldest] = answers.keys();
  if (oldest !== undefined) answers.delete(oldest);
}

function fieldOf(request: FastifyRequest, name: string): unknown {
  const { body } = request;
  return typeof body === 'object' && body !== null ? Object.getOwnPropertyDescriptor(body, name)?.value : undefined;
}
