import type { FastifyInstance } from 'fastify';

/** How the process is doing, in words an operator can act on. */
export interface Health {
  /** Whether new visitors may be sent here, and which content they get. */
  ready(): { readonly ready: boolean; readonly content: string; readonly troubles: readonly string[] };
}

/** `/healthz`: the process answers. `/readyz`: it may be sent visitors. */
export function registerHealth(app: FastifyInstance, health: Health) {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    const state = health.ready();
    return reply.code(state.ready ? 200 : 503).send(state);
  });
}
