import type { FastifyInstance, FastifyRequest } from 'fastify';
import { decodeMessage } from '../protocol/decode.ts';
import type { ServerMessage } from '../protocol/messages.ts';
import { isAllowedOrigin } from './origin.ts';
import type { SocketParts } from './socket.ts';

/** `POST /api/chat`: the same messages, one by one, where sockets are blocked: `{message, resume?}` → a server message. */
export function registerHttpChat(app: FastifyInstance, { config, chat, visitors }: SocketParts) {
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
      // Which answer it was is only known on a socket; a comment without it helps nobody.
      if (message.type === 'feedback' || message.type === 'followed') return reply.code(204).send();
      return (await chat.take(message, await chat.resume(typeof token === 'string' ? token : undefined))).message;
    },
  );
}

function fieldOf(request: FastifyRequest, name: string): unknown {
  const { body } = request;
  return typeof body === 'object' && body !== null ? Object.getOwnPropertyDescriptor(body, name)?.value : undefined;
}
