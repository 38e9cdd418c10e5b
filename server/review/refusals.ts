import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAway } from '../store/trouble.ts';
import { describeRefusal, languageOf, Refusal, statusByCode } from './refusal.ts';

/** Answers whatever is thrown below `/review` with a refusal. */
export function registerRefusals(scope: FastifyInstance) {
  scope.setErrorHandler((error: unknown, request, reply) => {
    const refusal = error instanceof Refusal ? error : refusalFor(error);
    if (refusal.code === 'internal') request.log.error(error, 'a request of the review page failed');
    if (refusal.code === 'try_later') request.log.warn(error, 'the review page waits for the database');
    return sendRefusal(request, reply, refusal);
  });
}

export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.waitMs !== undefined) reply.header('retry-after', String(Math.ceil(refusal.waitMs / 1000)));
  return reply
    .code(statusByCode[refusal.code])
    .send(describeRefusal(refusal, languageOf(request.headers['accept-language'])));
}

function refusalFor(error: unknown): Refusal {
  if (isAway(error)) return new Refusal('try_later');
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  return new Refusal(status >= 400 && status < 500 ? 'bad_request' : 'internal');
}
