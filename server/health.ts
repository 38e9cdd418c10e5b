import { BlockList } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** How the process is doing, in words an operator can act on. */
export interface Health {
  /** Whether new visitors may be sent here, and which content they get. */
  ready(): { readonly ready: boolean; readonly content: string; readonly troubles: readonly string[] };
}

/**
 * `/healthz`: the process answers. `/readyz`: it may be sent visitors; `degraded` if it may, but somebody should look at
 * the troubles. Both are for those who watch the service, not for its visitors.
 */
export function registerHealth(app: FastifyInstance, health: Health) {
  app.get('/healthz', async (request, reply) => (isInside(request) ? { status: 'live' } : reply.callNotFound()));
  app.get('/readyz', async (request, reply) => {
    if (!isInside(request)) return reply.callNotFound();
    const state = health.ready();
    const status = !state.ready ? 'not-ready' : state.troubles.length > 0 ? 'degraded' : 'ready';
    return reply.code(state.ready ? 200 : 503).send({ status, ...state });
  });
}

const inside = new BlockList();
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  // Where providers put the nodes of a cluster.
  ['100.64.0.0', 10],
] as const)
  inside.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  inside.addSubnet(network, bits, 'ipv6');

/** Whether a request comes from this machine or a private network, and no proxy has passed it on for somebody else. */
export function isInside({ raw }: Pick<FastifyRequest, 'raw'>): boolean {
  const { 'x-forwarded-for': forwardedFor, forwarded } = raw.headers;
  const address = raw.socket.remoteAddress ?? '';
  return (
    forwardedFor === undefined &&
    forwarded === undefined &&
    inside.check(address, address.includes(':') ? 'ipv6' : 'ipv4')
  );
}
