import type { FastifyInstance } from 'fastify';

/** Answers errors without telling anything about the inside: a code, a request id, a general sentence. */
export function registerErrors(app: FastifyInstance) {
  app.setErrorHandler((error: unknown, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) request.log.error(error, 'a request failed');
    return reply.code(status).send({ error: sentences[status], request: request.id });
  });
  app.setNotFoundHandler((request, reply) => reply.code(404).send({ error: sentences[404], request: request.id }));
}

/** One of the statuses with a sentence. Anything can be thrown, even nothing at all. */
function statusOf(thrown: unknown): number {
  const status = typeof thrown === 'object' && thrown && 'statusCode' in thrown ? Number(thrown.statusCode) : 500;
  if (sentences[status] !== undefined) return status;
  return status >= 400 && status < 500 ? 400 : 500;
}

const sentences: Readonly<Record<number, string>> = {
  400: 'The request could not be read.',
  404: 'There is nothing here.',
  413: 'The request is too large.',
  415: 'Only JSON is accepted.',
  429: 'Too many requests.',
  500: 'Something went wrong on our side.',
};
