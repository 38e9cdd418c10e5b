import type {} from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

/** Counts requests by route and status, and how chats end. To be registered before the routes. */
export function watchApp(app: FastifyInstance, metrics: Metrics) {
  app.addHook('onResponse', async (request, reply) => {
    // The route as it was registered: a path is the client's to choose.
    metrics.responded(request.routeOptions.url ?? 'none', reply.statusCode);
  });
  app.addHook('onReady', async () => {
    app.websocketServer.on('connection', (socket) => socket.on('close', metrics.closed));
  });
}
