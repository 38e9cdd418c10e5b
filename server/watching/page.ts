import Fastify, { type FastifyInstance } from 'fastify';
import { type Health, registerHealth } from '../health.ts';
import { noSchemas } from '../transport/no-schemas.ts';
import type { Metrics, Readings } from './metrics.ts';

/** `/metrics` and health on a port of their own, that no proxy passes on. */
export function buildMetricsApp(metrics: Metrics, readings: Readings, health: Health): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true, requestTimeout: 10_000, schemaController: noSchemas });
  registerHealth(app, health);
  app.get('/metrics', async (_, reply) => {
    const { type, text } = await metrics.render(readings);
    return reply.type(type).send(text);
  });
  return app;
}
