import type { FastifyError, FastifyInstance } from 'fastify';

/** Answers errors without telling anything about the inside: a code, a request id, a general sentence. */
export function registerErrors(app: FastifyInstance) {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error(error, 'a request failed');
    return reply
      .code(status)
      .send({ error: sentences[status] ?? (status < 500 ? sentences[400] : sentences[500]), request: request.id });
  });
  app.setNotFoundHandler((request, reply) => reply.code(404).send({ error: sentences[404], request: request.id }));
}

const sentences: Readonly<Record<number, string>> = {
  400: 'The request could not be read.',
  404: 'There is nothing here.',
  413: 'The request is too large.',
  415: 'Only JSON is accepted.',
  429: 'Too many requests.',
  500: 'Something went wrong on our side.',
};
